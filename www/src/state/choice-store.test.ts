import { describe, expect, it } from 'vitest';
import { ChoiceStore, type TextStorage } from './choice-store.ts';

class Shelf implements TextStorage {
  readonly texts = new Map<string, string>();
  full = false;
  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.texts.set(key, text);
  }
  removeItem(key: string): void {
    this.texts.delete(key);
  }
}

const shutOff = (): TextStorage => {
  throw new DOMException('shut off', 'SecurityError');
};

describe('what was chosen about trails', () => {
  it('is there again for the same trails only', () => {
    const shelf = new Shelf();
    expect(new ChoiceStore(() => shelf).keep('one', 'text')).toBe(true);
    const later = new ChoiceStore(() => shelf);
    expect(later.read('one')).toBe('text');
    expect(later.read('two')).toBeUndefined();
  });

  it('holds until the page is closed where nothing is kept, and says so', () => {
    const store = new ChoiceStore(shutOff);
    expect(store.read('one')).toBeUndefined();
    expect(store.keep('one', 'text')).toBe(false);
    expect(store.read('one')).toBe('text');
    expect(store.setAside('one')).toBe(false);
  });

  it('says so when the browser is full, and what was kept before stays', () => {
    const shelf = new Shelf();
    const store = new ChoiceStore(() => shelf);
    store.keep('one', 'first');
    shelf.full = true;
    expect(store.keep('one', 'second')).toBe(false);
    expect(new ChoiceStore(() => shelf).read('one')).toBe('first');
    expect(store.setAside('one')).toBe(false);
    expect(new ChoiceStore(() => shelf).read('one')).toBe('first');
  });

  it('is set aside without replacing what was set aside before', () => {
    const shelf = new Shelf();
    for (const text of ['first', 'second', 'second', 'third']) {
      const store = new ChoiceStore(() => shelf);
      store.keep('one', text);
      expect(store.setAside('one')).toBe(true);
      expect(store.read('one')).toBeUndefined();
    }
    expect([...shelf.texts.values()]).toEqual(['first', 'second', 'third']);
    expect(new ChoiceStore(() => shelf).setAside('never kept')).toBe(true);
  });
});
