import type { Engine } from '../engine/engine.ts';
import type { JournalEntry, Outcome } from '../generated/types.ts';
import { type Keeper, type KeptLine, type Reason, VaultError } from '../storage/vault.ts';
import type { AppState } from './app-state.ts';
import { instant } from './clock.ts';

/** A visit as somebody wrote it down on this machine, with what was said of it at the same moment. */
export interface WrittenVisit {
  readonly household: string;
  readonly date: string;
  readonly outcome: Outcome;
  /** `HH:MM`, where noted. */
  readonly time: string | undefined;
  /** The visit's event and those that belong to it: what is taken back together. */
  readonly events: readonly string[];
}

/** What this machine has written down. */
export interface Written {
  /** Visits that stand, the earliest first. */
  readonly visits: readonly WrittenVisit[];
  /** Events that nobody else has yet. */
  readonly open: number;
  /** Why the latest could not be kept. It is kept nowhere but on the screen then. */
  readonly fault: Reason | undefined;
}

export const NOTHING_WRITTEN: Written = { visits: [], open: 0, fault: undefined };

/** How the desk sees the page's state and works on it. */
export interface JournalPage {
  readonly state: AppState;
  set(change: Partial<AppState>): void;
  fail(error: unknown): void;
}

/** The members of a stored line that are read here. */
interface Line {
  readonly clock: number;
  readonly at: string;
  readonly device: string;
  readonly entry?: JournalEntry;
}

const DEVICE = 'device';

const random = (digits: number): string =>
  [...crypto.getRandomValues(new Uint8Array(digits))].map((byte) => (byte % 16).toString(16)).join('');

function lineOf(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    // Whoever loads it tells what is wrong with it; it stays as it is.
    return undefined;
  }
}

/** The visits of some lines that were not taken back, by the logical clock. */
export function visitsOf(lines: ReadonlyMap<string, string>): WrittenVisit[] {
  const read = [...lines].flatMap(([id, text]) => {
    const line = lineOf(text);
    return line?.entry ? [{ id, ...line, entry: line.entry }] : [];
  });
  read.sort((a, b) => b.clock - a.clock);
  // The latest first: an undo that stands takes back what came before it.
  const gone = new Set<string>();
  for (const { id, entry } of read) if (entry.kind === 'undo' && !gone.has(id)) gone.add(entry.event);
  const standing = read.reverse().filter(({ id, entry }) => !gone.has(id) && entry.kind !== 'undo');
  return standing.flatMap(({ id, entry, at, device }) => {
    if (entry.kind !== 'visit') return [];
    const together = standing.filter(
      (other) =>
        other.at === at &&
        other.device === device &&
        'household' in other.entry &&
        other.entry.household === entry.household,
    );
    const events = [id, ...together.map((other) => other.id).filter((other) => other !== id)];
    const { household, date, outcome, time } = entry;
    return [{ household, date, outcome, time, events }];
  });
}

/** What happens at the doors: written by the planner, kept on this machine before anything else is shown, handed over. */
export class JournalDesk {
  #book = 'demo';
  #lines = new Map<string, string>();
  #handed = new Set<string>();
  readonly #mark = `tablet-${random(8)}`;
  /** Written by the planner, not yet kept. */
  #waiting: readonly KeptLine[] = [];
  /** One after the other: what is touched twice is written once more only when the first is kept. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    private readonly vault: Keeper,
    private readonly page: JournalPage,
    private readonly now: () => Date,
  ) {}

  /** The lines that belong to a commune which is about to be loaded: the demo has a book of its own. */
  async linesOf(book: string): Promise<readonly string[]> {
    try {
      return (await this.vault.lines(book)).map(({ line }) => line);
    } catch {
      // Said when the commune is open.
      return [];
    }
  }

