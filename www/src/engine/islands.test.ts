import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Progress } from '../generated/types.ts';
import type { IslandMessage, IslandReply, IslandWorker } from './island-protocol.ts';
import { type IslandSession, Islands } from './islands.ts';

const PROGRESS: Progress = { done: 0, total: 1, worth: 0, stops: 0 };
/** An empty module. */
const MODULE = new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));

/** A session of which every island has two orders to carry out, and which writes down what it is told. */
class Orders implements IslandSession {
  readonly log: string[] = [];
  readonly #given = new Map<number, number>();

  island_order(island: number): Uint8Array | undefined {
    const given = this.#given.get(island) ?? 0;
    if (given >= 2) return undefined;
    this.#given.set(island, given + 1);
    return new Uint8Array([island, given]);
  }

  island_told(island: number, done: number): Progress {
    this.log.push(`${island} told ${done}`);
    return PROGRESS;
  }

  island_reported(island: number, report: Uint8Array): Progress {
    if (report.length === 0) throw { kind: 'internal' };
    this.log.push(`${island} reported ${report}`);
    return PROGRESS;
  }

  island_lost(island: number): Progress {
    this.log.push(`${island} lost`);
    return PROGRESS;
  }
}

class Worker implements IslandWorker {
  onmessage: ((event: MessageEvent<IslandReply>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  terminated = false;
  readonly messages: IslandMessage[] = [];

  postMessage(message: IslandMessage): void {
    this.messages.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  says(data: IslandReply): void {
    this.onmessage?.({ data } as MessageEvent<IslandReply>);
  }

  get orders(): (readonly [plan: number, order: number])[] {
    return this.messages.flatMap((message) =>
      message.type === 'order' ? [[message.plan, message.order[1] ?? -1] as const] : [],
    );
  }
}

let workers: Worker[];
let session: Orders;
let islands: Islands;

const worker = (number: number): Worker => workers[number] ?? new Worker();

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  session = new Orders();
  islands = new Islands(MODULE, () => {
    const made = new Worker();
    workers.push(made);
    return made;
  });
});

afterEach(() => vi.useRealTimers());

describe('Islands', () => {
  it('start when a plan first asks for them, get the module before anything else, and are kept', () => {
    expect(workers).toHaveLength(0);
    islands.begin(session, 3);
    expect(workers.map(({ messages }) => messages.map(({ type }) => type))).toEqual([
      ['module', 'order'],
      ['module', 'order'],
    ]);
    islands.end();
    islands.begin(new Orders(), 2);
    expect(workers).toHaveLength(2);
    expect(worker(0).orders).toEqual([
      [1, 0],
      [2, 0],
    ]);
    expect(worker(1).orders, 'it is not asked for the second time').toEqual([[1, 0]]);
  });

  it('are told to go on once they have reported', () => {
    islands.begin(session, 2);
    worker(0).says({ type: 'told', plan: 1, done: 40 });
    worker(0).says({ type: 'report', plan: 1, report: new Uint8Array([7]) });
    expect(session.log).toEqual(['1 told 40', '1 reported 7']);
    expect(worker(0).orders).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('are not listened to about an earlier plan', () => {
    islands.begin(session, 2);
    islands.end();
    const next = new Orders();
    islands.begin(next, 2);
    worker(0).says({ type: 'report', plan: 1, report: new Uint8Array([7]) });
    expect([session.log, next.log]).toEqual([[], []]);
  });

  it.each([
    ['says that it failed', (failing: Worker) => failing.says({ type: 'failed', detail: 'no memory' })],
    ['breaks', (failing: Worker) => failing.onerror?.({} as ErrorEvent)],
    [
      'reports what the session cannot use',
      (failing: Worker) => failing.says({ type: 'report', plan: 1, report: new Uint8Array() }),
    ],
  ])('are taken back by the session when a worker %s', (_, fail) => {
    islands.begin(session, 3);
    fail(worker(0));
    expect(session.log).toEqual(['1 lost']);
    expect([worker(0).terminated, worker(1).terminated]).toEqual([true, false]);
    worker(0).says({ type: 'report', plan: 1, report: new Uint8Array([7]) });
    expect(session.log, 'what it says later').toEqual(['1 lost']);
  });

  it('are taken back when nothing is heard of them, sooner of one that never spoke', async () => {
    islands.begin(session, 3);
    worker(1).says({ type: 'told', plan: 1, done: 0 });
    const news = islands.news();
    await vi.advanceTimersByTimeAsync(2_100);
    await news;
    expect(session.log).toEqual(['2 told 0', '1 lost']);
    const later = islands.news();
    await vi.advanceTimersByTimeAsync(10_100);
    await later;
    expect(session.log).toEqual(['2 told 0', '1 lost', '2 lost']);
  });

  it('may be silent while they have no order', async () => {
    islands.begin(session, 3);
    for (const report of [1, 2]) {
      worker(0).says({ type: 'report', plan: 1, report: new Uint8Array([report]) });
      worker(1).says({ type: 'told', plan: 1, done: report });
    }
    const news = islands.news();
    await vi.advanceTimersByTimeAsync(60_000);
    await news;
    expect(session.log.filter((line) => line.endsWith('lost'))).toEqual(['2 lost']);
  });

  it('end a wait when they say something, or when somebody asks', async () => {
    islands.begin(session, 2);
    let over = 0;
    const first = islands.news().then(() => (over += 1));
    worker(0).says({ type: 'told', plan: 1, done: 3 });
    await first;
    const second = islands.news().then(() => (over += 1));
    islands.wake();
    await second;
    expect(over).toBe(2);
  });

  it('are not tried for ever where no worker starts', () => {
    let tried = 0;
    const without = new Islands(MODULE, () => {
      tried += 1;
      throw new Error('no workers in workers');
    });
    for (let plan = 0; plan < 9; plan += 1) {
      without.begin(session, 4);
      without.end();
    }
    expect(tried).toBe(3);
    expect(session.log).toEqual([]);
  });
});
