import init, { Island } from 'evening-rounds-wasm';
import { breathe } from './breathe.ts';
import type { IslandMessage, IslandReply } from './island-protocol.ts';
import { Slicer } from './slicer.ts';

/** The part of a worker's global scope that is used here; the DOM library knows only the page's. */
interface IslandScope {
  postMessage(message: IslandReply, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<IslandMessage>) => void) | null;
}
const scope = self as unknown as IslandScope;

let ready: Promise<unknown> | undefined;
/** The search under way, and for which plan. */
let island: { readonly plan: number; readonly search: Island } | undefined;

function stop(): void {
  island?.search.free();
  island = undefined;
}

async function obey(plan: number, order: Uint8Array): Promise<void> {
  // Word at once: whoever says nothing is given up.
  scope.postMessage({ type: 'told', plan, done: 0 });
  await ready;
  if (island?.plan === plan) {
    island.search.go_on(order);
  } else {
    stop();
    island = { plan, search: new Island(order) };
  }
  const { search } = island;
  const slicer = new Slicer();
  while (search.left() > 0) {
    const rounds = Math.min(slicer.iterations, search.left());
    const begun = performance.now();
    const done = search.step(rounds);
    slicer.measured(rounds, performance.now() - begun);
    scope.postMessage({ type: 'told', plan, done });
    await breathe();
    // Stopped, or at work on another plan.
    if (island?.search !== search) return;
  }
  const report = search.report();
  scope.postMessage({ type: 'report', plan, report }, [report.buffer]);
}

scope.onmessage = async ({ data: message }) => {
  try {
    if (message.type === 'module') ready = init({ module_or_path: message.module });
    else if (message.type === 'order') await obey(message.plan, message.order);
    else stop();
  } catch (error) {
    scope.postMessage({ type: 'failed', detail: String(error) });
  }
};
