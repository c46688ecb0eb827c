/** Keeps the screen on while somebody is on a round, as far as the browser lets the page. */
export class Wake {
  #wanted = false;
  #lock: WakeLockSentinel | undefined;

  constructor() {
    // A lock ends by itself when the page is hidden.
    document.addEventListener('visibilitychange', () => void this.#take());
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) void this.#take();
    else {
      void this.#lock?.release().catch(() => undefined);
      this.#lock = undefined;
    }
  }

  async #take(): Promise<void> {
    if (!this.#wanted || document.visibilityState !== 'visible') return;
    try {
      const lock = await navigator.wakeLock?.request('screen');
      // Nobody may be on a round any more by now.
      if (this.#wanted) this.#lock = lock;
      else await lock?.release();
    } catch {
      // A nearly empty battery, or a page that may not: the screen goes dark as it always does.
    }
  }
}
