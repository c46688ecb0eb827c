import type { Dropped } from './page.ts';

type Position = readonly [east: number, north: number];

/** A place so many metres east and north of the made-up hamlet's hall. */
const at = ([east, north]: Position): [number, number] => [
  Number((108 + east / (111_320 * Math.cos((15 * Math.PI) / 180))).toFixed(7)),
  Number((15 + north / 110_650).toFixed(7)),
];

const line = (name: string | undefined, highway: string, ...positions: Position[]) => ({
  type: 'Feature',
  properties: { highway, ...(name ? { name } : {}) },
  geometry: { type: 'LineString', coordinates: positions.map(at) },
});

const point = (place: Position, properties: object) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: at(place) },
});

const collection = (features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

const house = (id: string, place: Position) =>
  point(place, {
    id,
    hamlet: 'h',
    house_mark: id.toUpperCase(),
    people: 4,
    phones: 1,
    language: 'vi',
    outreach: 'visit',
    pending: [{ person: 'a', task: 'identity_card' }],
  });

/**
 * A hamlet on a road of a kilometre, where the way to three of its four houses hangs on what is decided:
 * `gap` stands at a trail that stops 2 m short of the road, `cross` on one that crosses a path without a common
 * vertex, `loop` behind one that can be gone round when it is closed. `near` stands at the road.
 */
export function hamlet(): Dropped[] {
  const trails = [
    line('Đường liên thôn', 'track', [0, 0], [250, 0], [500, 0], [750, 0], [1000, 0]),
    line('Dốc Bà Nở', 'path', [500, 2], [500, 300]),
    line('Lối suối Cát', 'path', [250, 0], [250, -400]),
    line('Lối nương', 'path', [100, -250], [400, -250]),
    line('Đường vòng', 'path', [750, 0], [750, 150], [900, 150]),
    line('Đường sau', 'path', [900, 150], [1000, 150], [1000, 0]),
  ];
  return [
    { name: 'trails.geojson', text: collection(trails) },
    {
      name: 'households.geojson',
      text: collection([
        house('near', [600, 8]),
        house('gap', [506, 290]),
        house('cross', [390, -256]),
        house('loop', [950, 156]),
      ]),
    },
    { name: 'hamlets.geojson', text: collection([point([0, 0], { id: 'h', name: 'Thôn Thử' })]) },
    {
      name: 'teams.json',
      text: JSON.stringify([
        {
          id: 't',
          name: 'Tổ một',
          members: ['CB-01', 'CB-02'],
          languages: ['vi'],
          kit: true,
          start: at([0, 0]),
          departure: '18:00',
          back_by: '21:30',
        },
      ]),
    },
    // So near that no house is tied to a trail on the other side of what is not joined.
    { name: 'settings.json', text: JSON.stringify({ walking: { snap_limit_m: 60 } }) },
  ];
}

/** A file with every position changed. */
export function moved(
  { name, text }: Dropped,
  to: (position: [number, number]) => [number, number],
): Dropped {
  const walk = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    return typeof value[0] === 'number' ? to(value as [number, number]) : value.map(walk);
  };
  const tree = JSON.parse(text) as { features: { geometry: { coordinates: unknown } }[] };
  for (const { geometry } of tree.features) geometry.coordinates = walk(geometry.coordinates);
  return { name, text: JSON.stringify(tree) };
}

/** Degrees as metres of web maps, EPSG:3857. */
export function webMercator([lon, lat]: [number, number]): [number, number] {
  const radius = 6_378_137;
  const north = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * radius;
  return [Number(((lon * Math.PI * radius) / 180).toFixed(2)), Number(north.toFixed(2))];
}
