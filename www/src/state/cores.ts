import type { PlanRequest } from '../generated/types.ts';

/** More searches beside each other find little more, and each has its own copy of the module in memory. */
const MOST_ISLANDS = 4;

/**
 * What to ask of the planner on a machine with so many cores: a search on each but one, which is left to the page. On a
 * single core nothing, so that the plan is the one that the command line makes. The plan says how many there were.
 */
export function askedOf(cores: number | undefined): Pick<PlanRequest, 'islands'> {
  const islands = Math.min(MOST_ISLANDS, Math.max(1, (cores ?? 1) - 1));
  return islands > 1 ? { islands } : {};
}
