import type { CommuneView, Plan, PlanRequest, Underway } from '../generated/types.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState, MadePlan } from './app-state.ts';
import { seconds, wallClock } from './clock.ts';
import { roundsOf } from './evening.ts';
import { formFrom } from './form.ts';
import type { KeptEvening, MarkStore } from './mark-store.ts';
import { NO_WISHES, sameWishes } from './parking.ts';
import { NO_PINS, samePins } from './pins.ts';
import type { KeptPlan, PlanStore } from './plan-store.ts';
import { changesOf, marked, type SoFar, type StopMark, underwayOf, withWritten } from './so-far.ts';

/** How the desk sees the page's state and works on it. */
export interface EveningPage {
  readonly state: AppState;
  set(change: Partial<AppState>): void;
  /** What the form asks for, unless something is wrong with it. */
  request(): PlanRequest | undefined;
  /** Plans and shows the plan; undefined when it was cancelled or failed. */
  plan(request: PlanRequest): Promise<MadePlan | undefined>;
  /** Shows a plan made before. */
  show(made: MadePlan): void;
  /** What people said for an evening. */
  said(date: string): Pick<AppState, 'pins' | 'parking'>;
}

/** The last minute at which anything can happen. */
const LAST = '21:59';

/** An evening under way: what was marked, planning its rest, and the way back to the former plan. */
export class EveningDesk {
  constructor(
    private readonly store: MarkStore,
    private readonly plans: PlanStore,
    private readonly page: EveningPage,
    private readonly now: () => Date,
  ) {}

  /** The time on the wall, where that is a time of the evening that is planned; otherwise `other`. */
  clock(other: string): string {
    const { made } = this.page.state;
    const begins = made?.plan.teams.map(({ departure }) => departure).sort()[0];
    const now = wallClock(this.now());
    return begins !== undefined && now >= begins.slice(0, 5) && now <= LAST ? now : other.slice(0, 5);
  }

  /** From when on to plan anew when nobody says otherwise: now, or after the last mark. */
  from(): string {
    const { made, soFar } = this.page.state;
    const begins = made?.plan.teams.map(({ departure }) => departure).sort()[0] ?? '18:00';
    const last = soFar?.marks
      .map(({ at }) => at)
      .sort()
      .at(-1);
    const other = last !== undefined && last > begins.slice(0, 5) ? last : begins;
    // Seconds before the first departure nobody is out yet.
    const clock = this.clock(other);
    return seconds(clock) < seconds(begins) ? begins : clock;
  }

  /** Marks a stop; `said` tells what was done. */
  mark(mark: StopMark, said: (words: Words) => string): void {
    const { made, soFar } = this.page.state;
    if (!made) return;
    const { date } = made.plan;
    const marks = soFar?.date === date ? soFar.marks : [];
    this.#keep({ date, marks: marked(marks, mark) });
    this.page.set({ news: said });
  }

  /** Takes a mark away. */
  unmark(household: string, said: (words: Words) => string): void {
    const { soFar } = this.page.state;
    if (!soFar) return;
    this.#keep({ ...soFar, marks: soFar.marks.filter((mark) => mark.household !== household) });
    this.page.set({ news: said });
  }

