/** The planner's wasm module as `cargo xtask wasm` writes it into `pkg/`, with its values' generated types. */
declare module 'evening-rounds-wasm' {
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
  import type { LineSets } from './protocol.ts';

  /** Starts the module; to be called once before anything else. */
  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;

  /** A commune, its network and a search under way. Errors are thrown as objects `{ kind: string, … }`. */
  export class Session {
    constructor();
    /** Reads all files of a commune; when a problem is an error, the commune loaded before stays. */
    load(files: { name: string; bytes: Uint8Array }[]): LoadReport;
    /** What a file holds, by its name and content; nothing when it is none of ours. */
    file_kind(name: string, bytes: Uint8Array): string | undefined;
    /** A file's text in WGS 84, converted from the system that the key names. */
    convert_file(name: string, bytes: Uint8Array, system: string): string;
    /** The lines to draw: interleaved degrees, index of each line's first position, kind of each line. */
    lines<Which extends keyof LineSets>(which: Which): LineSets[Which];
    /** Every trail as it is on a date, `YYYY-MM-DD`. */
    trails(date: string): TrailView[];
    repairs(): RepairView[];
    islands(): IslandView[];
    /** Changes what was chosen about trails. */
    choose(change: ChoiceChange): Chosen;
    /** All that was chosen, as the text of `trail-choices.json`. */
    choices(): string;
    /** Where motorbikes would stand that people want to leave near a place: degrees east and north. */
    parking_place(lon: number, lat: number): Float64Array;
    /** Every household on the evening asked for. */
    assess(request: PlanRequest): EveningView;
    start_plan(request: PlanRequest): Progress;
    /** The next order to an island, by its number from 1, if there is one; its first order sends it away. */
    island_order(island: number): Uint8Array | undefined;
    /** How many rounds an island that is away has made by now. */
    island_told(island: number, done: number): Progress;
    /** What an island that is away found by its latest order. */
    island_reported(island: number, report: Uint8Array): Progress;
    /** Takes an island back of which nothing more is heard. */
    island_lost(island: number): Progress;
    /** Whether nothing is left to do here until an island that is away tells something. */
    is_waiting(): boolean;
    /** Goes on looking for how much better than the plan made last any plan could be. */
    step_margin(rounds: number): Margin;
    /** Searches on; done when `done` reaches `total`. */
    step(iterations: number): Progress;
    /** The plan's JSON text, to the byte what the command line writes. */
    finish_plan(): string;
    cancel_plan(): void;
    /** Writes something that happened into the journal. */
    record(device: string, at: string, entry: JournalEntry, salt?: string): Recorded;
    /** Forgets reports of absence that are over on a day; gives their number. */
    forget(today: string): number;
    /** The whole journal, as the text of `journal.jsonl`. */
    journal(): string;
    export_gpx(plan_json: string, team: string): string;
    export_geojson(plan_json: string, team: string): string;
    free(): void;
  }

  /** A search that goes on in a worker of its own by a session's orders. */
  export class Island {
    /** Begins with the first order. */
    constructor(order: Uint8Array);
    /** Takes a later order. */
    go_on(order: Uint8Array): void;
    /** Makes some more rounds; gives the number of all rounds made. */
    step(rounds: number): number;
    /** Rounds until its report is due. */
    left(): number;
    /** What it has found. */
    report(): Uint8Array;
    free(): void;
  }
}
