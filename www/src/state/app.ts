import { Engine, EngineError } from '../engine/engine.ts';
import type { CommuneFile, ErrorDetail, FileKind, LineSet } from '../engine/protocol.ts';
import {
  type CommuneFiles,
  type HandedFile,
  inForce,
  type Recognised,
  together,
  tooLarge,
} from '../files/commune-files.ts';
import type { CommuneView, EveningView, Plan, PlanRequest, Problem, Progress } from '../generated/types.ts';
import type { Locale } from '../i18n/catalogues.ts';
import { Words } from '../i18n/words.ts';
import { type HouseholdMark, marksOf, roundsOf, type TeamRound } from './evening.ts';
import { type EveningForm, faultOf, formOf, requestOf } from './form.ts';
import { keepLocale, keepTheme, storedLocale, storedTheme, type Theme } from './preferences.ts';
import { fetchSample, SAMPLE_EVENING } from './sample.ts';

/** A plan with the text it came as: what is exported is that text, to the byte. */
export interface MadePlan {
  readonly plan: Plan;
  readonly text: string;
  readonly rounds: readonly TeamRound[];
}

export type View = 'plan' | 'households';

/** Everything the page shows. Replaced piece by piece, never changed in place. */
export interface AppState {
  readonly words: Words;
  readonly theme: Theme;
  readonly online: boolean;
  /** Files are being opened. */
  readonly loading: boolean;
  readonly files: CommuneFiles;
  readonly commune: CommuneView | undefined;
  readonly trails: LineSet | undefined;
  readonly water: LineSet | undefined;
  readonly form: EveningForm;
  /** Every household on the form's evening. */
  readonly evening: EveningView | undefined;
  readonly made: MadePlan | undefined;
  /** The form was changed since the plan was made. */
  readonly stale: boolean;
  readonly marks: ReadonlyMap<string, HouseholdMark>;
  /** How far the search under way is. */
  readonly progress: Progress | undefined;
  readonly view: View;
  /** The household whose card is open. */
  readonly selected: string | undefined;
  /** Of the files opened last. */
  readonly problems: readonly Problem[];
  readonly error: ErrorDetail | undefined;
  /** What the live region says, in whatever language is shown. */
  readonly news: (words: Words) => string;
}

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

  constructor(engine = new Engine()) {
    super();
    this.#engine = engine;
    this.#state = {
      words: new Words(storedLocale()),
      theme: storedTheme(),
      online: navigator.onLine,
      loading: true,
      files: { files: new Map(), sample: true },
      commune: undefined,
      trails: undefined,
      water: undefined,
      form: { date: SAMPLE_EVENING, lastKnock: '', teams: [] },
      evening: undefined,
      made: undefined,
      stale: false,
      marks: new Map(),
      progress: undefined,
      view: 'plan',
      selected: undefined,
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

  select(id: string | undefined): void {
    this.#set({ selected: id });
  }

  dismissProblems(): void {
    this.#set({ problems: [] });
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
      for (const one of handed) files.push(await this.#recognise(one));
      await this.#open(this.#state.files, files, false);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#set({ loading: false });
    }
  }

  async #recognise(handed: HandedFile): Promise<Recognised> {
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await handed.arrayBuffer());
    } catch {
      // A folder, or a file that was moved meanwhile.
      throw new EngineError({ kind: 'read', args: { file: handed.name } });
    }
    const file: CommuneFile = { name: handed.name, bytes };
    return { kind: (await this.#engine.fileKind(file)) as FileKind | null, file };
  }

  async #open(current: CommuneFiles, handed: readonly Recognised[], sample: boolean): Promise<void> {
    await this.#stopPlanning();
    const report = await this.#engine.load(together(current, handed));
    const { commune } = report;
    if (!commune) {
      this.#showProblems(report.problems);
      return;
    }
    const [trails, water] = await Promise.all([this.#engine.lines('trails'), this.#engine.lines('water')]);
    const files = sample ? { ...inForce(current, handed), sample: true } : inForce(current, handed);
    this.#set({
      files,
      commune,
      trails,
      water,
      form: formOf(commune, files.sample ? SAMPLE_EVENING : today()),
      evening: undefined,
      made: undefined,
      stale: false,
      marks: new Map(),
      selected: undefined,
      problems: report.problems,
      error: undefined,
      news: (words) =>
        words.t('loaded', { households: commune.households.length, hamlets: commune.hamlets.length }),
    });
    await this.#assess();
  }

  #showProblems(problems: readonly Problem[]): void {
    const count = problems.filter((problem) => problem.severity === 'error').length;
    this.#set({ problems, news: (words) => words.t('problems-errors', { count }) });
  }

  /** Changes the form; the households' standing follows, the plan stays until somebody plans again. */
  async setForm(form: EveningForm): Promise<void> {
    this.#set({ form, stale: this.#state.made !== undefined });
    if (!faultOf(form)) await this.#assess();
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
    try {
      const text = await this.#engine.plan(request, (progress) => this.#set({ progress }));
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
    if (this.#state.progress) await this.#engine.cancel();
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
