import type { WorkerLike } from './engine.ts';
import type { CallMessage, Reply } from './protocol.ts';

/** A worker whose answers a test writes. */
export class ScriptedWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<Reply>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  terminated = false;
  readonly calls: CallMessage[] = [];

  constructor(private readonly script: (call: CallMessage, reply: (reply: Reply) => void) => void) {}

  postMessage(message: CallMessage): void {
    this.calls.push(message);
    queueMicrotask(() =>
      this.script(message, (data) => {
        if (!this.terminated) this.onmessage?.({ data } as MessageEvent<Reply>);
      }),
    );
  }

  terminate(): void {
    this.terminated = true;
  }
}
