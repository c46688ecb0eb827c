import { describe, expect, it } from 'vitest';
import { type KeptEvening, type MarkStorage, MarkStore } from './mark-store.ts';

class Shelf implements MarkStorage {
  readonly texts = new Map<string, string>();
  get length(): number {
    return this.texts.size;
  }
  key = (number: number) => [...this.texts.keys()][number] ?? null;
  getItem = (key: string) => this.texts.get(key) ?? null;
  setItem = (key: string, text: string) => void this.texts.set(key, text);
  removeItem = (key: string) => void this.texts.delete(key);
}

const kept: KeptEvening = {
  soFar: {
    date: '2026-04-24',
    marks: [{ household: 'a', team: 'one', doing: 'nobody', at: '18:30' }],
  },
  request: { date: '2026-04-24' },
};
const at =
  (hour: number, day = 24) =>
  () =>
    new Date(2026, 3, day, hour);

describe('tonight’s marks', () => {
  it('are there again after the page was closed, for the same trails only', () => {
    const shelf = new Shelf();
    new MarkStore(at(19), () => shelf).keep('T', kept);
    const later = new MarkStore(at(21), () => shelf);
    expect(later.read('T')).toMatchObject(kept);
    expect(later.read('U')).toBeUndefined();
  });

  it('are gone the next day, of all communes, and when none is left', () => {
    const shelf = new Shelf();
    const tonight = new MarkStore(at(21), () => shelf);
    tonight.keep('T', kept);
    tonight.keep('U', kept);
    tonight.keep('U', { ...kept, soFar: { ...kept.soFar, marks: [] } });
    expect(shelf.texts.size).toBe(1);
    shelf.texts.set('another key', 'stays');
    expect(new MarkStore(at(12, 25), () => shelf).read('V')).toBeUndefined();
    expect([...shelf.texts.keys()]).toEqual(['another key']);
  });

  it('are not read when they are none, nor where nothing is kept', () => {
    const shelf = new Shelf();
    const store = new MarkStore(at(19), () => shelf);
    for (const text of ['', '{}', '{"at": 5}', '{"at": 5, "soFar": {}}', 'null']) {
      shelf.texts.set('evening-rounds.marks.T', text);
      expect(store.read('T')).toBeUndefined();
    }
    const shut = new MarkStore(at(19), () => {
      throw new DOMException('shut off', 'SecurityError');
    });
    shut.keep('T', kept);
    expect(shut.read('T')).toBeUndefined();
  });
});
