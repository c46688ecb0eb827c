import type {
  Assessment,
  CommuneView,
  EveningView,
  HouseholdView,
  NotTonight,
  Plan,
  Reason,
  Stop,
  TeamPlan,
} from '../generated/types.ts';
import { type Step, stepsByStop } from './legs.ts';

/** Where a household stands tonight: told by shape, colour and word. */
export type Status = 'planned' | 'open' | 'away' | 'barred' | 'done';

export const STATUSES: readonly Status[] = ['planned', 'open', 'away', 'barred', 'done'];

/** A household's status; in the plan with its team (position in the commune's list) and number, from 1. */
export type HouseholdMark =
  | { readonly status: 'planned'; readonly team: number; readonly number: number }
  | { readonly status: Exclude<Status, 'planned'> };

/** A stop with all that is said beside it. */
export interface PlannedStop {
  readonly stop: Stop;
  /** From 1. */
  readonly number: number;
  readonly household: HouseholdView;
  /** What happens on the way to it. */
  readonly steps: readonly Step[];
}

/** A team's evening, ready to be shown. */
export interface TeamRound {
  /** Position of the team in the commune's list: gives line style and colour. */
  readonly index: number;
  readonly name: string;
  readonly plan: TeamPlan;
  readonly stops: readonly PlannedStop[];
  /** What happens on the way back. */
  readonly back: readonly Step[];
}

/** Households left out for the same strongest reason. */
export interface LeftOut {
  readonly kind: Reason['kind'];
  readonly entries: readonly NotTonight[];
}

/** Status of a household by the reasons that bar it. */
export function statusOf(assessment: Assessment | undefined): Exclude<Status, 'planned'> {
  const reason = assessment?.barred[0];
  if (!reason) return 'open';
  if (reason.kind === 'nothing_pending') return 'done';
  return reason.kind === 'away' ? 'away' : 'barred';
}

/** Status of every household, by id. */
export function marksOf(
  commune: CommuneView,
  evening: EveningView | undefined,
  plan: Plan | undefined,
): Map<string, HouseholdMark> {
  const marks = new Map<string, HouseholdMark>();
  for (const assessment of evening?.households ?? []) {
    marks.set(assessment.household, { status: statusOf(assessment) });
  }
  for (const round of roundsOf(commune, plan)) {
    for (const { stop, number } of round.stops) {
      marks.set(stop.household, { status: 'planned', team: round.index, number });
    }
  }
  return marks;
}

/** The teams of a plan with their stops. */
export function roundsOf(commune: CommuneView, plan: Plan | undefined): TeamRound[] {
  if (!plan) return [];
  const households = new Map(commune.households.map((household) => [household.id, household]));
  return plan.teams.map((team) => {
    const index = Math.max(
      0,
      commune.teams.findIndex(({ id }) => id === team.team),
    );
    const steps = stepsByStop(team);
    const stops = team.stops.flatMap((stop, position) => {
      const household = households.get(stop.household);
      return household ? [{ stop, number: position + 1, household, steps: steps[position] ?? [] }] : [];
    });
    return {
      index,
      name: commune.teams[index]?.name ?? team.team,
      plan: team,
      stops,
      back: steps[team.stops.length] ?? [],
    };
  });
}

/** Households left out, by their strongest reason, the largest group first. */
export function leftOut(plan: Plan | undefined): LeftOut[] {
  const groups = new Map<Reason['kind'], NotTonight[]>();
  for (const entry of plan?.not_tonight ?? []) {
    const kind = entry.reasons[0]?.kind;
    if (!kind) continue;
    const group = groups.get(kind);
    if (group) group.push(entry);
    else groups.set(kind, [entry]);
  }
  return [...groups]
    .map(([kind, entries]) => ({ kind, entries }))
    .sort((a, b) => b.entries.length - a.entries.length);
}

/** Households by what a visit tonight is worth, those that may not be visited last; equals as in the file. */
export function byWorth(
  households: readonly HouseholdView[],
  evening: EveningView | undefined,
): HouseholdView[] {
  const worth = new Map(
    evening?.households.map(({ household, barred, worth }) => [
      household,
      barred.length === 0 ? worth : Number.NEGATIVE_INFINITY,
    ]),
  );
  const of = ({ id }: HouseholdView) => worth.get(id) ?? Number.NEGATIVE_INFINITY;
  // Two of minus infinity have no difference, so they are compared rather than subtracted.
  return [...households].sort((a, b) => (of(a) === of(b) ? 0 : of(b) > of(a) ? 1 : -1));
}

/** Text to search in and for: without diacritics, case and spaces, đ as d; "Cơtu" finds "Cơ Tu". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, '');
}
