import type { Progress } from '../generated/types.ts';
import type { IslandReply, IslandWorker } from './island-protocol.ts';

/** What is asked of the session about its islands. */
export interface IslandSession {
  island_order(island: number): Uint8Array | undefined;
  island_told(island: number, done: number): Progress;
  island_reported(island: number, report: Uint8Array): Progress;
  island_lost(island: number): Progress;
}

/** Milliseconds after which a worker of which nothing is heard is given up: before its first word, and later. */
export interface Patience {
  readonly first: number;
  readonly later: number;
}

const PATIENCE: Patience = { first: 2_000, later: 10_000 };
/** After so many workers that did not start, none is tried again. */
const ENOUGH_FAILURES = 3;

/** A worker and what it is at. */
interface Post {
  readonly worker: IslandWorker;
  /** When it was last heard of, or asked something. */
  heard: number;
  /** Whether it ever said anything. */
  awake: boolean;
  /** Whether it has an order of the plan under way that it has not reported on. */
  busy: boolean;
  /** Whether it searches an island of the plan under way. */
  away: boolean;
}

/**
 * The workers in which islands of a search go on, one each; the first island is the session's own. Which of them start,
 * and how fast they are, changes nothing in the plan: the session takes back every island of which nothing is heard.
 * They are kept for the next plan.
 */
export class Islands {
  /** By the number of the island, from 1. */
  readonly #posts = new Map<number, Post>();
  #session: IslandSession | undefined;
  #plan = 0;
  #failures = 0;
  #wake: (() => void) | undefined;

  constructor(
    private readonly module: WebAssembly.Module,
    private readonly spawn: () => IslandWorker,
    private readonly patience = PATIENCE,
  ) {}

  /** Sends the islands of a plan that has just been started away, as far as there are workers. */
  begin(session: IslandSession, islands: number): void {
    this.#session = session;
    this.#plan += 1;
    for (let island = 1; island < islands; island += 1) {
      const post = this.#posts.get(island) ?? this.#start(island);
      if (post) post.away = true;
    }
    this.orders();
  }

  /** Passes on what islands are to do next, if anything: at first, and after they all have met. */
  orders(): void {
    for (const [island, post] of this.#posts) {
      const order = post.away && !post.busy ? this.#session?.island_order(island) : undefined;
      if (!order) continue;
      post.busy = true;
      post.heard = performance.now();
      post.worker.postMessage({ type: 'order', plan: this.#plan, order });
    }
  }

  /** Waits for word of any island, or until it is time to give one up. */
  async news(): Promise<void> {
    const due = [...this.#posts.values()].filter(({ busy }) => busy).map((post) => this.#dueAt(post));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, Math.min(...due) - performance.now()));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
    for (const [island, post] of this.#posts) {
      if (post.busy && performance.now() >= this.#dueAt(post)) this.#lose(island, post);
    }
  }

  /** Ends a wait for news. */
  wake(): void {
    this.#wake?.();
  }

  /** The plan is made or given up. */
  end(): void {
    this.#session = undefined;
    for (const post of this.#posts.values()) {
      post.away = false;
      post.busy = false;
      post.worker.postMessage({ type: 'stop' });
    }
  }

  #dueAt(post: Post): number {
    return post.heard + (post.awake ? this.patience.later : this.patience.first);
  }

  #start(island: number): Post | undefined {
    if (this.#failures >= ENOUGH_FAILURES) return undefined;
    try {
      const worker = this.spawn();
      const post: Post = { worker, heard: performance.now(), awake: false, busy: false, away: false };
      worker.onmessage = ({ data }) => this.#hear(island, post, data);
      worker.onerror = (event) => {
        event.preventDefault?.();
        this.#lose(island, post);
      };
      worker.postMessage({ type: 'module', module: this.module });
      this.#posts.set(island, post);
      return post;
    } catch {
      // A browser in which a worker starts no workers, or gives them no module: the session does it all.
      this.#failures += 1;
      return undefined;
    }
  }

  #hear(island: number, post: Post, reply: IslandReply): void {
    if (this.#posts.get(island) !== post) return;
    if (reply.type === 'failed') {
      this.#lose(island, post);
      return;
    }
    post.awake = true;
    post.heard = performance.now();
    this.#failures = 0;
    if (reply.plan !== this.#plan || !post.busy) return;
    if (reply.type === 'told') {
      this.#session?.island_told(island, reply.done);
    } else {
      post.busy = false;
      try {
        this.#session?.island_reported(island, reply.report);
      } catch {
        this.#lose(island, post);
      }
      this.orders();
    }
    this.wake();
  }

  /** Throws a worker away; the session takes its island back. */
  #lose(island: number, post: Post): void {
    post.worker.terminate();
    this.#posts.delete(island);
    if (!post.awake) this.#failures += 1;
    if (post.away) this.#session?.island_lost(island);
    this.wake();
  }
}