  #keep(soFar: NonNullable<AppState['soFar']>): void {
    const { commune, made } = this.page.state;
    this.page.set({ soFar });
    if (commune && made) this.store.keep(commune.trails_id, { soFar, request: made.request });
  }

  /** Marks what was written at the doors of the plan and is not marked yet. */
  catchUp(): void {
    const { made, soFar, written } = this.page.state;
    if (!made) return;
    const { date } = made.plan;
    const before = soFar?.date === date ? soFar.marks : [];
    const marks = withWritten(made.plan, before, written.visits);
    if (marks.length > before.length) this.#keep({ date, marks });
  }

  /** Keeps the plan that is followed, with whose round somebody is on. */
  keepRound(): void {
    const { commune, made, round } = this.page.state;
    if (!commune || !made) return;
    const { text, request } = made;
    void this.plans.keep({ trails: commune.trails_id, text, request, round });
  }

  /** Plans the rest of the evening from a time on, `HH:MM`. */
  async replan(from: string): Promise<void> {
    const { made: former, soFar, commune } = this.page.state;
    const request = this.page.request();
    if (!former || !commune || !request) return;
    const marks = soFar?.date === former.plan.date ? soFar.marks : [];
    const underway: Underway = underwayOf(former.plan, marks, from);
    const made = await this.page.plan({ ...request, underway });
    if (!made) return;
    const changes = changesOf(commune, former.plan, made.plan);
    const left = made.plan.teams.flatMap(({ stops }) => stops).filter((stop) => !stop.made).length;
    this.page.set({
      former: { made: former, changes },
      news: (words) => words.t('replan-done', { stops: left, changes: changes.length }),
    });
    this.#keep(soFar ?? { date: former.plan.date, marks });
  }

  /** The whole evening was planned anew: once it is under way there is a way back to what people were following. */
  replaced(former: MadePlan | undefined): void {
    const { made, soFar, commune } = this.page.state;
    const begun = soFar !== undefined && soFar.date === made?.plan.date && soFar.marks.length > 0;
    const same = former !== undefined && former.plan.date === made?.plan.date;
    if (!commune || !made || !begun || !same) this.page.set({ former: undefined });
    else this.page.set({ former: { made: former, changes: changesOf(commune, former.plan, made.plan) } });
  }

  /** Goes back to the plan before; what was marked stays marked. */
  back(): void {
    const { former, soFar } = this.page.state;
    if (!former) return;
    this.page.show(former.made);
    this.keepRound();
    this.page.set({ former: undefined, news: (words) => words.t('changes-back-done') });
    if (soFar) this.#keep(soFar);
  }

  /** Takes up an evening that was under way when the page was closed. */
  async resume(): Promise<void> {
    const { commune } = this.page.state;
    if (!commune) return;
    const kept = this.store.read(commune.trails_id);
    const plan = await this.plans.read(commune.trails_id);
    if (plan && this.page.state.commune === commune && this.#follow(plan, kept?.soFar)) return;
    if (kept) await this.#again(commune, kept);
  }

  /** Goes on with the plan that was kept, and with what was written at its doors; whether there is an evening to go on with. */
  #follow(kept: KeptPlan, soFar: SoFar | undefined): boolean {
    const { commune, written } = this.page.state;
    if (!commune) return false;
    const plan = JSON.parse(kept.text) as Plan;
    const { date } = plan;
    const marks = withWritten(plan, soFar?.date === date ? soFar.marks : [], written.visits);
    if (marks.length === 0 && kept.round === undefined) return false;
    const made: MadePlan = { plan, text: kept.text, request: kept.request, rounds: roundsOf(commune, plan) };
    const form = formFrom(kept.request, commune);
    const said = this.page.said(form.date);
    this.page.set({
      soFar: { date, marks },
      form,
      ...said,
      marking: kept.round === undefined,
      stale: !this.#same(kept.request, said),
    });
    this.page.show(made);
    this.page.set({ round: kept.round, view: 'plan' });
    return true;
  }

  /** Whether what people said is still what a plan was asked with. */
  #same(request: PlanRequest, said: Pick<AppState, 'pins' | 'parking'>): boolean {
    return (
      samePins(said.pins, request.pins ?? NO_PINS) && sameWishes(said.parking, request.parking ?? NO_WISHES)
    );
  }

  /** Makes the plan again that was marked: the same request gives the same plan. */
  async #again(commune: CommuneView, kept: KeptEvening): Promise<void> {
    const known = new Set(commune.households.map(({ id }) => id));
    const teams = new Set(commune.teams.map(({ id }) => id));
    const marks = kept.soFar.marks.filter(({ household, team }) => known.has(household) && teams.has(team));
    if (marks.length === 0) return;
    const form = formFrom(kept.request, commune);
    const said = this.page.said(form.date);
    this.page.set({ soFar: { date: kept.soFar.date, marks }, form, ...said, marking: true });
    const made = await this.page.plan(kept.request);
    // What was said may have changed since the plan was made.
    if (made && !this.#same(kept.request, said)) this.page.set({ stale: true });
  }
}
