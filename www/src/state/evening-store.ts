import type { TextStorage } from './choice-store.ts';

/** Evenings of which something is kept, the last changed. */
const EVENINGS = 7;
/** Entries read of one evening: nobody has so many, and a spoilt text shall not slow the page. */
const MOST = 500;

/** How what is kept of an evening becomes a list of plain values, and is read out of one that may hold anything. */
export interface Form<T> {
  /** Begins the name under which it is kept; the fingerprint of the trails' lines follows. */
  readonly name: string;
  readonly write: (value: T) => readonly unknown[];
  readonly read: (list: readonly unknown[]) => T;
}

type Evenings = readonly (readonly [date: string, list: readonly unknown[]])[];

function evenings(text: string | null): Evenings {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter(
      (one): one is [string, unknown[]] =>
        typeof one?.[0] === 'string' && one[0] !== '' && Array.isArray(one[1]),
    );
  } catch {
    return [];
  }
}

/** Keeps something by trails and evening; where the browser keeps nothing, at least until the page is closed. */
export class EveningStore<T> {
  readonly #texts = new Map<string, string>();

  /** `storage` may throw, as reading `localStorage` does where it is shut off. */
  constructor(
    private readonly form: Form<T>,
    private readonly storage: () => TextStorage = () => localStorage,
  ) {}

  #text(trails: string): string | null {
    const remembered = this.#texts.get(trails);
    if (remembered !== undefined) return remembered;
    try {
      return this.storage().getItem(this.form.name + trails);
    } catch {
      return null;
    }
  }

  /** What is kept for an evening. */
  read(trails: string, date: string): T {
    const found = evenings(this.#text(trails)).find(([evening]) => evening === date);
    return this.form.read((found?.[1] ?? []).slice(0, MOST));
  }

  /** Keeps it for an evening in place of what was. */
  keep(trails: string, date: string, value: T): void {
    const others = evenings(this.#text(trails)).filter(([evening]) => evening !== date);
    const list = this.form.write(value);
    const all: Evenings = list.length > 0 ? [...others, [date, list]] : others;
    const text = JSON.stringify(all.slice(-EVENINGS));
    this.#texts.set(trails, text);
    try {
      this.storage().setItem(this.form.name + trails, text);
    } catch {
      // It holds until the page is closed.
    }
  }
}
