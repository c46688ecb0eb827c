import { type Engine, EngineError } from '../engine/engine.ts';
import { type CommuneFiles, type HandedFile, type Recognised, tooLarge } from '../files/commune-files.ts';
import type { SystemChoice } from '../files/offers.ts';
import type { Problem } from '../generated/types.ts';
import type { AppState, Converted } from './app-state.ts';
import type { FilesStore } from './files-store.ts';
import { recognise } from './loading.ts';
import { fetchSample } from './sample.ts';

/** Files to open, with those in force before. */
export interface ToOpen {
  readonly current: CommuneFiles;
  readonly handed: readonly Recognised[];
  /** They are the demo's. */
  readonly sample: boolean;
  readonly converted: readonly Converted[];
}

/** How the desk sees the page's state and works on it. */
export interface FilesPage {
  readonly state: AppState;
  set(change: Partial<AppState>): void;
  fail(error: unknown): void;
  /** Opens files, or tells what is wrong with them. */
  open(what: ToOpen): Promise<void>;
}

/** Opens communes: the one open last, the demo, files that somebody hands over. */
export class FilesDesk {
  /** The files handed over last: should they be converted, they are opened once more. */
  #handed: { readonly files: readonly Recognised[]; readonly converted: readonly Converted[] } = {
    files: [],
    converted: [],
  };

  constructor(
    private readonly engine: Engine,
    private readonly kept: FilesStore,
    private readonly page: FilesPage,
  ) {}

  /** Opens the commune that was open last, or the demo. */
  async last(): Promise<void> {
    const files = await this.kept.read();
    if (files) {
      try {
        await this.#open({ files: new Map(), sample: false }, files);
      } catch (error) {
        this.page.fail(error);
      }
      this.page.set({ loading: false });
    }
    if (this.page.state.commune) return;
    // Files that can no longer be read are told of, and stay for a page that can.
    const { problems, error } = this.page.state;
    await this.#openDemo(false);
    if (files) this.page.set({ problems, error });
  }

  /** Opens the demo commune, whatever was open before. */
  sample(): Promise<void> {
    return this.#openDemo(true);
  }

  async #openDemo(forget: boolean): Promise<void> {
    this.page.set({ loading: true });
    try {
      const files = await fetchSample();
      // Before the demo is seen: whoever closes the page then comes back to it.
      if (forget) await this.kept.keep({ files: new Map(), sample: true });
      await this.page.open({
        current: { files: new Map(), sample: true },
        handed: files,
        sample: true,
        converted: [],
      });
    } catch (error) {
      this.page.fail(error instanceof EngineError ? error : new EngineError({ kind: 'sample', args: {} }));
    } finally {
      this.page.set({ loading: false });
    }
  }

  /** Opens files somebody chose or dropped. */
  async files(handed: readonly HandedFile[]): Promise<void> {
    if (handed.length === 0 || this.page.state.loading) return;
    const problems = tooLarge(handed);
    if (problems.length > 0) {
      this.tell(problems);
      return;
    }
    this.page.set({ loading: true, error: undefined });
    try {
      const files: Recognised[] = [];
      for (const one of handed) files.push(await recognise(this.engine, one));
      this.#handed = { files, converted: [] };
      await this.#open(this.page.state.files, files);
    } catch (error) {
      this.page.fail(error);
    } finally {
      this.page.set({ loading: false });
    }
  }

  /** Converts one of the files opened last to WGS 84 and opens them all again. */
  async convert(name: string, from: SystemChoice): Promise<void> {
    if (this.page.state.loading) return;
    const { files } = this.page.state;
    const inForce = [...files.files].map(([kind, file]): Recognised => ({ kind, file }));
    const found = [...this.#handed.files, ...inForce].find(({ file }) => file.name === name);
    if (!found) return;
    this.page.set({ loading: true, error: undefined });
    try {
      const file = await this.engine.convert(found.file, from.system);
      const others = this.#handed.files.filter((one) => one !== found);
      const converted = [...this.#handed.converted.filter((one) => one.file !== name), { file: name, from }];
      this.#handed = { files: [...others, { kind: found.kind, file }], converted };
      await this.#open(files, this.#handed.files);
    } catch (error) {
      this.page.fail(error);
    } finally {
      this.page.set({ loading: false });
    }
  }

  /** Opens one's own files, and keeps them once they are in force. */
  async #open(current: CommuneFiles, handed: readonly Recognised[]): Promise<void> {
    await this.page.open({ current, handed, sample: false, converted: this.#handed.converted });
    const { files, problems } = this.page.state;
    const refused = problems.some(({ severity }) => severity === 'error');
    if (!files.sample && !refused) void this.kept.keep(files);
  }

  /** Tells what is wrong with files; the commune before stays. */
  tell(problems: readonly Problem[]): void {
    const count = problems.filter((problem) => problem.severity === 'error').length;
    this.page.set({ problems, news: (words) => words.t('problems-errors', { count }) });
  }
}
