import type { PlanRequest } from '../generated/types.ts';
import type { SoFar } from './so-far.ts';

/**
 * What was marked tonight and what the plan was asked with, kept on this machine by the fingerprint of the trails'
 * lines. It tells at which houses nobody was home, so it holds ids and times and no name, and is forgotten by the
 * next day. The plan itself is not kept: the same request gives the same plan.
 */
const KEPT = 'evening-rounds.marks.';
/** An evening and the night after it. */
const KEPT_MS = 14 * 3_600_000;

export interface KeptEvening {
  readonly soFar: SoFar;
  readonly request: PlanRequest;
}

/** The part of the browser's storage that is used. */
export type MarkStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

interface Entry extends KeptEvening {
  readonly at: number;
}

function entryOf(text: string | null): Entry | undefined {
  if (text === null) return undefined;
  try {
    const entry = JSON.parse(text) as Entry;
    const whole =
      typeof entry.at === 'number' &&
      typeof entry.soFar.date === 'string' &&
      Array.isArray(entry.soFar.marks) &&
      typeof entry.request === 'object';
    return whole ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps tonight's marks; where the browser keeps nothing they hold until the page is closed. */
export class MarkStore {
  /** `storage` may throw, as reading `localStorage` does where it is shut off. */
  constructor(
    private readonly now: () => Date = () => new Date(),
    private readonly storage: () => MarkStorage = () => localStorage,
  ) {}

  /** Tonight's marks for these trails, if any; whatever is older than a night is removed, of all trails. */
  read(trails: string): KeptEvening | undefined {
    try {
      const storage = this.storage();
      const names = Array.from({ length: storage.length }, (_, number) => storage.key(number) ?? '');
      for (const name of names.filter((name) => name.startsWith(KEPT))) {
        const entry = entryOf(storage.getItem(name));
        const age = this.now().getTime() - (entry?.at ?? 0);
        if (!entry || age < 0 || age > KEPT_MS) storage.removeItem(name);
      }
      return entryOf(storage.getItem(KEPT + trails));
    } catch {
      return undefined;
    }
  }

  /** Keeps an evening, or forgets it when nothing is marked. */
  keep(trails: string, { soFar, request }: KeptEvening): void {
    try {
      if (soFar.marks.length === 0) this.storage().removeItem(KEPT + trails);
      else {
        const entry: Entry = { at: this.now().getTime(), soFar, request };
        this.storage().setItem(KEPT + trails, JSON.stringify(entry));
      }
    } catch {
      // Nothing to do: they hold until the page is closed.
    }
  }
}
