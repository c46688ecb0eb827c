import { describe, expect, it } from 'vitest';
import type { ParkingWishes } from '../generated/types.ts';
import type { MadePlan } from './app-state.ts';
import type { TextStorage } from './choice-store.ts';
import {
  adding,
  askedParking,
  forbidding,
  isAdded,
  isForbidden,
  NO_WISHES,
  parkingPlaces,
  sameWishes,
  unsaid,
} from './parking.ts';
import { ParkingStore } from './parking-store.ts';
import { metresBetween, type Place } from './place.ts';
import { PARKED, riding, TRAILHEAD } from './riding-fixture.ts';

const ELSEWHERE: Place = [108.03, 15];
/** Four metres east of a place: the same to the planner. */
const beside = ([lon, lat]: Place): Place => [lon + 4 / 107_400, lat];

describe('wishes', () => {
  it('name a place once, forbidden or added', () => {
    const both = adding(forbidding(NO_WISHES, TRAILHEAD), PARKED);
    expect(both).toEqual({ forbidden: [TRAILHEAD], added: [PARKED] });
    expect(forbidding(both, beside(PARKED))).toEqual({ forbidden: [TRAILHEAD, beside(PARKED)] });
    expect(adding(both, TRAILHEAD)).toEqual({ added: [PARKED, TRAILHEAD] });
    expect(unsaid(unsaid(both, TRAILHEAD), PARKED)).toEqual(NO_WISHES);
    expect(isForbidden(both, beside(TRAILHEAD)) && isAdded(both, PARKED)).toBe(true);
    expect(isForbidden(both, ELSEWHERE) || isAdded(both, ELSEWHERE)).toBe(false);
  });

  it('are asked of the planner when there are any', () => {
    expect(askedParking(NO_WISHES)).toEqual({});
    expect(askedParking({ forbidden: [TRAILHEAD] })).toEqual({ parking: { forbidden: [TRAILHEAD] } });
    expect(sameWishes({ forbidden: [TRAILHEAD] }, { added: [TRAILHEAD] })).toBe(false);
    expect(sameWishes({ added: [TRAILHEAD, PARKED] }, { added: [PARKED, TRAILHEAD] })).toBe(true);
  });
});

describe('places to park', () => {
  const stops = ['a', 'b', 'c'].map((id) => ({
    stop: { household: id },
    household: { house_mark: `Nhà ${id}` },
  }));
  const made = { rounds: [{ index: 2, name: 'Tổ 3', plan: riding, stops }] } as unknown as MadePlan;

  it('are those of the plan, with when, and for which houses', () => {
    expect(parkingPlaces(made, NO_WISHES)).toMatchObject([
      {
        place: TRAILHEAD,
        kind: 'used',
        standings: [{ team: 2, from: '18:10:30', until: '19:10', stops: ['Nhà a', 'Nhà b'] }],
      },
      { place: PARKED, kind: 'used', standings: [{ from: '19:16', until: '19:40', stops: ['Nhà c'] }] },
    ]);
  });

  it('and those people spoke of, each once', () => {
    const wishes = { forbidden: [TRAILHEAD], added: [PARKED, ELSEWHERE] } as unknown as ParkingWishes;
    const told = parkingPlaces(made, wishes).map(({ kind, added, standings }) => [
      kind,
      added,
      standings.length,
    ]);
    expect(told).toEqual([
      ['forbidden', false, 1],
      ['used', true, 1],
      ['added', true, 0],
    ]);
    expect(parkingPlaces(undefined, wishes)).toHaveLength(3);
  });
});

describe('the store of wishes', () => {
  const texts = new Map<string, string>();
  const shelf: TextStorage = {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
  const store = () => new ParkingStore(() => shelf);

  it('keeps them by trails and evening', () => {
    const wishes = adding(forbidding(NO_WISHES, TRAILHEAD), PARKED);
    store().keep('T', '2026-04-24', wishes);
    expect(store().read('T', '2026-04-24')).toEqual(wishes);
    expect(store().read('T', '2026-04-25')).toEqual({});
    expect(store().read('U', '2026-04-24')).toEqual({});
  });

  it('takes nothing from storage that is no place', () => {
    for (const spoilt of [
      '7',
      'null',
      '["added"]',
      '["added", "108", 15]',
      '["x", 108, 15]',
      '["added", 108, 95]',
    ]) {
      texts.set('evening-rounds.parking.T', `[["2026-04-24", [${spoilt}]]]`);
      expect(store().read('T', '2026-04-24'), spoilt).toEqual({});
    }
  });
});

describe('metres between places', () => {
  it('are those of the earth', () => {
    // A degree of latitude, and one of longitude at 60°: half of it.
    expect(metresBetween([108, 15], [108, 16])).toBeCloseTo(111_195, 0);
    expect(metresBetween([10, 60], [11, 60]) / 111_195).toBeCloseTo(0.5, 3);
  });
});
