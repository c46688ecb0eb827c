// Which legs of a round lead where: one to each stop, or several where a team rides on the way.

import type { Leg, TeamPlan } from '../generated/types.ts';

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
