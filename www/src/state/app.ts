import { Engine, EngineError } from '../engine/engine.ts';
import type { ErrorDetail } from '../engine/protocol.ts';
import { inForce } from '../files/commune-files.ts';
import type { ChoiceChange, CommuneView, Pins, Plan, PlanRequest } from '../generated/types.ts';
import type { Locale } from '../i18n/catalogues.ts';
import { marginText } from '../i18n/tell.ts';
import { Words } from '../i18n/words.ts';
import { type Keeper, Vault } from '../storage/vault.ts';
import { type AppState, type MadePlan, NOTHING_SELECTED, type View } from './app-state.ts';
import { ChoiceStore } from './choice-store.ts';
import { askedOf } from './cores.ts';
import { marksOf, roundsOf } from './evening.ts';
import { EveningDesk } from './evening-desk.ts';
import { FilesDesk, type ToOpen } from './files-desk.ts';
import { FilesStore } from './files-store.ts';
import { type EveningForm, faultOf, formOf, requestOf } from './form.ts';
import { JournalDesk, NOTHING_WRITTEN } from './journal-desk.ts';
import { loadCommune } from './loading.ts';
import { MarkStore } from './mark-store.ts';
import { askedParking, NO_WISHES } from './parking.ts';
import { ParkingDesk } from './parking-desk.ts';
import { ParkingStore } from './parking-store.ts';
import { askedPins, PinDesk } from './pin-desk.ts';
import { PinStore } from './pin-store.ts';
import { NO_PINS } from './pins.ts';
import type { Place } from './place.ts';
import { PlanStore } from './plan-store.ts';
import { keepLocale, keepTheme, storedLocale, storedTheme, type Theme } from './preferences.ts';
import { RoundDesk } from './round-desk.ts';
import { SAMPLE_EVENING } from './sample.ts';
import { TrailDesk } from './trail-desk.ts';

