import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { LineSet } from '../engine/protocol.ts';
import type { CommuneView, HamletView, IslandView, RepairView, TrailView } from '../generated/types.ts';
import type { HouseholdMark, TeamRound } from '../state/evening.ts';
import type { TrailNetwork } from '../state/network.ts';
import { type ParkingPlace, rides } from '../state/parking.ts';
import type { TrailSign } from './shapes.ts';

/** Positions of one line of a set; none when it has fewer than two and cannot be drawn. */
function positionsOf(lines: LineSet, line: number): [number, number][] {
  const positions = lines.coords.length / 2;
  const from = lines.starts[line] ?? positions;
  const to = lines.starts[line + 1] ?? positions;
  const coordinates: [number, number][] = [];
  for (let i = from; i < to; i++) coordinates.push([lines.coords[2 * i] ?? 0, lines.coords[2 * i + 1] ?? 0]);
  return coordinates.length < 2 ? [] : coordinates;
}

/** Lines as MapLibre takes them, each with what `properties` says of it. */
function linesWith<P>(
  lines: LineSet,
  properties: (line: number) => P | undefined,
): FeatureCollection<LineString, P> {
  const features: Feature<LineString, P>[] = [];
  for (let line = 0; line < lines.kinds.length; line++) {
    const coordinates = positionsOf(lines, line);
    const said = properties(line);
    if (coordinates.length === 0 || said === undefined) continue;
    features.push({ type: 'Feature', properties: said, geometry: { type: 'LineString', coordinates } });
  }
  return { type: 'FeatureCollection', features };
}

/** Lines with their kind. */
export const lineFeatures = (lines: LineSet): FeatureCollection<LineString, { kind: string }> =>
  linesWith(lines, (line) => ({ kind: lines.kinds[line] ?? '' }));

/** The sign that stands along a trail; none when it is open at any time. */
export function signOf(trail: TrailView | undefined): TrailSign | 'none' {
  if (!trail) return 'none';
  if (trail.closed) return 'closed';
  if (trail.not_at_night) return trail.not_after_rain ? 'nightrain' : 'night';
  return trail.not_after_rain ? 'rain' : 'none';
}

/** What the map draws of a piece of a trail. */
export interface TrailProperties {
  readonly kind: string;
  /** Class of steepness, 0 to 3. */
  readonly steep: number;
  /** Index of the trail. */
  readonly trail: number;
  readonly sign: TrailSign | 'none';
}

/** Trails in pieces of equal steepness, each with the sign of its trail. */
export function trailFeatures({
  lines,
  trails,
}: TrailNetwork): FeatureCollection<LineString, TrailProperties> {
  return linesWith(lines, (line) => {
    const trail = lines.trails[line] ?? 0;
    return {
      kind: lines.kinds[line] ?? '',
      steep: lines.steep[line] ?? 0,
      trail,
      sign: signOf(trails[trail]),
    };
  });
}

/** One trail in all its pieces; nothing when `trail` is none. */
export const chosenTrailFeatures = (
  { lines }: TrailNetwork,
  trail: number,
): FeatureCollection<LineString, object> =>
  linesWith(lines, (line) => (lines.trails[line] === trail ? {} : undefined));

const point = <P>(lon: number, lat: number, properties: P): Feature<Point, P> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

/** Hamlets with their names. */
export const hamletFeatures = (
  hamlets: readonly HamletView[],
): FeatureCollection<Point, { name: string }> => ({
  type: 'FeatureCollection',
  features: hamlets.map((hamlet) => point(hamlet.lon, hamlet.lat, { name: hamlet.name })),
});

/** Order of the households in the plan, above all others. */
export const PLANNED = 4;

/** Households with the picture that stands for their status; `order` puts what matters tonight on top. */
export function householdFeatures(
  commune: CommuneView,
  marks: ReadonlyMap<string, HouseholdMark>,
): FeatureCollection<Point, { id: string; image: string; mark: string; order: number; number: number }> {
  const order = { done: 0, barred: 1, away: 2, open: 3, planned: PLANNED } as const;
  return {
    type: 'FeatureCollection',
    features: commune.households.map((household) => {
      const mark = marks.get(household.id) ?? { status: 'open' as const };
      const image = mark.status === 'planned' ? `stop-${mark.team}-${mark.number}` : `house-${mark.status}`;
      return point(household.lon, household.lat, {
        id: household.id,
        image,
        mark: household.house_mark,
        order: order[mark.status],
        number: mark.status === 'planned' ? mark.number : 0,
      });
    }),
  };
}

/** How a leg is drawn: by its team where all go on foot, otherwise by whether one rides or walks. */
export type RouteWay = 'team' | 'ride' | 'walk';

/** Legs of all teams; `look` picks the colour, and the dashes where all go on foot. */
export function routeFeatures(
  rounds: readonly TeamRound[],
  looks: number,
): FeatureCollection<LineString, { look: number; way: RouteWay }> {
  const riding = rounds.some((round) => rides(round.plan.legs));
  return {
    type: 'FeatureCollection',
    features: rounds.flatMap((round) =>
      round.plan.legs.map(
        (leg): Feature<LineString, { look: number; way: RouteWay }> => ({
          type: 'Feature',
          properties: { look: round.index % looks, way: riding ? leg.mode : 'team' },
          geometry: { type: 'LineString', coordinates: leg.shape },
        }),
      ),
    ),
  };
}

/** Places to park; their signs are parts of the page. */
export const parkingFeatures = (places: readonly ParkingPlace[]): FeatureCollection<Point, object> => ({
  type: 'FeatureCollection',
  features: places.map(({ place: [lon, lat] }) => point(lon, lat, {})),
});

/** Repairs that somebody decides on, with the picture that tells how it was decided. */
export const repairFeatures = (
  repairs: readonly RepairView[],
): FeatureCollection<Point, { id: string; image: string; order: number }> => ({
  type: 'FeatureCollection',
  features: repairs.map(({ id, lon, lat, decision }) =>
    point(lon, lat, { id, image: `repair-${decision}`, order: decision === 'open' ? 1 : 0 }),
  ),
});

/** From each part that is not joined to the nearest place of the main one. */
export const islandFeatures = (islands: readonly IslandView[]): FeatureCollection<LineString, object> => ({
  type: 'FeatureCollection',
  features: islands.map(({ lon, lat, to_lon, to_lat }) => ({
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'LineString',
      coordinates: [
        [lon, lat],
        [to_lon, to_lat],
      ],
    },
  })),
});

/** One place, or nothing. */
export const selectedFeature = (
  place: { lon: number; lat: number } | undefined,
): FeatureCollection<Point, object> => ({
  type: 'FeatureCollection',
  features: place ? [point(place.lon, place.lat, {})] : [],
});

/** West, south, east, north of all legs; nothing when nobody goes anywhere. */
export function boundsOf(rounds: readonly TeamRound[]): [number, number, number, number] | undefined {
  const bounds: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const round of rounds) {
    for (const leg of round.plan.legs) {
      for (const [lon, lat] of leg.shape) {
        bounds[0] = Math.min(bounds[0], lon);
        bounds[1] = Math.min(bounds[1], lat);
        bounds[2] = Math.max(bounds[2], lon);
        bounds[3] = Math.max(bounds[3], lat);
      }
    }
  }
  return Number.isFinite(bounds[0]) ? bounds : undefined;
}
