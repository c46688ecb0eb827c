import { describe, expect, it } from 'vitest';
import type { PlannedStop } from './evening.ts';
import { entriesOf } from './round-desk.ts';

const stop = {
  household: {
    id: 'h1',
    pending: [
      { person: 'a', task: 'identity_card', abroad: false },
      { person: 'b', task: 'residence_file', abroad: false },
      { person: 'c', task: 'identity_card', abroad: true },
    ],
  },
} as unknown as PlannedStop;

const CARD = { person: 'a', task: 'identity_card' } as const;
const FILE = { person: 'b', task: 'residence_file' } as const;
const door = (what: Parameters<typeof entriesOf>[4]) => entriesOf(stop, 'to-1', '2026-04-24', '19:05', what);

describe('what is written of a door', () => {
  it('is done when everything that could be done is, whoever is abroad', () => {
    expect(door({ kind: 'met', done: [CARD, FILE] })).toEqual([
      {
        kind: 'visit',
        household: 'h1',
        date: '2026-04-24',
        time: '19:05',
        team: 'to-1',
        outcome: 'met_done',
        done: [CARD, FILE],
      },
    ]);
    expect(door({ kind: 'met', done: [FILE] })).toMatchObject([{ outcome: 'met_part', done: [FILE] }]);
    expect(door({ kind: 'met', done: [] })[0]).not.toHaveProperty('done');
  });

  it('has the time agreed beside the visit', () => {
    const again = { date: '2026-04-26', from: '19:00', to: '20:00' };
    expect(door({ kind: 'met', done: [], again })).toMatchObject([
      { kind: 'visit', outcome: 'met_again' },
      { kind: 'appointment', household: 'h1', appointment: again },
    ]);
  });

  it('reports an absence only where somebody said so, with the day they are back where that was said', () => {
    expect(door({ kind: 'away' })).toMatchObject([{ outcome: 'away_unknown' }]);
    const told = { reason: 'forest', source: 'neighbour', days: 7 } as const;
    expect(door({ kind: 'away', told })).toMatchObject([
      { kind: 'visit', outcome: 'away_known' },
      {
        kind: 'absence',
        report: { reason: 'forest', source: 'neighbour', reported: '2026-04-24', back: '2026-05-01' },
      },
    ]);
  });
});
