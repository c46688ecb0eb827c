import type {
  CommuneView,
  HouseholdView,
  Outcome,
  Plan,
  StopMade,
  TeamPlan,
  TeamUnderway,
  Underway,
} from '../generated/types.ts';
import { clockOf, seconds } from './clock.ts';
import { legsByStop, parkedAt } from './legs.ts';

/** What can be said of a stop while the evening is under way; names the catalogue's entry `mark-<doing>`. */
export const DOINGS = ['met', 'nobody', 'skipped', 'heading'] as const;
export type Doing = (typeof DOINGS)[number];

/** What somebody marked at a stop. */
export interface StopMark {
  readonly household: string;
  readonly team: string;
  readonly doing: Doing;
  /** `HH:MM`: when the team left the door; of a stop passed over or set out for when that was marked. */
  readonly at: string;
}

/** What was marked on one evening. */
export interface SoFar {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly marks: readonly StopMark[];
}

/** What was done at a stop, as far as its round goes by it. */
export function doingOf(outcome: Outcome): Doing {
  if (outcome.startsWith('met_')) return 'met';
  return outcome.startsWith('skipped_') ? 'skipped' : 'nobody';
}

/** Marks with one more: a household has one, and a team has set out for one stop at most. */
export function marked(marks: readonly StopMark[], mark: StopMark): StopMark[] {
  const others = marks.filter(
    ({ household, team, doing }) =>
      household !== mark.household &&
      !(doing === 'heading' && mark.doing === 'heading' && team === mark.team),
  );
  return [...others, mark];
}

/** Whether a mark says that a stop is behind the team. */
export const isOver = ({ doing }: StopMark): boolean => doing !== 'heading';

/** What the marks are taken from where something was written at a door. */
interface Visited {
  readonly household: string;
  readonly date: string;
  readonly outcome: Outcome;
  readonly time: string | undefined;
}

/**
 * Marks with those of stops at whose doors something was written on the evening of the plan: a tab that was killed between
 * writing and marking has still written.
 */
export function withWritten(plan: Plan, marks: readonly StopMark[], visits: readonly Visited[]): StopMark[] {
  const tonight = new Map(
    visits.filter(({ date }) => date === plan.date).map((visit) => [visit.household, visit]),
  );
  let all = [...marks];
  for (const { team, stops } of plan.teams) {
    for (const { household, knock } of stops) {
      const visit = tonight.get(household);
      if (!visit || all.some((mark) => mark.household === household && isOver(mark))) continue;
      const at = (visit.time ?? knock).slice(0, 5);
      all = marked(all, { household, team, doing: doingOf(visit.outcome), at });
    }
  }
  return all;
}

const isMade = ({ doing }: StopMark): boolean => doing === 'met' || doing === 'nobody';

/** What the planner is told: the stops in the order in which their doors were left. */
export function underwayOf(plan: Plan, marks: readonly StopMark[], now: string): Underway {
  const skipped = marks.filter(({ doing }) => doing === 'skipped').map(({ household }) => household);
  const teams = plan.teams.map((team) =>
    teamOf(
      team,
      marks.filter((mark) => mark.team === team.team),
      now,
    ),
  );
  return { now, teams, ...(skipped.length > 0 ? { skipped } : {}) };
}

function teamOf(team: TeamPlan, marks: readonly StopMark[], now: string): TeamUnderway {
  const place = ({ household }: StopMark) => team.stops.findIndex((stop) => stop.household === household);
  const inOrder = marks.filter(isMade).sort((a, b) => seconds(a.at) - seconds(b.at) || place(a) - place(b));
  const made: StopMade[] = [];
  for (const mark of inOrder) made.push(madeOf(team, mark, place(mark), made.at(-1)));
  const done = new Set(marks.filter(({ doing }) => doing !== 'heading').map(({ household }) => household));
  const remaining = team.stops.map(({ household }) => household).filter((household) => !done.has(household));
  const heading = marks.find(({ doing }) => doing === 'heading')?.household;
  const goal = team.stops.findIndex(({ household }) => household === heading);
  const parked = goal < 0 ? undefined : parkedAt(team, goal);
  return {
    team: team.team,
    ...(made.length > 0 ? { made } : {}),
    ...(heading === undefined ? {} : { heading }),
    ...(parked ? { parked } : {}),
    ...(isHome(team, made, remaining, now) ? { home: true } : {}),
    ...(remaining.length > 0 ? { remaining } : {}),
  };
}

/** When a marked stop was left, to the second as planned where it went as planned, and when it was knocked: as the way
 * there says, but after the stop before and not after leaving. */
