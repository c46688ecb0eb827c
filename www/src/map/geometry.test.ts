import { describe, expect, it } from 'vitest';
import type { TeamRound } from '../state/evening.ts';
import type { TrailNetwork } from '../state/network.ts';
import {
  boundsOf,
  chosenTrailFeatures,
  islandFeatures,
  lineFeatures,
  routeFeatures,
  signOf,
  trailFeatures,
} from './geometry.ts';

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

describe('trails', () => {
  const rules = { not_at_night: false, not_after_rain: false, closed: false };
  const network = {
    lines: {
      coords: Float64Array.of(108, 15, 108.1, 15, 108.1, 15, 108.2, 15, 108, 16, 108, 17),
      starts: Uint32Array.of(0, 2, 4),
      kinds: ['path', 'path', 'road'],
      trails: Uint32Array.of(0, 0, 1),
      steep: Uint8Array.of(0, 2, 1),
    },
    trails: [rules, { ...rules, closed: true }],
    repairs: [],
    islands: [],
  } as unknown as TrailNetwork;

  it('are drawn piece by piece with steepness and the sign of their trail', () => {
    expect(trailFeatures(network).features.map(({ properties }) => properties)).toEqual([
      { kind: 'path', steep: 0, trail: 0, sign: 'none' },
      { kind: 'path', steep: 2, trail: 0, sign: 'none' },
      { kind: 'road', steep: 1, trail: 1, sign: 'closed' },
    ]);
  });

  it('are picked out whole', () => {
    expect(chosenTrailFeatures(network, 0).features).toHaveLength(2);
    expect(chosenTrailFeatures(network, 7).features).toEqual([]);
  });

  it('show one sign: closed before rules, both rules together', () => {
    const sign = (change: object) => signOf({ ...rules, ...change } as never);
    expect(sign({})).toBe('none');
    expect(sign({ not_at_night: true })).toBe('night');
    expect(sign({ not_after_rain: true })).toBe('rain');
    expect(sign({ not_at_night: true, not_after_rain: true })).toBe('nightrain');
    expect(sign({ not_at_night: true, not_after_rain: true, closed: true })).toBe('closed');
    expect(signOf(undefined)).toBe('none');
  });

  it('that stand apart have a line to the nearest place', () => {
    const island = { km: 0.7, households: 5, lon: 1, lat: 2, to_lon: 3, to_lat: 4, gap_m: 34 };
    expect(islandFeatures([island]).features[0]?.geometry.coordinates).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('routes', () => {
  const round = (index: number, ...modes: string[]) =>
    ({ index, plan: { legs: modes.map((mode) => ({ mode, shape: [] })) } }) as unknown as TeamRound;
  const drawn = (...rounds: TeamRound[]) =>
    routeFeatures(rounds, 4).features.map(({ properties: { look, way } }) => `${look} ${way}`);

  it('are told apart by team where all go on foot, and by whether one rides where anybody does', () => {
    expect(drawn(round(0, 'walk'), round(5, 'walk'))).toEqual(['0 team', '1 team']);
    expect(drawn(round(0, 'walk'), round(1, 'ride', 'walk'))).toEqual(['0 walk', '1 ride', '1 walk']);
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
