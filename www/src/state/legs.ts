// Which legs of a round lead where: one to each stop, or several where a team rides on the way.

import type { Leg, TeamPlan } from '../generated/types.ts';
import { clockOf, seconds } from './clock.ts';
import type { Place } from './place.ts';

/** The legs that lead to each stop, and last those back. */
export function legsByStop(team: TeamPlan): Leg[][] {
  if (team.legs.every(({ mode }) => mode !== 'ride')) return team.legs.map((leg) => [leg]);
  const groups: Leg[][] = [[]];
  for (const leg of team.legs) {
    groups.at(-1)?.push(leg);
    if (leg.to.at === 'household') groups.push([]);
  }
  return groups;
}

/** Where the motorbikes stand while a stop is made: where the last ride before it ended. Nothing where that is the start. */
export function parkedAt(team: TeamPlan, stop: number): [number, number] | undefined {
  const before = legsByStop(team)
    .slice(0, stop + 1)
    .flat();
  return before.findLast(({ mode }) => mode === 'ride')?.shape.at(-1);
}

/** What a team does on its way, in the order in which it happens. */
export type Step =
  /** `back` is a walk to the motorbikes. */
  | { readonly kind: 'walk' | 'ride' | 'back'; readonly leg: Leg }
  /** It is at the motorbikes, and rides on. */
  | { readonly kind: 'fetch'; readonly at: string }
  /** It leaves them here; no place where that is its own start. */
  | { readonly kind: 'park'; readonly at: string; readonly place: Place | undefined };

/** A shorter walk between motorbikes and door is none. */
const BESIDE_M = 20;

const arrival = (leg: Leg): string => clockOf(seconds(leg.depart) + leg.seconds);

/** What happens on the way to each stop, and last on the way back. */
export function stepsByStop(team: TeamPlan): Step[][] {
  const [first] = team.legs;
  let here = team.departure;
  return legsByStop(team).map((legs, stop) => {
    const steps = legs.flatMap((leg): Step[] => {
      const since = here;
      here = arrival(leg);
      if (leg.mode === 'ride') return rideSteps(leg, leg === first ? undefined : since, here);
      const back = leg.to.at === 'parking' || leg.to.at === 'start';
      // From the motorbikes to the door that they stand at, and back, nobody needs to be told.
      const beside = legs.length > 1 && leg.metres < BESIDE_M;
      return beside ? [] : [{ kind: back ? 'back' : 'walk', leg }];
    });
    here = team.stops[stop]?.leave ?? here;
    return steps;
  });
}

/** A ride with what is done before it, unless the round begins with it, and after it, unless the round ends with it. */
function rideSteps(leg: Leg, fetched: string | undefined, parked: string): Step[] {
  const { to } = leg;
  const place = to.at === 'parking' ? to.place : undefined;
  return [
    ...(fetched === undefined ? [] : [{ kind: 'fetch', at: fetched } as const]),
    { kind: 'ride', leg },
    ...(to.at === 'end' ? [] : [{ kind: 'park', at: parked, place } as const]),
  ];
}
