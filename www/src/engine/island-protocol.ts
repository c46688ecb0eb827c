/** What a session's worker posts to an island's. `plan` counts plans: what belongs to an earlier one is out of date. */
export type IslandMessage =
  /** First of all: the module, compiled once for all workers. */
  | { readonly type: 'module'; readonly module: WebAssembly.Module }
  /** An order as the session wrote it; the first of a plan begins a search. */
  | { readonly type: 'order'; readonly plan: number; readonly order: Uint8Array }
  /** The plan is made or given up. */
  | { readonly type: 'stop' };

/** What an island's worker posts back. */
export type IslandReply =
  /** Rounds made so far. */
  | { readonly type: 'told'; readonly plan: number; readonly done: number }
  /** The latest order is carried out. */
  | { readonly type: 'report'; readonly plan: number; readonly report: Uint8Array }
  /** This worker can do nothing more. */
  | { readonly type: 'failed'; readonly detail: string };

/** What a session needs of an island's worker; a test gives its own. */
export interface IslandWorker {
  postMessage(message: IslandMessage): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<IslandReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}
