import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { LineSet } from '../engine/protocol.ts';
import type { CommuneView, HamletView } from '../generated/types.ts';
import type { HouseholdMark, TeamRound } from '../state/evening.ts';

/** Lines as MapLibre takes them; a line of fewer than two positions cannot be drawn and is left out. */
export function lineFeatures(lines: LineSet): FeatureCollection<LineString, { kind: string }> {
  const features: Feature<LineString, { kind: string }>[] = [];
  const positions = lines.coords.length / 2;
  lines.kinds.forEach((kind, index) => {
    const from = lines.starts[index] ?? positions;
    const to = lines.starts[index + 1] ?? positions;
    const coordinates: [number, number][] = [];
    for (let i = from; i < to; i++) {
      coordinates.push([lines.coords[2 * i] ?? 0, lines.coords[2 * i + 1] ?? 0]);
    }
    if (coordinates.length < 2) return;
    features.push({ type: 'Feature', properties: { kind }, geometry: { type: 'LineString', coordinates } });
  });
  return { type: 'FeatureCollection', features };
}

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

/** Legs of all teams; `look` picks colour and dashes. */
export function routeFeatures(
  rounds: readonly TeamRound[],
  looks: number,
): FeatureCollection<LineString, { look: number }> {
  return {
    type: 'FeatureCollection',
    features: rounds.flatMap((round) =>
      round.plan.legs.map(
        (leg): Feature<LineString, { look: number }> => ({
          type: 'Feature',
          properties: { look: round.index % looks },
          geometry: { type: 'LineString', coordinates: leg.shape },
        }),
      ),
    ),
  };
}

/** One household's place, or nothing. */
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
