import { describe, expect, it } from 'vitest';
import { bearing, metresBetween } from './place.ts';

describe('the way to a door as the crow flies', () => {
  it.each([
    [[107.5, 16.001], 111, 0],
    [[107.501, 16], 107, 90],
    [[107.5, 15.999], 111, 180],
    [[107.499, 16], 107, 270],
    [[107.5005, 16.0005], 77, 44],
    [[107.5, 16], 0, 0],
  ] as const)('to %j is %i m towards %i degrees', (to, metres, degrees) => {
    expect(Math.round(metresBetween([107.5, 16], to))).toBe(metres);
    expect(bearing([107.5, 16], to)).toBe(degrees);
  });
});
