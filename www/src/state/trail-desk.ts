import type { Engine } from '../engine/engine.ts';
import type { ChoiceChange, Chosen, Problem } from '../generated/types.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState, Undoable } from './app-state.ts';
import type { ChoiceStore } from './choice-store.ts';
import { saidOf, withChoices } from './loading.ts';
import { inverse, type TrailNetwork } from './network.ts';

/** How the desk sees the page's state and works on it. */
export interface Page {
  readonly state: AppState;
  set(change: Partial<AppState>): void;
  fail(error: unknown): void;
  /** Ends a search under way. */
  stopPlanning(): Promise<void>;
  /** Asks anew how every household stands. */
  assess(): Promise<void>;
}

/** A change that is about to be made. */
interface Prepared {
  readonly changes: readonly ChoiceChange[];
  /** What can be taken back afterwards, from what could be when the change is made. */
  readonly undo: (before: readonly Undoable[]) => readonly Undoable[];
  readonly news: (words: Words) => string;
}

const UNCHANGED: Prepared = { changes: [], undo: (before) => before, news: () => '' };

/** What people decide about the trails: changed one after the other, kept, and taken back. */
export class TrailDesk {
  /** Counts requests for the trails; an answer overtaken by a later request is dropped. */
  #surveys = 0;
  /** Settles when all changes asked for so far are made. */
  #changes: Promise<void> = Promise.resolve();
  /** Problems told so far: a change tells only those that it brings about. */
  #told: readonly Problem[] = [];
  /** Those that the latest change brought about. */
  #brought: readonly Problem[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly store: ChoiceStore,
    private readonly page: Page,
  ) {}

  /** Settles when nothing is being changed. */
  get settled(): Promise<void> {
    return this.#changes;
  }

  /** The trails of a commune that was just opened, as they are on a date; `problems` were told of it. */
  opened(date: string, problems: readonly Problem[]): Promise<TrailNetwork> {
    this.#told = problems;
    this.#surveys += 1;
    return this.#survey(date);
  }

  async #survey(date: string): Promise<TrailNetwork> {
    const [lines, trails, repairs, islands] = await Promise.all([
      this.engine.lines('trails'),
      this.engine.trails(date),
      this.engine.repairs(),
      this.engine.islands(),
    ]);
    return { lines, trails, repairs, islands };
  }

  /**
   * Takes the trails anew from the engine, as they are on the form's date. What is said of single trails leaves
   * lines and repairs as they were; only after a decision on `repairs` are those asked for again.
   */
  async refresh(repairs = false): Promise<void> {
    const { form, commune, network } = this.page.state;
    if (form.date === '' || !commune) return;
    const number = ++this.#surveys;
    const fresh = repairs || !network ? await this.#survey(form.date) : await this.#rules(network, form.date);
    if (number === this.#surveys) this.page.set({ network: fresh });
  }

  async #rules(network: TrailNetwork, date: string): Promise<TrailNetwork> {
    const [trails, islands] = await Promise.all([this.engine.trails(date), this.engine.islands()]);
    return { ...network, trails, islands };
  }

  /**
   * Changes what is chosen. Map, households and the plan's standing follow at once; `said` tells what was done,
   * and it can be taken back.
   */
  choose(change: ChoiceChange, said: (words: Words) => string): Promise<void> {
    return this.#change(() => {
      const { network, files } = this.page.state;
      const back = inverse(change, network?.repairs ?? [], saidOf(files));
      return back.length === 0
        ? UNCHANGED
        : { changes: [change], undo: (before) => [...before, { said, back }], news: said };
    });
  }

  /** Takes back the latest change. */
  undo(): Promise<void> {
    return this.#change(() => {
      const { undo } = this.page.state;
      const last = undo.at(-1);
      if (!last) return UNCHANGED;
      const news = (words: Words) => words.t('undo-done', { what: last.said(words) });
      return { changes: last.back, undo: (before) => before.filter((one) => one !== last), news };
    });
  }

  /** Makes changes once those before are made; `prepare` sees the state as they left it. */
  #change(prepare: () => Prepared): Promise<void> {
    const { page } = this;
    // What is being opened may be other trails, of which the change would say nothing.
    if (page.state.loading) return this.#changes;
    this.#changes = this.#changes.then(async () => {
      const { changes, undo, news } = prepare();
      if (changes.length === 0) return;
      try {
        await page.stopPlanning();
        for (const change of changes) this.#chosen(await this.engine.choose(change));
        await this.refresh(changes.some((change) => change.repairs !== undefined));
        page.set({ undo: undo(page.state.undo), news, stale: page.state.made !== undefined });
        await page.assess();
      } catch (error) {
        page.fail(error);
      }
    });
    return this.#changes;
  }

  /** Keeps what is chosen now, among the files in force and on this machine; tells what it cuts off. */
  #chosen({ choices, problems }: Chosen): void {
    const { state } = this.page;
    if (!state.commune) return;
    const kept = this.store.keep(state.commune.trails_id, choices);
    const told = new Set(this.#told.map((problem) => JSON.stringify(problem)));
    const brought = problems.filter((problem) => !told.has(JSON.stringify(problem)));
    // Once a change is taken back, so is what was told of it.
    const passed = state.problems === this.#brought;
    this.#brought = brought;
    this.page.set({
      files: withChoices(state.files, choices),
      ...(kept ? {} : { choiceNote: 'not-kept' }),
      ...(brought.length > 0 || passed ? { problems: brought } : {}),
    });
  }
}
