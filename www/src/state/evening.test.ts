import { describe, expect, it } from 'vitest';
import type { Assessment, CommuneView, Plan, Reason } from '../generated/types.ts';
import { fold, leftOut, marksOf, roundsOf, statusOf } from './evening.ts';
import type { Step } from './legs.ts';

const assessment = (household: string, ...barred: Reason[]): Assessment => ({
  household,
  barred,
  score: { terms: [], total: 0 },
  chances: [],
  presence: { low: 500, high: 800, away: 0, note: { note: 'nothing_known' } },
  waiting: { permille: 0, date: null, chance: 0 },
  worth: 0,
  next: { next: 'visit', from: '2026-04-24', number: 1 },
  service_s: 600,
  tasks: [],
});
const commune = {
  households: ['a', 'b', 'c'].map((id) => ({ id, hamlet: 'h', house_mark: id.toUpperCase() })),
  teams: [
    { id: 'one', name: 'Tổ 1' },
    { id: 'two', name: 'Tổ 2' },
  ],
} as unknown as CommuneView;
const leg = (metres: number) => ({ metres, mode: 'walk', depart: '18:00', seconds: 60, to: { at: 'end' } });
const plan = {
  teams: [
    {
      team: 'two',
      departure: '18:00',
      stops: [{ household: 'c' }, { household: 'a' }],
      legs: [leg(1), leg(2), leg(3)],
    },
  ],
  not_tonight: [
    { household: 'b', reasons: [{ kind: 'abroad' }] },
    { household: 'x', reasons: [{ kind: 'moved' }, { kind: 'abroad' }] },
    { household: 'y', reasons: [{ kind: 'moved' }] },
  ],
} as unknown as Plan;

describe('status', () => {
  it('follows the strongest reason', () => {
    expect(statusOf(assessment('a'))).toBe('open');
    expect(statusOf(assessment('a', { kind: 'nothing_pending' }))).toBe('done');
    expect(
      statusOf(assessment('a', { kind: 'away', reason: 'forest', back_from: null, back_to: null })),
    ).toBe('away');
    expect(statusOf(assessment('a', { kind: 'no_visits' }, { kind: 'nothing_pending' }))).toBe('barred');
  });

  it('of stops is the plan’s, with the team’s place in the commune’s list', () => {
    const evening = {
      date: '2026-04-24',
      households: [assessment('a'), assessment('b', { kind: 'abroad' })],
    };
    expect(Object.fromEntries(marksOf(commune, evening, plan))).toEqual({
      a: { status: 'planned', team: 1, number: 2 },
      b: { status: 'barred' },
      c: { status: 'planned', team: 1, number: 1 },
    });
  });
});

const metres = (step: Step) => ('leg' in step ? step.leg.metres : step.kind);

describe('rounds', () => {
  it('pair each stop with the way to it and keep the way back', () => {
    const [round] = roundsOf(commune, plan);
    expect(round?.name).toBe('Tổ 2');
    expect(
      round?.stops.map(({ number, household, steps }) => [number, household.id, steps.map(metres)]),
    ).toEqual([
      [1, 'c', [1]],
      [2, 'a', [2]],
    ]);
    expect(round?.back.map(metres)).toEqual([3]);
  });
});

describe('left out', () => {
  it('is grouped by the strongest reason, most first', () => {
    expect(leftOut(plan).map(({ kind, entries }) => [kind, entries.length])).toEqual([
      ['moved', 2],
      ['abroad', 1],
    ]);
  });
});

describe('fold', () => {
  it('finds names however they are typed', () => {
    expect(fold('Cơ Tu')).toBe(fold('cơtu'));
    expect(fold('Đắk Ốc')).toBe('dakoc');
    expect(fold('Thôn Ga Lâu')).toBe('thongalau');
  });
});
