import { describe, expect, it } from 'vitest';
import type { Leg, LegEnd, TeamPlan } from '../generated/types.ts';
import { legsByStop, parkedAt, type Step, stepsByStop } from './legs.ts';
import { PARKED, riding, TRAILHEAD } from './riding-fixture.ts';

const told = (step: Step): string => {
  const end = (one: LegEnd) => (one.at === 'household' ? one.id : one.at);
  switch (step.kind) {
    case 'fetch':
      return `fetch ${step.at}`;
    case 'park':
      return `park ${step.at} ${step.place}`;
    default:
      return `${step.kind} ${end(step.leg.from)}-${end(step.leg.to)}`;
  }
};

describe('the steps of a round', () => {
  it('are told as they happen: ride, park, walk, back to the motorbikes, ride on', () => {
    expect(stepsByStop(riding).map((steps) => steps.map(told))).toEqual([
      ['ride start-parking', `park 18:10:30 ${TRAILHEAD}`, 'walk parking-a'],
      ['walk a-b'],
      ['back b-parking', 'fetch 19:10', 'ride parking-parking', `park 19:16 ${PARKED}`],
      ['fetch 19:40', 'ride parking-end'],
    ]);
  });

  it('are the walks alone for a team on foot', () => {
    const walks = riding.legs.filter(({ mode }) => mode === 'walk').slice(0, 2);
    const steps = stepsByStop({ ...riding, legs: walks });
    expect(steps.map((one) => one.map(({ kind }) => kind))).toEqual([['walk'], ['walk']]);
  });

  it('tell of the motorbikes that are left at the start and fetched there', () => {
    const [ride, walk, on, back, ...rest] = riding.legs;
    if (!ride || !walk || !on || !back) throw new Error('too short a round');
    const start: LegEnd = { at: 'start' };
    const legs = [
      { ...walk, from: start },
      on,
      { ...back, to: start },
      { ...rest[0], from: start } as Leg,
      ...rest.slice(1),
    ];
    expect(
      stepsByStop({ ...riding, legs })
        .map((steps) => steps.map(told))
        .slice(0, 3),
    ).toEqual([
      ['walk start-a'],
      ['walk a-b'],
      ['back b-start', 'fetch 19:10', 'ride start-parking', `park 19:16 ${PARKED}`],
    ]);
    const home = { ...ride, to: start } as Leg;
    expect(stepsByStop({ ...riding, legs: [home, walk] })[0]?.map(told)[1]).toBe('park 18:10:30 undefined');
  });

  it('say where the motorbikes stand at each stop', () => {
    expect([0, 1, 2].map((stop) => parkedAt(riding, stop))).toEqual([TRAILHEAD, TRAILHEAD, PARKED]);
    const [first] = riding.legs;
    const walked = { ...riding, legs: riding.legs.filter((leg) => leg !== first) };
    expect(parkedAt(walked, 0)).toBeUndefined();
  });
});

const at = (id: string) => ({ at: 'household' as const, id });
const place = { at: 'parking' as const, place: [107.4, 16.2] };
const leg = (mode: string, to: object, end: number) => ({
  mode,
  to,
  shape: [
    [107, 16],
    [end, 16],
  ],
});
const teamOf = (...legs: ReturnType<typeof leg>[]) => ({ stops: [{}, {}], legs }) as unknown as TeamPlan;

describe('the legs of a round', () => {
  it('lead to one stop each where everything is walked', () => {
    const walked = teamOf(leg('walk', at('a'), 1), leg('walk', at('b'), 2), leg('walk', { at: 'end' }, 3));
    expect(legsByStop(walked).map((legs) => legs.length)).toEqual([1, 1, 1]);
    expect(parkedAt(walked, 1)).toBeUndefined();
  });

  it('are gathered by stop where a team rides, and say where the motorbikes stand', () => {
    const ridden = teamOf(
      leg('walk', at('a'), 1),
      leg('walk', { at: 'start' }, 2),
      leg('ride', place, 3),
      leg('walk', at('b'), 4),
      leg('walk', place, 5),
      leg('ride', { at: 'end' }, 6),
    );
    expect(legsByStop(ridden).map((legs) => legs.length)).toEqual([1, 3, 2]);
    expect(parkedAt(ridden, 0)).toBeUndefined();
    expect(parkedAt(ridden, 1)).toEqual([3, 16]);
  });
});
