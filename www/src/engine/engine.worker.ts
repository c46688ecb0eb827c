import init, { Session } from 'evening-rounds-wasm';
import wasmUrl from '../../pkg/evening_rounds_bg.wasm?url';
import type { Margin, PlanRequest } from '../generated/types.ts';
import { breathe } from './breathe.ts';
import type { IslandWorker } from './island-protocol.ts';
import { Islands } from './islands.ts';
import type { CallMessage, CommuneFile, ErrorDetail, Reply } from './protocol.ts';
import { Slicer } from './slicer.ts';

/** The part of a worker's global scope that is used here; the DOM library knows only the page's. */
interface WorkerScope {
  postMessage(message: Reply): void;
  onmessage: ((event: MessageEvent<CallMessage>) => void) | null;
}
const scope = self as unknown as WorkerScope;

/** Rounds and milliseconds of work after which a margin is near enough to what more of both would find. */
const MARGIN_ROUNDS = 300;
const MARGIN_MS = 6_000;
/** Other calls wait no longer than this for it. */
const MARGIN_SLICE_MS = 30;

/** Compiled once for all workers. Some servers say that the module is something else, which streaming does not take. */
const module = WebAssembly.compileStreaming(fetch(wasmUrl)).catch(async () =>
  WebAssembly.compile(await (await fetch(wasmUrl)).arrayBuffer()),
);
const ready = module.then(async (compiled) => {
  await init({ module_or_path: compiled });
  const spawn = (): IslandWorker =>
    new Worker(new URL('./island.worker.ts', import.meta.url), { type: 'module', name: 'island' });
  return { session: new Session(), islands: new Islands(compiled, spawn) };
});
type Ready = Awaited<typeof ready>;

/** Set by a cancel, taken back by the next plan. */
let cancelled = false;
let planning = false;
/** Counts what puts an end to the question how much better a plan could be. */
let margins = 0;

async function plan({ session, islands }: Ready, id: number, request: PlanRequest): Promise<string | null> {
  if (planning) throw { kind: 'busy' };
  planning = true;
  cancelled = false;
  margins += 1;
  try {
    const slicer = new Slicer();
    let progress = session.start_plan(request);
    islands.begin(session, request.islands ?? 1);
    while (progress.done < progress.total || session.is_waiting()) {
      scope.postMessage({ type: 'progress', id, progress });
      await (session.is_waiting() ? islands.news() : breathe());
      if (cancelled) {
        session.cancel_plan();
        return null;
      }
      const begun = performance.now();
      progress = session.step(slicer.iterations);
      // A slice that came to where it must wait for others says nothing of how long one takes.
      if (!session.is_waiting()) slicer.measured(slicer.iterations, performance.now() - begun);
      islands.orders();
    }
    scope.postMessage({ type: 'progress', id, progress });
    return session.finish_plan();
  } finally {
    islands.end();
    planning = false;
  }
}

/** How much better than the plan made last any plan could be: told as it is found out, between other calls. */
async function margin(session: Session, id: number): Promise<Margin | null> {
  if (planning) return null;
  margins += 1;
  const mine = margins;
  const slicer = new Slicer(MARGIN_SLICE_MS);
  let worked = 0;
  for (let found: Margin | null = null; ; ) {
    await breathe();
    if (mine !== margins) return found;
    const begun = performance.now();
    const now = session.step_margin(slicer.iterations);
    const took = performance.now() - begun;
    slicer.measured(slicer.iterations, took);
    worked += took;
    scope.postMessage({ type: 'margin', id, margin: now });
    if (now.at_most_better === 0 || now.rounds >= MARGIN_ROUNDS || worked >= MARGIN_MS) return now;
    found = now;
  }
}

async function answer(worker: Ready, message: CallMessage): Promise<unknown> {
  const { session, islands } = worker;
  switch (message.name) {
    case 'load':
      margins += 1;
      return session.load([...message.args[0]]);
    case 'fileKind': {
      const file: CommuneFile = message.args[0];
      return session.file_kind(file.name, file.bytes) ?? null;
    }
    case 'convert': {
      const [file, system] = message.args;
      return session.convert_file(file.name, file.bytes, system);
    }
    case 'lines':
      return session.lines(message.args[0]);
    case 'trails':
      return session.trails(message.args[0]);
    case 'repairs':
      return session.repairs();
    case 'islands':
      return session.islands();
    case 'choose':
      margins += 1;
      return session.choose(message.args[0]);
    case 'parkingPlace': {
      const [lon = 0, lat = 0] = session.parking_place(...message.args[0]);
      return [lon, lat];
    }
    case 'assess':
      return session.assess(message.args[0]);
    case 'plan':
      return plan(worker, message.id, message.args[0]);
    case 'cancel':
      cancelled = true;
      islands.wake();
      return undefined;
    case 'margin':
      return margin(session, message.id);
    case 'record': {
      const { device, at, entry, salt } = message.args[0];
      margins += 1;
      return session.record(device, at, entry, salt);
    }
    case 'forget':
      return session.forget(message.args[0]);
    case 'journal':
      return session.journal();
    case 'exportGpx':
      return session.export_gpx(...message.args);
    case 'exportGeojson':
      return session.export_geojson(...message.args);
  }
}

/** Turns whatever the module threw into what the page can tell; strings and numbers are kept for the sentence. */
function detail(error: unknown): ErrorDetail {
  if (typeof error === 'object' && error !== null && 'kind' in error && typeof error.kind === 'string') {
    const args: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(error)) {
      if (key !== 'kind' && (typeof value === 'string' || typeof value === 'number')) args[key] = value;
    }
    return { kind: error.kind, args };
  }
  return { kind: 'unexpected', args: { detail: String(error) } };
}

scope.onmessage = async ({ data: message }) => {
  const { id } = message;
  try {
    const value = await answer(await ready, message);
    scope.postMessage({ type: 'answer', id, value });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      scope.postMessage({ type: 'trap', id, detail: error.message });
    } else {
      scope.postMessage({ type: 'error', id, error: detail(error) });
    }
  }
};
