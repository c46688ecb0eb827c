/** A place as `[lon, lat]` in degrees. */
export type Place = readonly [lon: number, lat: number];

const METRES_PER_DEGREE = 111_195;

/** Metres between two places as the crow flies; good enough for what is said of places in one commune. */
export function metresBetween(a: Place, b: Place): number {
  const middle = ((a[1] + b[1]) * Math.PI) / 360;
  return METRES_PER_DEGREE * Math.hypot((a[0] - b[0]) * Math.cos(middle), a[1] - b[1]);
}

/** The direction from one place to another in whole degrees clockwise from north, 0 to 359. */
export function bearing(from: Place, to: Place): number {
  const middle = ((from[1] + to[1]) * Math.PI) / 360;
  const east = (to[0] - from[0]) * Math.cos(middle);
  const degrees = Math.round((Math.atan2(east, to[1] - from[1]) * 180) / Math.PI);
  return (degrees + 360) % 360;
}

/** The one of several that is nearest to a place, and how far off it is; nothing when there is none. */
export function nearestTo<T extends { readonly lon: number; readonly lat: number }>(
  place: Place,
  all: readonly T[],
): { readonly what: T; readonly metres: number } | undefined {
  let best: { what: T; metres: number } | undefined;
  for (const what of all) {
    const metres = metresBetween(place, [what.lon, what.lat]);
    if (!best || metres < best.metres) best = { what, metres };
  }
  return best;
}
