import type {
  ChoiceChange,
  Chosen,
  EveningView,
  IslandView,
  JournalEntry,
  LoadReport,
  Margin,
  PlanRequest,
  Progress,
  Recorded,
  RepairView,
  TrailView,
} from '../generated/types.ts';

/** A file of the commune with its whole content. */
export interface CommuneFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file holds: one of each kind makes a commune (settings, water, choices and journal may be missing). */
export type FileKind =
  | 'trails'
  | 'households'
  | 'hamlets'
  | 'teams'
  | 'settings'
  | 'water'
  | 'choices'
  | 'journal';

/** The name under which what was chosen about trails is kept and handed out. */
export const CHOICES_FILE = 'trail-choices.json';

/** The name under which what this machine recorded is loaded beside a commune's own journal, and handed out. */
export const JOURNAL_FILE = 'journal-tablet.jsonl';

/** Which set of lines to draw. */
export type LinesOf = 'trails' | 'water';

/** Lines without objects: they cross from the worker as two arrays. */
export interface LineSet {
  /** Degrees east and north by turns. */
  readonly coords: Float64Array;
  /** For each line the index of its first position (not of its first number). */
  readonly starts: Uint32Array;
  /** For each line `road`, `track`, `path`, `barred` or `water`. */
  readonly kinds: readonly string[];
}

/** Trails, each cut into pieces where its steepness changes class. */
export interface TrailLines extends LineSet {
  /** For each line the index of its trail among those that `trails` lists. */
  readonly trails: Uint32Array;
  /** For each line its class of steepness, 0 (under 8 %) to 3 (25 % and more). */
  readonly steep: Uint8Array;
}

/** What each set of lines comes as. */
export interface LineSets {
  readonly trails: TrailLines;
  readonly water: LineSet;
}

/** Something that happened, to be written into the journal. */
export interface ToRecord {
  /** Which machine writes, such as `tablet-2`. */
  readonly device: string;
  /** Day and time by its own clock, `YYYY-MM-DDTHH:MM:SS`. */
  readonly at: string;
  readonly entry: JournalEntry;
  /** 32 random hexadecimal digits, for what will be forgotten one day. */
  readonly salt?: string;
}

/** The questions the page asks of the worker, with their answers. */
export interface Calls {
  load(files: readonly CommuneFile[]): LoadReport;
  fileKind(file: CommuneFile): string | null;
  lines(which: LinesOf): LineSets[LinesOf];
  /** The text of a file of the commune in WGS 84, converted from a system that an offer names by its key. */
  convert(file: CommuneFile, system: string): string;
  /** Every trail as it is on a date. */
  trails(date: string): TrailView[];
  /** What was found amiss in the lines of the trails. */
  repairs(): RepairView[];
  /** Parts of the network that are not joined to the main one. */
  islands(): IslandView[];
  /** Changes what was chosen about trails; everything asked afterwards goes by it. */
  choose(change: ChoiceChange): Chosen;
  /** Where motorbikes would stand that people want to leave near a place, `[lon, lat]` both. */
  parkingPlace(near: readonly [lon: number, lat: number]): [number, number];
  assess(request: PlanRequest): EveningView;
  /** Reports progress on the way; the answer is the plan's JSON text, or null when cancelled. */
  plan(request: PlanRequest): string | null;
  cancel(): void;
  /**
   * How much better than the plan made last any plan could be; told better and better on the way. Ends early when files are
   * loaded, trails changed or another plan is made; null when nothing was found out by then.
   */
  margin(): Margin | null;
  /** Writes something that happened into the journal; everything asked afterwards goes by it. */
  record(what: ToRecord): Recorded;
  /** Puts tombstones in place of reports of absence that are over on a day; gives their number. */
  forget(today: string): number;
  /** The whole journal, as the text of `journal.jsonl`. */
  journal(): string;
  exportGpx(plan: string, team: string): string;
  exportGeojson(plan: string, team: string): string;
}

export type CallName = keyof Calls;

/** A call as it is posted to the worker. */
export type CallMessage = {
  [Name in CallName]: { readonly id: number; readonly name: Name; readonly args: Parameters<Calls[Name]> };
}[CallName];

/** What went wrong: `kind` names the catalogue's entry `error-<kind>`, the rest fills it in. */
export interface ErrorDetail {
  readonly kind: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** What the worker posts back. */
export type Reply =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'margin'; readonly id: number; readonly margin: Margin }
  | { readonly type: 'error'; readonly id: number; readonly error: ErrorDetail }
  /** The module is broken for good: this worker answers nothing any more. */
  | { readonly type: 'trap'; readonly id: number; readonly detail: string };
