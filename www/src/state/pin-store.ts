import type { Pin, Pins } from '../generated/types.ts';
import type { TextStorage } from './choice-store.ts';
import { EveningStore } from './evening-store.ts';
import { listOf, pinsOf } from './pins.ts';

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

/**
 * What was pinned down, kept on this machine by the fingerprint of the trails' lines and by evening. It holds the
 * ids of households and teams, and nothing else of them.
 */
export class PinStore extends EveningStore<Pins> {
  constructor(storage?: () => TextStorage) {
    super(
      { name: 'evening-rounds.pins.', write: listOf, read: (list) => pinsOf(list.flatMap(pinIn)) },
      storage,
    );
  }
}
