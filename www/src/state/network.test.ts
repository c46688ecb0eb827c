import { describe, expect, it } from 'vitest';
import type { TrailLines } from '../engine/protocol.ts';
import type { HamletView, RepairView } from '../generated/types.ts';
import { inverse, nearestHamlet, repairList, steepestOf, trailBounds, trailPlaces } from './network.ts';

const repair = (id: string, change: Partial<RepairView> = {}): RepairView => ({
  id,
  kind: 'gap',
  joins: true,
  lon: 108,
  lat: 15,
  size_m: 1.8,
  trails: [0, 1],
  names: [],
  decision: 'open',
  ...change,
});
/** Two trails; the first is cut in two where it becomes steep. */
const lines: TrailLines = {
  coords: Float64Array.of(108, 15, 108.1, 15.1, 108.1, 15.1, 108.4, 15.2, 107, 14, 107.5, 14),
  starts: Uint32Array.of(0, 2, 4),
  kinds: ['path', 'path', 'road'],
  trails: Uint32Array.of(0, 0, 1),
  steep: Uint8Array.of(1, 3, 0),
};
describe('the list of repairs', () => {
  it('separates what is open, decided and always done', () => {
    const list = repairList([
      repair('a', { kind: 'crossing' }),
      repair('b'),
      repair('c', { decision: 'refused' }),
      repair('d', { kind: 'repeated_vertex', joins: false }),
      repair('e'),
    ]);
    expect(list.open.map(({ kind, repairs }) => [kind, repairs.map(({ id }) => id)])).toEqual([
      ['gap', ['b', 'e']],
      ['crossing', ['a']],
    ]);
    expect(list.openCount).toBe(3);
    expect(list.decided.map(({ id }) => id)).toEqual(['c']);
    expect(list.tidied.map(({ kind }) => kind)).toEqual(['repeated_vertex']);
  });
});

describe('undoing', () => {
  it('gives every repair back what was decided before', () => {
    const before = [
      repair('a'),
      repair('b', { decision: 'refused' }),
      repair('c', { decision: 'accepted' }),
      repair('d'),
    ];
    const change = { repairs: { ids: ['a', 'b', 'c'], decision: 'accepted' as const } };
    expect(inverse(change, before, {})).toEqual([
      { repairs: { ids: ['a'], decision: 'open' } },
      { repairs: { ids: ['b'], decision: 'refused' } },
    ]);
  });

  it('gives a trail back what was said of it, and touches nothing else', () => {
    const said = { x: { closed_on: '2026-04-20', not_at_night: false } };
    expect(inverse({ trail: { key: 'x', closed_on: '2026-04-24' } }, [], said)).toEqual([
      { trail: { key: 'x', closed_on: '2026-04-20' } },
    ]);
    expect(inverse({ trail: { key: 'y', closed_on: '2026-04-24' } }, [], said)).toEqual([
      { trail: { key: 'y', closed_on: null } },
    ]);
    expect(inverse({ trail: { key: 'x', not_at_night: true, not_after_rain: true } }, [], said)).toEqual([
      { trail: { key: 'x', not_at_night: false, not_after_rain: null } },
    ]);
  });
});

describe('a trail', () => {
  it('is as steep as its steepest piece', () => {
    expect([steepestOf(lines, 0), steepestOf(lines, 1), steepestOf(lines, 9)]).toEqual([3, 0, 0]);
  });

  it('is bounded by all its pieces', () => {
    expect(trailBounds(lines, 0)).toEqual([108, 15, 108.4, 15.2]);
    expect(trailBounds(lines, 9)).toBeUndefined();
  });

  it('has a place in its middle', () => {
    expect([...trailPlaces(lines)]).toEqual([
      [0, [108.1, 15.1]],
      [1, [107.5, 14]],
    ]);
  });

  it('is near the hamlet that is near on the ground, not in degrees', () => {
    const hamlet = (id: string, lon: number, lat: number) => ({ id, name: id, lon, lat }) as HamletView;
    const hamlets = [hamlet('east', 10.15, 60), hamlet('north', 10, 60.1)];
    expect(nearestHamlet(hamlets, [10, 60])?.id).toBe('east');
    expect(nearestHamlet([], [10, 60])).toBeUndefined();
  });
});
