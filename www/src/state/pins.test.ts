import { describe, expect, it } from 'vitest';
import type { CommuneView, Pin, Pins } from '../generated/types.ts';
import type { TextStorage } from './choice-store.ts';
import { PinStore } from './pin-store.ts';
import { about, closesCircle, holding, listOf, pairPin, pinsOf, withoutPin, withPin } from './pins.ts';

const MUST: Pin = { kind: 'must', household: 'a' };
const GIVEN: Pin = { kind: 'team', household: 'a', team: 'one' };
const ORDER: Pin = { kind: 'order', first: 'a', later: 'b' };
const APART: Pin = { kind: 'apart', a: 'b', b: 'c' };
const ALL: Pins = {
  must: ['a'],
  team: [{ household: 'a', team: 'one' }],
  order: [{ first: 'a', later: 'b' }],
  apart: [{ a: 'b', b: 'c' }],
};

describe('pins', () => {
  it('are a list and back', () => {
    expect(listOf(ALL)).toEqual([MUST, GIVEN, ORDER, APART]);
    expect(pinsOf(listOf(ALL))).toEqual(ALL);
    expect(pinsOf([])).toEqual({});
  });

  it('are added once and removed', () => {
    const twice = [MUST, MUST, ORDER, ORDER, APART, { ...APART, a: 'c', b: 'b' } as Pin].reduce(withPin, {});
    expect(listOf(twice)).toHaveLength(3);
    expect(withoutPin(ALL, { kind: 'apart', a: 'c', b: 'b' })).toEqual({ ...ALL, apart: undefined });
    // The other way round it is another order.
    expect(withoutPin(ALL, { kind: 'order', first: 'b', later: 'a' })).toEqual(ALL);
  });

  it('give a household to one team, the last said', () => {
    const pins = [GIVEN, { ...GIVEN, team: 'two' } as Pin].reduce(withPin, {});
    expect(pins).toEqual({ team: [{ household: 'a', team: 'two' }] });
  });

  it('are found by the households they are about', () => {
    expect(about(ALL, 'a')).toEqual([MUST, GIVEN, ORDER]);
    expect(about(ALL, 'c')).toEqual([APART]);
    expect(pairPin('later', 'a', 'b')).toEqual({ kind: 'order', first: 'b', later: 'a' });
  });

  it('say when an order would close a circle', () => {
    const chain = [ORDER, { kind: 'order', first: 'b', later: 'c' } as Pin].reduce(withPin, {});
    expect(closesCircle(chain, { kind: 'order', first: 'c', later: 'a' })).toBe(true);
    expect(closesCircle(chain, { kind: 'order', first: 'a', later: 'c' })).toBe(false);
    expect(closesCircle(chain, { kind: 'apart', a: 'c', b: 'a' })).toBe(false);
  });

  it('hold only for households and teams that are there', () => {
    const commune = {
      households: [{ id: 'a' }, { id: 'b' }],
      teams: [{ id: 'two' }],
    } as unknown as CommuneView;
    expect(holding(ALL, commune)).toEqual({ must: ['a'], order: [{ first: 'a', later: 'b' }] });
  });
});

/** Storage that lives longer than the page. */
function storage(): TextStorage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

describe('the store of pins', () => {
  it('keeps them by trails and evening', () => {
    const kept = storage();
    new PinStore(() => kept).keep('T', '2026-04-24', ALL);
    const later = new PinStore(() => kept);
    expect(later.read('T', '2026-04-24')).toEqual(ALL);
    expect(later.read('T', '2026-04-25')).toEqual({});
    expect(later.read('U', '2026-04-24')).toEqual({});
    later.keep('T', '2026-04-24', {});
    expect([...kept.texts.values()]).toEqual(['[]']);
  });

  it('forgets all but the latest evenings', () => {
    const kept = storage();
    const store = new PinStore(() => kept);
    for (let day = 10; day < 20; day += 1) store.keep('T', `2026-04-${day}`, ALL);
    expect(store.read('T', '2026-04-10')).toEqual({});
    expect(store.read('T', '2026-04-13')).toEqual(ALL);
  });

  it('takes nothing from storage that is no pin', () => {
    const kept = storage();
    const spoilt = [
      '',
      'no JSON',
      '{}',
      '[null, 1, ["2026-04-24"], ["2026-04-24", 7]]',
      '[["2026-04-24", [null, 1, {"kind": "must"}, {"kind": "order", "first": "a", "later": "a"}, {"kind": "x"}]]]',
    ];
    for (const text of spoilt) {
      kept.texts.set('evening-rounds.pins.T', text);
      expect(new PinStore(() => kept).read('T', '2026-04-24'), text).toEqual({});
    }
  });

  it('keeps them until the page is closed where storage is shut off', () => {
    const store = new PinStore(() => {
      throw new Error('shut off');
    });
    store.keep('T', '2026-04-24', ALL);
    expect(store.read('T', '2026-04-24')).toEqual(ALL);
  });
});
