import { describe, expect, it } from 'vitest';
import type { CommuneView, Plan } from '../generated/types.ts';
import { clockOf, seconds, wallClock } from './clock.ts';
import { PARKED, riding, TRAILHEAD } from './riding-fixture.ts';
import { changesOf, marked, type StopMark, underwayOf } from './so-far.ts';

const stop = (household: string, arrive: string, leave: string) => ({
  household,
  arrive,
  knock: arrive,
  leave,
  order: { kind: 'as_good' },
});
const team = (id: string, ...stops: ReturnType<typeof stop>[]) => ({
  team: id,
  departure: '18:00',
  back: '20:30',
  back_by: '21:30',
  stops,
  legs: [...stops, undefined].map(() => ({ seconds: 600 })),
});
const plan = {
  date: '2026-04-24',
  teams: [
    team('one', stop('a', '18:10', '18:30:20'), stop('b', '18:40:20', '19:00'), stop('c', '19:10', '19:30')),
    team('two', stop('d', '18:10', '18:40'), stop('e', '18:50', '19:20')),
  ],
} as unknown as Plan;
const commune = {
  households: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id })),
  teams: [
    { id: 'one', name: 'Tổ 1' },
    { id: 'two', name: 'Tổ 2' },
  ],
} as unknown as CommuneView;
const mark = (household: string, doing: StopMark['doing'], at: string, by = 'one'): StopMark => ({
  household,
  team: by,
  doing,
  at,
});

describe('a time of day', () => {
  it('is seconds and back', () => {
    for (const clock of ['00:00', '18:05', '20:45:30', '23:59:59'])
      expect(clockOf(seconds(clock))).toBe(clock);
    expect(wallClock(new Date(2026, 3, 24, 20, 10, 59))).toBe('20:10');
  });
});

describe('marks', () => {
  it('are one for a household, and one team sets out for one stop', () => {
    const first = marked([mark('a', 'met', '18:30')], mark('b', 'heading', '18:31'));
    expect(marked(first, mark('a', 'nobody', '18:20'))).toEqual([
      mark('b', 'heading', '18:31'),
      mark('a', 'nobody', '18:20'),
    ]);
    const other = marked(first, mark('d', 'heading', '18:40', 'two'));
    expect(marked(other, mark('c', 'heading', '18:40')).map(({ household }) => household)).toEqual([
      'a',
      'd',
      'c',
    ]);
  });
});

describe('what the planner is told', () => {
  it('is the plan to the second where it went as planned', () => {
    const told = underwayOf(plan, [mark('b', 'met', '19:00'), mark('a', 'met', '18:30')], '19:05');
    expect(told).toEqual({
      now: '19:05',
      teams: [
        {
          team: 'one',
          made: [
            { household: 'a', knock: '18:10', leave: '18:30:20', outcome: 'met' },
            { household: 'b', knock: '18:40:20', leave: '19:00', outcome: 'met' },
          ],
          remaining: ['c'],
        },
        { team: 'two', remaining: ['d', 'e'] },
      ],
    });
  });

  it('has a knock when the way there was walked, never after leaving nor before the last leave', () => {
    const late = underwayOf(plan, [mark('a', 'met', '18:55'), mark('b', 'nobody', '19:07')], '19:10');
    expect(late.teams[0]?.made?.map(({ knock, leave }) => [knock, leave])).toEqual([
      ['18:10', '18:55'],
      ['19:05', '19:07'],
    ]);
    const early = underwayOf(plan, [mark('a', 'nobody', '18:05')], '18:06');
    expect(early.teams[0]?.made).toEqual([
      { household: 'a', knock: '18:05', leave: '18:05', outcome: 'nobody' },
    ]);
    // Another order than planned: the way is not known, the planned knock is.
    const other = underwayOf(plan, [mark('c', 'met', '18:35'), mark('a', 'met', '19:00')], '19:10');
    expect(other.teams[0]?.made?.map(({ household, knock }) => [household, knock])).toEqual([
      ['c', '18:35'],
      ['a', '18:35'],
    ]);
  });

  it('names whom a team has set out for, who was passed over, and who is home', () => {
    const marks = [
      mark('a', 'skipped', '18:20'),
      mark('b', 'heading', '18:20'),
      mark('d', 'met', '18:40', 'two'),
      mark('e', 'met', '19:20', 'two'),
    ];
    const told = underwayOf(plan, marks, '19:29');
    expect(told.skipped).toEqual(['a']);
    expect(told.teams[0]).toEqual({ team: 'one', heading: 'b', remaining: ['b', 'c'] });
    expect(told.teams[1]?.home).toBeUndefined();
    expect(underwayOf(plan, marks, '19:30').teams[1]?.home).toBe(true);
  });
});

describe('what a new plan changes', () => {
  const evening = (...teams: ReturnType<typeof team>[]) => ({ ...plan, teams }) as unknown as Plan;
  const told = (later: Plan) =>
    changesOf(commune, plan, later).map((change) =>
      [
        change.kind,
        'household' in change ? change.household.id : '',
        'team' in change ? change.team : '',
      ].join(' '),
    );

  it('is nothing where the rest is the same', () => {
    expect(told(plan)).toEqual([]);
  });

  it('is told household by household', () => {
    const [a, b] = [stop('a', '18:10', '18:30'), stop('b', '18:40', '19:00')];
    const later = evening(
      team('one', b, a),
      team('two', stop('c', '19:10', '19:30'), stop('f', '20:00', '20:10'), stop('e', '20:20', '20:30')),
    );
    expect(told(later)).toEqual(['moved c Tổ 2', 'dropped d ', 'added f Tổ 2', 'order  Tổ 1']);
  });

  it('leaves out what people did themselves, and tells who is late', () => {
    const made = { ...stop('a', '18:10', '18:30'), made: 'met', order: { kind: 'made' } };
    const late = { ...team('one', made, stop('c', '19:10', '19:30')), back: '21:40' };
    const later = {
      ...evening(late, plan.teams[1] as never),
      underway: { now: '19:00', teams: [], skipped: ['b'] },
    };
    expect(told(later as unknown as Plan)).toEqual(['late  Tổ 1']);
  });
});

describe('a team that rides', () => {
  const evening = { date: '2026-04-24', teams: [riding] } as unknown as Plan;
  const told = (...marks: StopMark[]) => underwayOf(evening, marks, '19:20').teams[0];

  it('tells where the motorbikes stood at each stop, and where they will at the one it has set out for', () => {
    const midway = told(mark('a', 'met', '18:35'));
    expect(midway?.made).toEqual([
      { household: 'a', knock: '18:15:30', leave: '18:35', outcome: 'met', parked: TRAILHEAD },
    ]);
    expect(midway?.parked).toBeUndefined();
    const on = told(mark('a', 'met', '18:35'), mark('b', 'skipped', '18:40'), mark('c', 'heading', '18:40'));
    expect(on?.parked).toEqual(PARKED);
  });

  it('knocks when riding, mounting and parking are over', () => {
    const late = told(mark('a', 'met', '18:35'), mark('b', 'met', '19:05'), mark('c', 'nobody', '19:30'));
    // 17 minutes from leaving b to arriving at c.
    expect(late?.made?.[2]).toMatchObject({ knock: '19:22', leave: '19:30', parked: PARKED });
  });
});