function madeOf(team: TeamPlan, mark: StopMark, place: number, before: StopMade | undefined): StopMade {
  const stop = team.stops[place];
  const from = seconds(before?.leave ?? team.departure);
  const asPlanned = stop?.leave.slice(0, 5) === mark.at;
  const leave = Math.max(seconds(asPlanned && stop ? stop.leave : mark.at), before ? from : 0);
  const outcome = mark.doing === 'met' ? 'met' : 'nobody';
  const parked = stop && parkedAt(team, place);
  const told = (knock: number): StopMade => ({
    household: mark.household,
    knock: clockOf(knock),
    leave: clockOf(leave),
    outcome,
    ...(parked ? { parked } : {}),
  });
  if (!stop) return told(leave);
  if (stop.made && asPlanned) return told(Math.max(seconds(stop.knock), before ? from : 0));
  const way = wayTo(team, place);
  const follows = (place === 0 ? undefined : team.stops[place - 1]?.household) === before?.household;
  const reckoned = follows && way !== undefined ? from + way : seconds(stop.knock);
  return told(Math.min(leave, Math.max(reckoned, before ? from : 0)));
}

/** Seconds on the way to a stop, counted from 0, mounting and parking with them. */
function wayTo(team: TeamPlan, place: number): number | undefined {
  const legs = legsByStop(team)[place] ?? [];
  if (legs.every(({ mode }) => mode !== 'ride')) return legs[0]?.seconds;
  const [stop, before] = [team.stops[place], team.stops[place - 1]];
  return stop && seconds(stop.arrive) - seconds(before?.leave ?? team.departure);
}

/** A round is over when nothing is left of it and there was time to walk home. */
function isHome(
  team: TeamPlan,
  made: readonly StopMade[],
  remaining: readonly string[],
  now: string,
): boolean {
  const last = made.at(-1);
  if (!last || remaining.length > 0 || team.stops.at(-1)?.household !== last.household) return false;
  const back = legsByStop(team)[team.stops.length] ?? [];
  const planned = team.stops.at(-1)?.leave;
  const home =
    planned && back.some(({ mode }) => mode === 'ride')
      ? seconds(team.back) - seconds(planned)
      : (back[0]?.seconds ?? 0);
  return seconds(now) >= seconds(last.leave) + home;
}

/** How a plan differs from the former one in what is still to come; names the catalogue's entry `change-<kind>`. */
export type Change =
  | { readonly kind: 'moved' | 'added'; readonly household: HouseholdView; readonly team: string }
  | { readonly kind: 'dropped'; readonly household: HouseholdView }
  | { readonly kind: 'order'; readonly team: string }
  | { readonly kind: 'late'; readonly team: string; readonly seconds: number };

/** Every change but what people did themselves, household by household as in the file. */
export function changesOf(commune: CommuneView, former: Plan, plan: Plan): Change[] {
  const [was, is] = [toCome(former), toCome(plan)];
  const done = new Set([
    ...(plan.underway?.skipped ?? []),
    ...plan.teams.flatMap((team) => team.stops.filter(isFixed).map((stop) => stop.household)),
  ]);
  const name = (team: string) => commune.teams.find(({ id }) => id === team)?.name ?? team;
  const changes = commune.households.flatMap((household): Change[] => {
    const [before, now] = [was.get(household.id), is.get(household.id)];
    if (before === now || done.has(household.id)) return [];
    if (now === undefined) return [{ kind: 'dropped', household }];
    return [{ kind: before === undefined ? 'added' : 'moved', household, team: name(now) }];
  });
  for (const team of plan.teams) {
    const order = (of: Plan, other: Map<string, string>) =>
      [...toCome(of)].filter(([id, by]) => by === team.team && other.get(id) === by).map(([id]) => id);
    const [before, now] = [order(former, is), order(plan, was)];
    if (before.some((id, place) => now[place] !== id)) changes.push({ kind: 'order', team: name(team.team) });
    const late = seconds(team.back) - seconds(team.back_by);
    if (late > 0 && team.stops.length > 0)
      changes.push({ kind: 'late', team: name(team.team), seconds: late });
  }
  return changes;
}

const isFixed = ({ made, order }: Plan['teams'][number]['stops'][number]): boolean =>
  made !== undefined || order.kind === 'set_out';

/** The team of each household that is still to be visited, in the order of the rounds. */
function toCome(plan: Plan): Map<string, string> {
  return new Map(
    plan.teams.flatMap((team) =>
      team.stops.filter((stop) => !isFixed(stop)).map((stop) => [stop.household, team.team] as const),
    ),
  );
}
