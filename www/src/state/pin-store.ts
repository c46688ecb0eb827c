import type { Pin, Pins } from '../generated/types.ts';
import type { TextStorage } from './choice-store.ts';
import { listOf, pinsOf } from './pins.ts';

/**
 * What was pinned down, kept on this machine by the fingerprint of the trails' lines and by evening. It holds the
 * ids of households and teams, and nothing else of them.
 */
const KEPT = 'evening-rounds.pins.';
/** Evenings of which pins are kept, the last changed. */
const EVENINGS = 7;
/** Pins read of one evening: nobody has so many, and a spoilt text shall not slow the page. */
const MOST = 500;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** A pin out of what storage holds; nothing when it is none. */
function pinIn(value: unknown): Pin[] {
  if (typeof value !== 'object' || value === null) return [];
  const { kind, household, team, first, later, a, b } = value as Record<string, unknown>;
  if (kind === 'must' && isText(household)) return [{ kind, household }];
  if (kind === 'team' && isText(household) && isText(team)) return [{ kind, household, team }];
  if (kind === 'order' && isText(first) && isText(later) && first !== later) return [{ kind, first, later }];
  if (kind === 'apart' && isText(a) && isText(b) && a !== b) return [{ kind, a, b }];
  return [];
}

type Evenings = readonly (readonly [date: string, pins: readonly unknown[]])[];

function read(text: string | null): Evenings {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((one): one is [string, unknown[]] => isText(one?.[0]) && Array.isArray(one?.[1]));
  } catch {
    return [];
  }
}

/** Keeps pins by trails and evening; where the browser keeps nothing, at least until the page is closed. */
export class PinStore {
  readonly #texts = new Map<string, string>();

  /** `storage` may throw, as reading `localStorage` does where it is shut off. */
  constructor(private readonly storage: () => TextStorage = () => localStorage) {}

  #text(trails: string): string | null {
    const remembered = this.#texts.get(trails);
    if (remembered !== undefined) return remembered;
    try {
      return this.storage().getItem(KEPT + trails);
    } catch {
      return null;
    }
  }

  /** What was pinned down for an evening. */
  read(trails: string, date: string): Pins {
    const found = read(this.#text(trails)).find(([evening]) => evening === date);
    return pinsOf((found?.[1] ?? []).slice(0, MOST).flatMap(pinIn));
  }

  /** Keeps what is pinned down for an evening in place of what was. */
  keep(trails: string, date: string, pins: Pins): void {
    const others = read(this.#text(trails)).filter(([evening]) => evening !== date);
    const list = listOf(pins);
    const evenings: Evenings = list.length > 0 ? [...others, [date, list]] : others;
    const text = JSON.stringify(evenings.slice(-EVENINGS));
    this.#texts.set(trails, text);
    try {
      this.storage().setItem(KEPT + trails, text);
    } catch {
      // It holds until the page is closed.
    }
  }
}
