import type {
  AbsenceReason,
  AbsenceSource,
  JournalEntry,
  Outcome,
  PendingTask,
  TaskOf,
} from '../generated/types.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState } from './app-state.ts';
import { later } from './days.ts';
import type { PlannedStop, TeamRound } from './evening.ts';
import type { EveningDesk } from './evening-desk.ts';
import type { JournalDesk, WrittenVisit } from './journal-desk.ts';
import { doingOf, isOver } from './so-far.ts';

/** What came of standing at a door. */
export type AtTheDoor =
  | { readonly kind: 'met'; readonly done: readonly TaskOf[]; readonly again?: Agreed | undefined }
  | { readonly kind: 'away'; readonly told?: Told | undefined }
  | { readonly kind: 'declined' | 'not_found' | 'moved' | 'skipped_safety' | 'skipped_time' };

/** A time agreed at the door. */
export interface Agreed {
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/** What somebody said of those who are away. */
export interface Told {
  readonly reason: AbsenceReason;
  readonly source: AbsenceSource;
  /** How many days until they are back, where that was said. */
  readonly days?: number | undefined;
}

type VisitEntry = Extract<JournalEntry, { kind: 'visit' }>;

/** What is written down of one door: first what came of it, then what goes with it. */
export function entriesOf(
  stop: PlannedStop,
  team: string,
  date: string,
  time: string,
  what: AtTheDoor,
): [VisitEntry, ...JournalEntry[]] {
  const household = stop.household.id;
  const visit = (outcome: Outcome, done: readonly TaskOf[] = []): VisitEntry => ({
    kind: 'visit',
    household,
    date,
    time,
    team,
    outcome,
    ...(done.length > 0 ? { done: [...done] } : {}),
  });
  switch (what.kind) {
    case 'met': {
      const { done, again } = what;
      if (again) return [visit('met_again', done), { kind: 'appointment', household, appointment: again }];
      const all = pendingOf(stop).every((task) => done.some((one) => sameTask(one, task)));
      return [visit(all ? 'met_done' : 'met_part', done)];
    }
    case 'away': {
      const { told } = what;
      if (!told) return [visit('away_unknown')];
      const { reason, source, days } = told;
      const back = days === undefined ? {} : { back: later(date, days) };
      return [
        visit('away_known'),
        { kind: 'absence', household, report: { reason, source, reported: date, ...back } },
      ];
    }
    default:
      return [visit(what.kind)];
  }
}

export const sameTask = (a: TaskOf, b: TaskOf): boolean => a.person === b.person && a.task === b.task;

/** What can be done at a door now: nobody abroad. */
export const pendingOf = ({ household }: PlannedStop): PendingTask[] =>
  household.pending.filter(({ abroad }) => !abroad);

/** How the desk sees the page's state and works on it. */
export interface RoundPage {
  readonly state: AppState;
  set(change: Partial<AppState>): void;
  /** Asks anew how every household stands. */
  assess(): Promise<void>;
}

/** One team's round, from door to door. */
export class RoundDesk {
  constructor(
    private readonly journal: JournalDesk,
    private readonly underway: EveningDesk,
    private readonly page: RoundPage,
  ) {}

  /** The round that somebody is on. */
  get round(): TeamRound | undefined {
    const { made, round } = this.page.state;
    return made?.rounds.find(({ plan }) => plan.team === round);
  }

  /** The first stop of which nothing was written down. */
  get next(): PlannedStop | undefined {
    return this.round?.stops.find((stop) => !this.#over(stop));
  }

  /** Stops that are over. */
  get over(): number {
    return this.round?.stops.filter((stop) => this.#over(stop)).length ?? 0;
  }

  #over({ stop }: PlannedStop): boolean {
    const { made, soFar } = this.page.state;
    if (stop.made) return true;
    const marks = soFar?.date === made?.plan.date ? (soFar?.marks ?? []) : [];
    return marks.some((mark) => mark.household === stop.household && isOver(mark));
  }

  /** Sets out with a team, or leaves the round. */
  go(team: string | undefined): void {
    this.page.set({ round: team, ...(team === undefined ? {} : { view: 'plan' }) });
    this.underway.keepRound();
    this.#look();
  }

  /** Brings the next house into view. */
  #look(): void {
    this.page.set({ selected: undefined, heading: this.next?.household.id });
  }

  /** Writes down what came of a door, and only then goes on to the next; false when it could not be kept. */
  async write(stop: PlannedStop, what: AtTheDoor): Promise<boolean> {
    const { made, round } = this.page.state;
    if (!made || round === undefined) return false;
    const { date } = made.plan;
    const time = this.underway.clock(stop.stop.knock);
    const [visit, ...more] = entriesOf(stop, round, date, time, what);
    if (!(await this.journal.record([visit, ...more]))) return false;
    const { outcome } = visit;
    const doing = doingOf(outcome);
    const { house_mark: mark, id: household } = stop.household;
    const at = this.underway.clock(what.kind === 'met' ? stop.stop.leave : stop.stop.knock);
    this.underway.mark({ household, team: round, doing, at }, (words) =>
      words.t('round-written', { mark, what: outcomeText(words, outcome) }),
    );
    this.#look();
    void this.page.assess();
    return true;
  }

  /** Tries once more to keep what could not be. */
  async retry(): Promise<void> {
    if (!(await this.journal.retry())) return;
    this.underway.catchUp();
    this.#look();
    void this.page.assess();
  }

  /** Takes back what was written of a door. */
  async undo(visit: WrittenVisit): Promise<void> {
    const kept = await this.journal.record(visit.events.map((event) => ({ kind: 'undo', event })));
    if (!kept) return;
    const house = this.page.state.commune?.households.find(({ id }) => id === visit.household);
    this.underway.unmark(visit.household, (words) =>
      words.t('round-undone', { mark: house?.house_mark ?? visit.household }),
    );
    this.#look();
    void this.page.assess();
  }

  /** Visits written down on the evening of the plan. */
  get tonight(): readonly WrittenVisit[] {
    const { written, made } = this.page.state;
    return written.visits.filter(({ date }) => date === made?.plan.date);
  }
}

export const outcomeText = (words: Words, outcome: Outcome): string =>
  words.t(`outcome-${outcome.replaceAll('_', '-')}`);