const today = (): string => {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** The page's state and all that can be done to it. Says `change` after every change. */
export class App extends EventTarget {
  #state: AppState;
  readonly #engine: Engine;
  /** Counts requests for an evening; an answer overtaken by a later request is dropped. */
  #assessments = 0;
  /** Settles when every request for an evening is answered. */
  #assessing: Promise<void> | undefined;
  readonly #store: ChoiceStore;
  readonly #trails: TrailDesk;
  readonly #pins: PinDesk;
  /** Places to park. */
  readonly parking: ParkingDesk;
  /** The evening under way. */
  readonly underway: EveningDesk;
  /** What is written at the doors. */
  readonly journal: JournalDesk;
  /** One team's round, from door to door. */
  readonly rounds: RoundDesk;
  /** Opening the demo, or files. */
  readonly opening: FilesDesk;
  /** Settles when everything asked to be taken back is: what comes next shows only then. */
  #undoing: Promise<void> = Promise.resolve();
  /** Settles when the search under way has ended. */
  #search: Promise<unknown> = Promise.resolve();

  constructor(
    engine = new Engine(),
    store = new ChoiceStore(),
    now = () => new Date(),
    kept = new MarkStore(now),
    pins = new PinStore(),
    parking = new ParkingStore(),
    vault: Keeper = new Vault(),
  ) {
    super();
    this.#engine = engine;
    this.#store = store;
    const state = () => this.#state;
    const page = {
      get state() {
        return state();
      },
      set: (change: Partial<AppState>) => this.#set(change),
      fail: (error: unknown) => this.#fail(error),
      stopPlanning: () => this.#stopPlanning(),
      assess: () => this.#assess(),
      parkingPlace: (near: Place) => engine.parkingPlace(near),
    };
    this.#trails = new TrailDesk(engine, store, page);
    this.#pins = new PinDesk(pins, page);
    this.parking = new ParkingDesk(parking, page);
    this.underway = new EveningDesk(
      kept,
      new PlanStore(vault, now),
      {
        get state() {
          return state();
        },
        set: (change) => this.#set(change),
        request: () => this.#request(),
        plan: (request) => this.#planWith(request),
        show: (made) => this.#show(made),
        said: (date) => this.#saidOf(date, this.#state.commune),
      },
      now,
    );
    this.opening = new FilesDesk(engine, new FilesStore(vault), {
      get state() {
        return state();
      },
      set: (change) => this.#set(change),
      fail: (error) => this.#fail(error),
      open: (what) => this.#open(what),
    });
    this.journal = new JournalDesk(engine, vault, page, now);
    this.rounds = new RoundDesk(this.journal, this.underway, page);
    this.#state = {
      words: new Words(storedLocale()),
      theme: storedTheme(),
      online: navigator.onLine,
      loading: true,
      files: { files: new Map(), sample: true },
      commune: undefined,
      network: undefined,
      water: undefined,
      form: { date: SAMPLE_EVENING, lastKnock: '', wet: false, teams: [], weights: {} },
      pins: NO_PINS,
      parking: NO_WISHES,
      placing: false,
      evening: undefined,
      made: undefined,
      margin: undefined,
      stale: false,
      marks: new Map(),
      soFar: undefined,
      marking: false,
      former: undefined,
      round: undefined,
      heading: undefined,
      written: NOTHING_WRITTEN,
      progress: undefined,
      view: 'plan',
      ...NOTHING_SELECTED,
      undo: [],
      choiceNote: undefined,
      converted: [],
      problems: [],
      error: undefined,
      news: () => '',
    };
  }

  get state(): AppState {
    return this.#state;
  }

  #set(change: Partial<AppState>): void {
    this.#state = { ...this.#state, ...change };
    this.dispatchEvent(new Event('change'));
  }

  setLocale(locale: Locale): void {
    keepLocale(locale);
    this.#set({ words: new Words(locale) });
  }

  setTheme(theme: Theme): void {
    keepTheme(theme);
    this.#set({ theme });
  }

  setOnline(online: boolean): void {
    this.#set({ online });
  }

  /** The system's theme changed: whoever follows it draws anew. */
  systemThemeChanged(): void {
    this.#set({});
  }

  setView(view: View): void {
    this.#set({ view });
  }

  /** Opens a household's card, or closes whatever is open. */
  select(id: string | undefined): void {
    this.#set({ ...NOTHING_SELECTED, selected: id });
  }

  selectTrail(key: string | undefined): void {
    this.#set({ ...NOTHING_SELECTED, trail: key });
  }

  /** Shows a repair on the map and in the list. */
  selectRepair(id: string | undefined): void {
    this.#set({ ...NOTHING_SELECTED, repair: id, ...(id === undefined ? {} : { view: 'trails' }) });
  }

  /** Opens the card of a place to park. */
  selectPlace(key: string | undefined): void {
    this.#set({ ...NOTHING_SELECTED, place: key });
  }

  /** From now on, or no longer, a touch of the map is a place to park. */
  setPlacing(placing: boolean): void {
    this.#set({
      ...NOTHING_SELECTED,
      placing,
      ...(placing ? { news: (words) => words.t('parking-touch') } : {}),
    });
  }

  dismissChoiceNote(): void {
    this.#set({ choiceNote: undefined });
  }

  dismissProblems(): void {
    this.#set({ problems: [], converted: [] });
  }

  dismissError(): void {
    this.#set({ error: undefined });
  }

  async #open({ current, handed, sample, converted }: ToOpen): Promise<void> {
    await this.#stopPlanning();
    await this.#trails.settled;
    const book = sample || inForce(current, handed).sample ? 'demo' : 'own';
    const lines = await this.journal.linesOf(book);
    const loaded = await loadCommune(this.#engine, this.#store, current, handed, lines);
    const { commune, problems } = loaded;
    if (!commune) {
      this.opening.tell(problems);
      return;
    }
    const files = sample ? { ...loaded.files, sample: true } : loaded.files;
    const form = formOf(commune, files.sample ? SAMPLE_EVENING : today());
    const [network, water] = await Promise.all([
      this.#trails.opened(form.date, problems),
      this.#engine.lines('water'),
    ]);
    this.#set({
      files,
      commune,
      network,
      water,
      form,
      ...this.#saidOf(form.date, commune),
      placing: false,
      evening: undefined,
      made: undefined,
      stale: false,
      marks: new Map(),
      soFar: undefined,
      marking: false,
      former: undefined,
      round: undefined,
      heading: undefined,
      ...NOTHING_SELECTED,
      undo: [],
      choiceNote: loaded.note,
      converted,
      problems,
      error: undefined,
      news: (words) =>
        words.t('loaded', { households: commune.households.length, hamlets: commune.hamlets.length }),
    });
    await this.journal.opened(book, files.sample ? SAMPLE_EVENING : today());
    await this.#assess();
    // The files are open; an evening under way is planned again in its own time.
    void this.underway.resume();
  }

  /** Shows or hides where stops are marked. */
  setMarking(marking: boolean): void {
    this.#set({ marking });
  }

  /** Changes what is chosen about trails; `said` tells what was done, and it can be taken back. */
  choose(change: ChoiceChange, said: (words: Words) => string): Promise<void> {
    return this.#trails.choose(change, said);
  }

  /** Takes back the latest change to the trails or the pins. */
  undoChoice(): Promise<void> {
    this.#undoing = this.#undoing.then(() => this.#undoLast());
    return this.#undoing;
  }

  #undoLast(): Promise<void> {
    const last = this.#state.undo.at(-1);
    if (last?.pins) return this.#pins.undo();
    return last?.parking ? this.parking.undo() : this.#trails.undo();
  }

  /** Changes what is pinned down for the form's evening; `said` tells what was done, and it can be taken back. */
  setPins(pins: Pins, said: (words: Words) => string): Promise<void> {
    return this.#pins.change(pins, said);
  }

  /** Changes the form; the households' standing follows, the plan stays until somebody plans again. */
  async setForm(form: EveningForm): Promise<void> {
    const moved = form.date !== this.#state.form.date;
    const said = moved ? this.#saidOf(form.date, this.#state.commune) : {};
    this.#set({ form, ...said, stale: this.#state.made !== undefined });
    if (faultOf(form)) return;
    if (moved) {
      try {
        await this.#trails.refresh();
      } catch (error) {
        this.#fail(error);
      }
    }
    await this.#assess();
  }

  /** What people said for an evening. */
  #saidOf(date: string, commune: CommuneView | undefined): Pick<AppState, 'pins' | 'parking'> {
    return { pins: this.#pins.of(date, commune), parking: this.parking.of(date, commune) };
  }

  #request(): PlanRequest | undefined {
    const { form, commune, pins, parking } = this.#state;
    if (!commune || faultOf(form)) return undefined;
    return { ...requestOf(form, commune), ...askedPins(pins), ...askedParking(parking) };
  }

  /** Asks how households stand on the form's evening. While an answer is on its way, only the latest question waits. */
  async #assess(): Promise<void> {
    this.#assessments += 1;
    if (this.#assessing) return this.#assessing;
    this.#assessing = this.#assessAll();
    try {
      await this.#assessing;
    } finally {
      this.#assessing = undefined;
    }
  }

  async #assessAll(): Promise<void> {
    let number: number;
    do {
      number = this.#assessments;
      const request = this.#request();
      const { commune } = this.#state;
      if (!request || !commune) return;
      try {
        const evening = await this.#engine.assess(request);
        if (number !== this.#assessments) continue;
        this.#set({ evening, marks: marksOf(commune, evening, this.#state.made?.plan) });
      } catch (error) {
        if (number === this.#assessments) this.#fail(error);
      }
    } while (number !== this.#assessments);
  }

  /** Plans the evening of the form. */
  async plan(): Promise<void> {
    const request = this.#request();
    const { made: former } = this.#state;
    if (request && (await this.#planWith(request))) this.underway.replaced(former);
  }

  async #planWith(wanted: PlanRequest): Promise<MadePlan | undefined> {
    const { commune } = this.#state;
    const request = { ...askedOf(navigator.hardwareConcurrency), ...wanted };
    if (!commune || this.#state.progress) return undefined;
    this.#set({
      progress: { done: 0, total: 1, worth: 0, stops: 0 },
      error: undefined,
      view: 'plan',
      news: (words) => words.t('plan-running'),
    });
    const search = this.#engine.plan(request, (progress) => this.#set({ progress }));
    this.#search = search.catch(() => undefined);
    try {
      const text = await search;
      if (text !== null) return this.#planned(commune, request, text);
      this.#cancelled();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#set({ progress: undefined });
    }
    return undefined;
  }

  #planned(commune: CommuneView, request: PlanRequest, text: string): MadePlan {
    const plan = JSON.parse(text) as Plan;
    const { stops, expected_contacts } = plan.totals;
    const made: MadePlan = { plan, text, rounds: roundsOf(commune, plan), request };
    this.#show(made);
    const news = (words: Words) =>
      words.t('plan-done', { stops, expected: words.permille(expected_contacts) });
    this.#set({ stale: false, news });
    this.underway.keepRound();
    void this.#findMargin(made, news);
    return made;
  }

  #show(made: MadePlan): void {
    const { commune, evening } = this.#state;
    this.#set({ made, ...(commune ? { marks: marksOf(commune, evening, made.plan) } : {}) });
  }

  /**
   * Finds out how much better than a plan any could be, while people read it; what is said last is read out, too, unless there is other
   * news by then than that the plan was made.
   */
  async #findMargin(made: MadePlan, news: (words: Words) => string): Promise<void> {
    const current = () => this.#state.made === made;
    try {
      const last = await this.#engine.margin((margin) => {
        if (current()) this.#set({ margin: { made, margin } });
      });
      if (!last || !current() || this.#state.stale || this.#state.news !== news) return;
      if (marginText(this.#state.words, last) === undefined) return;
      this.#set({ news: (words) => marginText(words, last) ?? '' });
    } catch {
      // The plan is as good without this line; a planner that broke down is told of by whoever asks it next.
    }
  }

  #cancelled(): void {
    const key = this.#state.made ? 'plan-cancelled' : 'plan-cancelled-none';
    this.#set({ news: (words) => words.t(key) });
  }

  /** Ends the search under way. */
  async cancel(): Promise<void> {
    try {
      await this.#engine.cancel();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #stopPlanning(): Promise<void> {
    if (!this.#state.progress) return;
    await this.#engine.cancel();
    await this.#search;
  }

  /** A team's route as a file's text. */
  async export(format: 'gpx' | 'geojson', team: string): Promise<string | undefined> {
    const { made } = this.#state;
    if (!made) return undefined;
    try {
      return format === 'gpx'
        ? await this.#engine.exportGpx(made.text, team)
        : await this.#engine.exportGeojson(made.text, team);
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #fail(error: unknown): void {
    const detail: ErrorDetail =
      error instanceof EngineError ? error.detail : { kind: 'unexpected', args: { detail: String(error) } };
    this.#set({ error: detail });
  }
}
