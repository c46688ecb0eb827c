import type {
  ChoiceChange,
  Chosen,
  EveningView,
  IslandView,
  LoadReport,
  Margin,
  PlanRequest,
  Progress,
  Recorded,
  RepairView,
  TrailView,
} from '../generated/types.ts';
import {
  type CallMessage,
  type CallName,
  type Calls,
  CHOICES_FILE,
  type CommuneFile,
  type ErrorDetail,
  JOURNAL_FILE,
  type LineSets,
  type Reply,
  type ToRecord,
} from './protocol.ts';

/** A call that failed; `detail.kind` names the catalogue's entry `error-<kind>`. */
export class EngineError extends Error {
  constructor(readonly detail: ErrorDetail) {
    super(detail.kind);
  }
}

/** The text of what was chosen about trails as a file of the commune. */
export const choicesFile = (text: string): CommuneFile => ({
  name: CHOICES_FILE,
  bytes: new TextEncoder().encode(text),
});

/** Lines of a journal as a file of the commune. */
const journalFile = (lines: readonly string[]): CommuneFile => ({
  name: JOURNAL_FILE,
  bytes: new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')),
});

/** What the facade needs of a worker; a test gives its own. */
export interface WorkerLike {
  postMessage(message: CallMessage): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Who is told on the way to an answer. */
interface Told {
  readonly progress?: (progress: Progress) => void;
  readonly margin?: (margin: Margin) => void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly told?: Told | undefined;
}

const spawnWorker = (): WorkerLike =>
  new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'planner' });

/**
 * The planner, in a worker so that the page never waits for it.
 *
 * A worker whose module trapped is thrown away; the next one is given the files that were last in force before
 * it is asked anything. Every call that was under way then fails with the kind `trap`.
 */
export class Engine {
  #worker: WorkerLike | undefined;
  #pending = new Map<number, Pending>();
  #nextId = 1;
  /** The files of the commune in force, to load them again after a trap. */
  #files: readonly CommuneFile[] = [];
  /** What was chosen about its trails, as it was loaded or as it became since. */
  #choices: CommuneFile | undefined;
  /** What this machine recorded, as it was loaded and since. */
  #lines: readonly string[] = [];
  /** Settles when a new worker has its files back; calls wait for it. */
  #restored: Promise<unknown> = Promise.resolve();

  constructor(private readonly spawn: () => WorkerLike = spawnWorker) {}

  /**
   * Reads a commune: its files, and apart from them the one with what was chosen about its trails and the lines of the journal
   * that this machine keeps. On an error among the problems the former commune stays in force.
   */
  async load(
    files: readonly CommuneFile[],
    choices?: CommuneFile,
    lines: readonly string[] = [],
  ): Promise<LoadReport> {
    const report = await this.#call('load', [together(files, choices, lines)]);
    if (report.commune) {
      this.#files = files;
      this.#choices = choices;
      this.#lines = lines;
    }
    return report;
  }

  /** What a file holds, or null when it is none of ours. */
  fileKind(file: CommuneFile): Promise<string | null> {
    return this.#call('fileKind', [file]);
  }

  /** A file converted to WGS 84 under the same name; nothing that is loaded changes. */
  async convert(file: CommuneFile, system: string): Promise<CommuneFile> {
    const text = await this.#call('convert', [file, system]);
    return { name: file.name, bytes: new TextEncoder().encode(text) };
  }

  lines<Which extends keyof LineSets>(which: Which): Promise<LineSets[Which]> {
    return this.#call('lines', [which]) as Promise<LineSets[Which]>;
  }

  /** Every trail as it is on a date, `YYYY-MM-DD`. */
  trails(date: string): Promise<TrailView[]> {
    return this.#call('trails', [date]);
  }

  repairs(): Promise<RepairView[]> {
    return this.#call('repairs', []);
  }

  islands(): Promise<IslandView[]> {
    return this.#call('islands', []);
  }

  /** Changes what was chosen about trails; the commune is loaded with it again should the worker break. */
  async choose(change: ChoiceChange): Promise<Chosen> {
    const chosen = await this.#call('choose', [change]);
    this.#choices = choicesFile(chosen.choices);
    return chosen;
  }

