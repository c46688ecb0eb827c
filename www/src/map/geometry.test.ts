import { describe, expect, it } from 'vitest';
import { lineFeatures } from './geometry.ts';

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
