import init, { Session } from 'evening-rounds-wasm';
import wasmUrl from '../../pkg/evening_rounds_bg.wasm?url';
import type { PlanRequest } from '../generated/types.ts';
import type { CallMessage, CommuneFile, ErrorDetail, Reply } from './protocol.ts';
import { Slicer } from './slicer.ts';

/** The part of a worker's global scope that is used here; the DOM library knows only the page's. */
interface WorkerScope {
  postMessage(message: Reply): void;
  onmessage: ((event: MessageEvent<CallMessage>) => void) | null;
}
const scope = self as unknown as WorkerScope;

const ready = init({ module_or_path: wasmUrl }).then(() => new Session());
/** Set by a cancel, taken back by the next plan. */
let cancelled = false;
let planning = false;

/** Lets waiting messages in, so that a cancel is heard between two slices. Unlike a timer, not held back to 4 ms. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function plan(session: Session, id: number, request: PlanRequest): Promise<string | null> {
  if (planning) throw { kind: 'busy' };
  planning = true;
  cancelled = false;
  try {
    const slicer = new Slicer();
    let progress = session.start_plan(request);
    while (progress.done < progress.total) {
      scope.postMessage({ type: 'progress', id, progress });
      await breathe();
      if (cancelled) {
        session.cancel_plan();
        return null;
      }
      const iterations = Math.min(slicer.iterations, progress.total - progress.done);
      const begun = performance.now();
      progress = session.step(iterations);
      slicer.measured(iterations, performance.now() - begun);
    }
    scope.postMessage({ type: 'progress', id, progress });
    return session.finish_plan();
  } finally {
    planning = false;
  }
}

async function answer(session: Session, message: CallMessage): Promise<unknown> {
  switch (message.name) {
    case 'load':
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
      return session.choose(message.args[0]);
    case 'assess':
      return session.assess(message.args[0]);
    case 'plan':
      return plan(session, message.id, message.args[0]);
    case 'cancel':
      cancelled = true;
      return undefined;
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
