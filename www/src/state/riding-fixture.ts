// A round by hand for tests: ride to a trailhead, walk to `a` and on to `b`, back, ride to `c` at the road, ride home.

import type { Leg, LegEnd, Mode, TeamPlan } from '../generated/types.ts';

export const HOME: [number, number] = [108, 15];
export const TRAILHEAD: [number, number] = [108.02, 15];
export const PARKED: [number, number] = [108.04, 15];

const A: [number, number] = [108.02, 15.002];
const B: [number, number] = [108.02, 15.004];

const house = (id: string): LegEnd => ({ at: 'household', id });
const parking = (place: [number, number]): LegEnd => ({ at: 'parking', place });

function leg(
  mode: Mode,
  from: LegEnd,
  to: LegEnd,
  depart: string,
  seconds: number,
  ...shape: [number, number][]
): Leg {
  return {
    mode,
    from,
    to,
    depart,
    seconds,
    metres: seconds,
    climb_m: 0,
    descent_m: 0,
    off_trail_m: 0,
    shape,
  };
}

export const riding = {
  team: 'one',
  motorbikes: 1,
  departure: '18:00',
  back: '19:51',
  back_by: '21:30',
  stops: [
    { household: 'a', arrive: '18:15:30', knock: '18:15:30', leave: '18:35', order: { kind: 'as_good' } },
    { household: 'b', arrive: '18:40', knock: '18:40', leave: '19:00', order: { kind: 'as_good' } },
    { household: 'c', arrive: '19:17', knock: '19:17', leave: '19:40', order: { kind: 'as_good' } },
  ],
  legs: [
    leg('ride', { at: 'start' }, parking(TRAILHEAD), '18:00:30', 600, HOME, TRAILHEAD),
    leg('walk', parking(TRAILHEAD), house('a'), '18:11:30', 240, TRAILHEAD, A),
    leg('walk', house('a'), house('b'), '18:35', 300, A, B),
    leg('walk', house('b'), parking(TRAILHEAD), '19:00', 600, B, TRAILHEAD),
    leg('ride', parking(TRAILHEAD), parking(PARKED), '19:10:30', 330, TRAILHEAD, PARKED),
    leg('walk', parking(PARKED), house('c'), '19:17', 0, PARKED, PARKED),
    leg('ride', parking(PARKED), { at: 'end' }, '19:40:30', 570, PARKED, HOME),
  ],
} as unknown as TeamPlan;