  /**
   * A commune was loaded with the lines of its book: what came with its files is kept, too, and of reports of absence that
   * are over `today` only the tombstones.
   */
  async opened(book: string, today: string): Promise<void> {
    this.#book = book;
    this.#lines = new Map();
    this.#handed = new Set();
    this.#waiting = [];
    let fault: Reason | undefined;
    try {
      this.#lines = new Map((await this.vault.lines(book)).map(({ id, line }) => [id, line]));
      this.#handed = new Set(await this.vault.handed(book));
      await this.engine.forget(today);
      const lines: KeptLine[] = [];
      for (const line of (await this.engine.journal()).split('\n')) {
        const id = line === '' ? undefined : (JSON.parse(line) as { id?: string }).id;
        if (id !== undefined && this.#lines.get(id) !== line) lines.push({ id, line });
      }
      const brought = lines.filter(({ id }) => !this.#lines.has(id));
      if (lines.length > 0) {
        await this.vault.add(book, lines);
        // Whoever brought them has them.
        await this.vault.setHanded(
          book,
          brought.map(({ id }) => id),
        );
        for (const { id, line } of lines) this.#lines.set(id, line);
        for (const { id } of brought) this.#handed.add(id);
      }
    } catch (error) {
      if (error instanceof VaultError) fault = error.reason;
      else this.page.fail(error);
    }
    this.#tell(fault);
  }

  #tell(fault: Reason | undefined): void {
    const open = [...this.#lines.keys()].filter((id) => !this.#handed.has(id)).length;
    this.page.set({ written: { visits: visitsOf(this.#lines), open, fault } });
  }

  /** The mark of this machine; where it cannot be kept, of this page. */
  async #device(): Promise<string> {
    try {
      const known = await this.vault.note<string>(DEVICE);
      if (known !== undefined) return known;
      await this.vault.setNote(DEVICE, this.#mark);
    } catch {
      // Told of when the event itself cannot be kept.
    }
    return this.#mark;
  }

  /** Writes down what happened at one moment; true once all of it is kept. */
  record(entries: readonly JournalEntry[]): Promise<boolean> {
    const done = this.#work.then(() => this.#record(entries));
    this.#work = done.catch(() => undefined);
    return done;
  }

  async #record(entries: readonly JournalEntry[]): Promise<boolean> {
    if (!(await this.#keep([]))) return false;
    const at = instant(this.now());
    const written: KeptLine[] = [];
    try {
      const device = await this.#device();
      for (const entry of entries) {
        // What will be forgotten one day must not be guessed from its name afterwards.
        const salt = entry.kind === 'absence' || entry.kind === 'back' ? { salt: random(32) } : {};
        const { id, line, commune } = await this.engine.record({ device, at, entry, ...salt });
        this.page.set({ commune });
        if (id !== undefined && line !== undefined) written.push({ id, line });
      }
    } catch (error) {
      this.page.fail(error);
      // What the planner has taken in by then is kept all the same.
      await this.#keep(written);
      return false;
    }
    return this.#keep(written);
  }

  /** Keeps lines, with those that still wait; true when none is left. */
  async #keep(lines: readonly KeptLine[]): Promise<boolean> {
    const all = [...this.#waiting, ...lines];
    this.#waiting = all;
    if (all.length === 0) return true;
    try {
      await this.vault.add(this.#book, all);
    } catch (error) {
      this.#tell(error instanceof VaultError ? error.reason : 'refused');
      return false;
    }
    this.#waiting = [];
    for (const { id, line } of all) this.#lines.set(id, line);
    this.#tell(undefined);
    return true;
  }

  /** Tries once more to keep what could not be. */
  retry(): Promise<boolean> {
    const done = this.#work.then(() => this.#keep([]));
    this.#work = done.catch(() => undefined);
    return done;
  }

  /** Everything written, as the text of a journal file, with what is not kept yet. */
  text(): string {
    const lines = [...this.#lines.values(), ...this.#waiting.map(({ line }) => line)];
    const clock = (line: string) => lineOf(line)?.clock ?? 0;
    return lines
      .sort((a, b) => clock(a) - clock(b))
      .map((line) => `${line}\n`)
      .join('');
  }

  /** From now on everything written so far counts as handed over. */
  async handedOver(): Promise<void> {
    const ids = [...this.#lines.keys()];
    try {
      await this.vault.setHanded(this.#book, ids);
      for (const id of ids) this.#handed.add(id);
      this.#tell(undefined);
    } catch (error) {
      this.#tell(error instanceof VaultError ? error.reason : 'refused');
    }
  }
}
