import { describe, expect, it } from 'vitest';
import type { TeamRound } from '../state/evening.ts';
import { boundsOf, lineFeatures } from './geometry.ts';

describe('lineFeatures', () => {
  it('cuts the coordinates at the starts, which count positions', () => {
    const features = lineFeatures({
      coords: Float64Array.of(108, 15, 108.1, 15.1, 108.2, 15.2, 107, 14, 107.1, 14.1),
      starts: Uint32Array.of(0, 3),
      kinds: ['road', 'path'],
    }).features;
    expect(features.map((feature) => feature.properties.kind)).toEqual(['road', 'path']);
    expect(features.map((feature) => feature.geometry.coordinates)).toEqual([
      [
        [108, 15],
        [108.1, 15.1],
        [108.2, 15.2],
      ],
      [
        [107, 14],
        [107.1, 14.1],
      ],
    ]);
  });

  it('leaves out lines that cannot be drawn', () => {
    const lines = { coords: Float64Array.of(108, 15), starts: Uint32Array.of(0, 1), kinds: ['path', 'path'] };
    expect(lineFeatures(lines).features).toEqual([]);
    expect(
      lineFeatures({ coords: new Float64Array(), starts: new Uint32Array(), kinds: [] }).features,
    ).toEqual([]);
  });
});

describe('boundsOf', () => {
  const round = (...shapes: [number, number][][]) =>
    ({ plan: { legs: shapes.map((shape) => ({ shape })) } }) as unknown as TeamRound;

  it('holds every leg of every team', () => {
    const one = round([
      [108, 15],
      [108.2, 15.1],
    ]);
    const two = round([
      [107.9, 15.3],
      [108.1, 14.9],
    ]);
    expect(boundsOf([one, two])).toEqual([107.9, 14.9, 108.2, 15.3]);
  });

  it('is nothing when all teams stay at home', () => {
    expect(boundsOf([])).toBeUndefined();
    expect(boundsOf([round()])).toBeUndefined();
  });
});
