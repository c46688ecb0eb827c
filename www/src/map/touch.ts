/** A place on the screen, in CSS pixels. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Distance from a place to the piece of line between two others. */
function toSegment(at: Pixel, from: Pixel, to: Pixel): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(from.x + share * dx - at.x, from.y + share * dy - at.y);
}

/** Distance from a place to a line, in pixels; infinite when the line has no position. */
export function distanceToLine(at: Pixel, line: readonly Pixel[]): number {
  const [first] = line;
  if (!first) return Number.POSITIVE_INFINITY;
  let nearest = Math.hypot(first.x - at.x, first.y - at.y);
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1], line[i]];
    if (from && to) nearest = Math.min(nearest, toSegment(at, from, to));
  }
  return nearest;
}

/** Something that could be meant by a touch, and how far off the finger was. */
export interface Candidate<What> {
  readonly what: What;
  readonly distance: number;
}

/** The candidate that is nearest and within reach; among equals the first. */
export function nearestWithin<What>(candidates: Iterable<Candidate<What>>, reach: number): What | undefined {
  let best: Candidate<What> | undefined;
  for (const candidate of candidates) {
    if (candidate.distance <= reach && (!best || candidate.distance < best.distance)) best = candidate;
  }
  return best?.what;
}
