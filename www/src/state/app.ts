import { Engine, EngineError } from '../engine/engine.ts';
import type { ErrorDetail } from '../engine/protocol.ts';
import { type CommuneFiles, type HandedFile, type Recognised, tooLarge } from '../files/commune-files.ts';
import type { SystemChoice } from '../files/offers.ts';
import type { ChoiceChange, Chosen, CommuneView, Plan, PlanRequest, Problem } from '../generated/types.ts';
import type { Locale } from '../i18n/catalogues.ts';
import { Words } from '../i18n/words.ts';
import { type AppState, type Converted, NOTHING_SELECTED, type Undoable, type View } from './app-state.ts';
import { ChoiceStore } from './choice-store.ts';
import { marksOf, roundsOf } from './evening.ts';
import { type EveningForm, faultOf, formOf, requestOf } from './form.ts';
import { loadCommune, recognise, saidOf, withChoices } from './loading.ts';
import { inverse, type TrailNetwork } from './network.ts';
import { keepLocale, keepTheme, storedLocale, storedTheme, type Theme } from './preferences.ts';
import { fetchSample, SAMPLE_EVENING } from './sample.ts';

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
  /** Counts requests for the trails likewise. */
  #surveys = 0;
  readonly #store: ChoiceStore;
  /** The files handed over last: should they be converted, they are opened once more. */
  #handed: { readonly files: readonly Recognised[]; readonly converted: readonly Converted[] } = {
    files: [],
    converted: [],
  };
  /** Settles when all changes to trails asked for so far are made: they are made one after the other. */
  #changes: Promise<unknown> = Promise.resolve();
  /** Problems told so far: a change to the trails tells only those that it brings about. */
  #told: readonly Problem[] = [];
  /** Those that the latest change brought about. */
  #brought: readonly Problem[] = [];
  /** Settles when the search under way has ended. */
  #search: Promise<unknown> = Promise.resolve();

  constructor(engine = new Engine(), store = new ChoiceStore()) {
    super();
    this.#engine = engine;
    this.#store = store;
    this.#state = {
      words: new Words(storedLocale()),
      theme: storedTheme(),
      online: navigator.onLine,
      loading: true,
      files: { files: new Map(), sample: true },
      commune: undefined,
      network: undefined,
      water: undefined,
      form: { date: SAMPLE_EVENING, lastKnock: '', wet: false, teams: [] },
      evening: undefined,
      made: undefined,
      stale: false,
      marks: new Map(),
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

  dismissChoiceNote(): void {
    this.#set({ choiceNote: undefined });
  }

  dismissProblems(): void {
    this.#set({ problems: [], converted: [] });
  }

  dismissError(): void {
    this.#set({ error: undefined });
  }

  /** Opens the demo commune, whatever was open before. */
  async openSample(): Promise<void> {
    this.#set({ loading: true });
    try {
      const files = await fetchSample();
      await this.#open({ files: new Map(), sample: true }, files, true);
    } catch (error) {
      this.#fail(error instanceof EngineError ? error : new EngineError({ kind: 'sample', args: {} }));
    } finally {
      this.#set({ loading: false });
    }
  }

  /** Opens files somebody chose or dropped. */
  async openFiles(handed: readonly HandedFile[]): Promise<void> {
    if (handed.length === 0 || this.#state.loading) return;
    const problems = tooLarge(handed);
    if (problems.length > 0) {
      this.#showProblems(problems);
      return;
    }
    this.#set({ loading: true, error: undefined });
    try {
      const files: Recognised[] = [];
      for (const one of handed) files.push(await recognise(this.#engine, one));
      this.#handed = { files, converted: [] };
      await this.#open(this.#state.files, files, false);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#set({ loading: false });
    }
  }

  /** Converts one of the files opened last to WGS 84 and opens them all again. */
  async convert(name: string, from: SystemChoice): Promise<void> {
    if (this.#state.loading) return;
    const { files } = this.#state;
    const inForce = [...files.files].map(([kind, file]): Recognised => ({ kind, file }));
    const found = [...this.#handed.files, ...inForce].find(({ file }) => file.name === name);
    if (!found) return;
    this.#set({ loading: true, error: undefined });
    try {
      const file = await this.#engine.convert(found.file, from.system);
      const others = this.#handed.files.filter((one) => one !== found);
      const converted = [...this.#handed.converted.filter((one) => one.file !== name), { file: name, from }];
      this.#handed = { files: [...others, { kind: found.kind, file }], converted };
      await this.#open(files, this.#handed.files, false);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#set({ loading: false });
    }
  }

  async #open(current: CommuneFiles, handed: readonly Recognised[], sample: boolean): Promise<void> {
    await this.#stopPlanning();
    await this.#changes;
    const loaded = await loadCommune(this.#engine, this.#store, current, handed);
    const { commune, problems } = loaded;
    if (!commune) {
      this.#showProblems(problems);
      return;
    }
    const files = sample ? { ...loaded.files, sample: true } : loaded.files;
    const form = formOf(commune, files.sample ? SAMPLE_EVENING : today());
    const [network, water] = await Promise.all([this.#survey(form.date), this.#engine.lines('water')]);
    this.#surveys += 1;
    this.#told = problems;
    this.#set({
      files,
      commune,
      network,
      water,
      form,
      evening: undefined,
      made: undefined,
      stale: false,
      marks: new Map(),
      ...NOTHING_SELECTED,
      undo: [],
      choiceNote: loaded.note,
      converted: sample ? [] : this.#handed.converted,
      problems,
      error: undefined,
      news: (words) =>
        words.t('loaded', { households: commune.households.length, hamlets: commune.hamlets.length }),
    });
    await this.#assess();
  }

  /** The trails as they are on a date, with all that was chosen about them so far. */
  async #survey(date: string): Promise<TrailNetwork> {
    const [lines, trails, repairs, islands] = await Promise.all([
      this.#engine.lines('trails'),
      this.#engine.trails(date),
      this.#engine.repairs(),
      this.#engine.islands(),
    ]);
    return { lines, trails, repairs, islands };
  }

  /** Takes the trails anew from the engine; an answer overtaken by a later request is dropped. */
  async #resurvey(): Promise<void> {
    const { date } = this.#state.form;
    if (date === '' || !this.#state.commune) return;
    const number = ++this.#surveys;
    const network = await this.#survey(date);
    if (number === this.#surveys) this.#set({ network });
  }

  /**
   * Changes what is chosen about trails. Map, households and the plan's standing follow at once; `said` tells
   * what was done, and it can be taken back.
   */
  choose(change: ChoiceChange, said: (words: Words) => string): Promise<void> {
    return this.#change(() => {
      const { network, files, undo } = this.#state;
      const back = inverse(change, network?.repairs ?? [], saidOf(files));
      return { changes: [change], undo: [...undo, { said, back }], news: said };
    });
  }

  /** Takes back the latest change to the trails. */
  undoChoice(): Promise<void> {
    return this.#change(() => {
      const { undo } = this.#state;
      const last = undo.at(-1);
      const news = (words: Words) => (last ? words.t('undo-done', { what: last.said(words) }) : '');
      return { changes: last?.back ?? [], undo: undo.slice(0, -1), news };
    });
  }

  /** Makes changes once those before are made; `prepare` sees the state as they left it. */
  #change(
    prepare: () => {
      changes: readonly ChoiceChange[];
      undo: readonly Undoable[];
      news: (words: Words) => string;
    },
  ): Promise<void> {
    const done = this.#changes.then(async () => {
      const { changes, undo, news } = prepare();
      if (changes.length === 0) return;
      try {
        await this.#stopPlanning();
        for (const change of changes) this.#chosen(await this.#engine.choose(change));
        await this.#resurvey();
        this.#set({ undo, news, stale: this.#state.made !== undefined });
        await this.#assess();
      } catch (error) {
        this.#fail(error);
      }
    });
    this.#changes = done;
    return done;
  }

  /** Keeps what is chosen now, among the files in force and on this machine; tells what it cuts off. */
  #chosen({ choices, problems }: Chosen): void {
    const { files, commune } = this.#state;
    if (!commune) return;
    const kept = this.#store.keep(commune.trails_id, choices);
    const told = new Set(this.#told.map((problem) => JSON.stringify(problem)));
    const brought = problems.filter((problem) => !told.has(JSON.stringify(problem)));
    // Once a change is taken back, so is what was told of it.
    const passed = this.#state.problems === this.#brought;
    this.#brought = brought;
    this.#set({
      files: withChoices(files, choices),
      ...(kept ? {} : { choiceNote: 'not-kept' }),
      ...(brought.length > 0 || passed ? { problems: brought } : {}),
    });
  }

  #showProblems(problems: readonly Problem[]): void {
    const count = problems.filter((problem) => problem.severity === 'error').length;
    this.#set({ problems, news: (words) => words.t('problems-errors', { count }) });
  }

  /** Changes the form; the households' standing follows, the plan stays until somebody plans again. */
  async setForm(form: EveningForm): Promise<void> {
    const moved = form.date !== this.#state.form.date;
    this.#set({ form, stale: this.#state.made !== undefined });
    if (faultOf(form)) return;
    if (moved) {
      try {
        await this.#resurvey();
      } catch (error) {
        this.#fail(error);
      }
    }
    await this.#assess();
  }

  #request(): PlanRequest | undefined {
    const { form, commune } = this.#state;
    return commune && !faultOf(form) ? requestOf(form, commune) : undefined;
  }

  async #assess(): Promise<void> {
    const request = this.#request();
    const { commune } = this.#state;
    if (!request || !commune) return;
    const number = ++this.#assessments;
    try {
      const evening = await this.#engine.assess(request);
      if (number !== this.#assessments) return;
      this.#set({ evening, marks: marksOf(commune, evening, this.#state.made?.plan) });
    } catch (error) {
      if (number === this.#assessments) this.#fail(error);
    }
  }

  /** Plans the evening of the form. */
  async plan(): Promise<void> {
    const request = this.#request();
    const { commune } = this.#state;
    if (!request || !commune || this.#state.progress) return;
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
      if (text === null) this.#cancelled();
      else this.#planned(commune, text);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#set({ progress: undefined });
    }
  }

  #planned(commune: CommuneView, text: string): void {
    const plan = JSON.parse(text) as Plan;
    const { stops, expected_contacts } = plan.totals;
    this.#set({
      made: { plan, text, rounds: roundsOf(commune, plan) },
      stale: false,
      marks: marksOf(commune, this.#state.evening, plan),
      news: (words) => words.t('plan-done', { stops, expected: words.permille(expected_contacts) }),
    });
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