  /** Where motorbikes would stand that people want to leave near a place, `[lon, lat]` both. */
  parkingPlace(near: readonly [lon: number, lat: number]): Promise<[number, number]> {
    return this.#call('parkingPlace', [near]);
  }

  assess(request: PlanRequest): Promise<EveningView> {
    return this.#call('assess', [request]);
  }

  /** Plans an evening and returns the plan's JSON text; null when it was cancelled. */
  plan(request: PlanRequest, progress: (progress: Progress) => void): Promise<string | null> {
    return this.#call('plan', [request], { progress });
  }

  /** Ends the search under way; without one, does nothing. */
  cancel(): Promise<void> {
    return this.#call('cancel', []);
  }

  /**
   * How much better than the plan made last any plan could be: the last word on it, or null when nothing was found out
   * before something else put an end to it.
   */
  margin(told: (margin: Margin) => void): Promise<Margin | null> {
    return this.#call('margin', [], { margin: told });
  }

  /** Writes something that happened into the journal; the commune is loaded with it again should the worker break. */
  async record(what: ToRecord): Promise<Recorded> {
    const recorded = await this.#call('record', [what]);
    if (recorded.line !== undefined) this.#lines = [...this.#lines, recorded.line];
    return recorded;
  }

  /** Puts tombstones in place of reports of absence that are over on a day, `YYYY-MM-DD`; gives their number. */
  forget(today: string): Promise<number> {
    return this.#call('forget', [today]);
  }

  /** The whole journal, as the text of `journal.jsonl`. */
  journal(): Promise<string> {
    return this.#call('journal', []);
  }

  exportGpx(plan: string, team: string): Promise<string> {
    return this.#call('exportGpx', [plan, team]);
  }

  exportGeojson(plan: string, team: string): Promise<string> {
    return this.#call('exportGeojson', [plan, team]);
  }

  async #call<Name extends CallName>(
    name: Name,
    args: Parameters<Calls[Name]>,
    told?: Told,
  ): Promise<ReturnType<Calls[Name]>> {
    await this.#restored;
    return this.#post(name, args, told);
  }

  #post<Name extends CallName>(
    name: Name,
    args: Parameters<Calls[Name]>,
    told?: Told,
  ): Promise<ReturnType<Calls[Name]>> {
    const worker = this.#ensureWorker();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      // The answer's type follows from the call's name; protocol.ts ties both sides to it.
      this.#pending.set(id, { resolve: resolve as (value: unknown) => void, reject, told });
      worker.postMessage({ id, name, args } as CallMessage);
    });
  }

  #ensureWorker(): WorkerLike {
    if (this.#worker) return this.#worker;
    const worker = this.spawn();
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#restart(event.message ?? '');
    };
    this.#worker = worker;
    return worker;
  }

  #receive(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    switch (reply.type) {
      case 'progress':
        pending.told?.progress?.(reply.progress);
        return;
      case 'margin':
        pending.told?.margin?.(reply.margin);
        return;
      case 'answer':
        this.#pending.delete(reply.id);
        pending.resolve(reply.value);
        return;
      case 'error':
        this.#pending.delete(reply.id);
        pending.reject(new EngineError(reply.error));
        return;
      case 'trap':
        this.#restart(reply.detail);
    }
  }

  #restart(detail: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    const [files, choices, lines] = [this.#files, this.#choices, this.#lines];
    if (files.length > 0) {
      // Should these files be what breaks the module, they are not tried for ever: the commune is then gone.
      this.#files = [];
      this.#choices = undefined;
      this.#lines = [];
      this.#restored = this.#post('load', [together(files, choices, lines)]).then(
        (report) => {
          if (!report.commune) return;
          this.#files = files;
          this.#choices = choices;
          this.#lines = lines;
        },
        () => undefined,
      );
    }
    for (const call of pending) call.reject(new EngineError({ kind: 'trap', args: { detail } }));
  }
}

/** The files that make a commune. */
function together(
  files: readonly CommuneFile[],
  choices: CommuneFile | undefined,
  lines: readonly string[],
): readonly CommuneFile[] {
  return [...files, ...(choices ? [choices] : []), ...(lines.length > 0 ? [journalFile(lines)] : [])];
}
