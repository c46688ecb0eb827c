/** How long a waiting version may take to take over before the page starts with the present one. */
const PATIENCE_MS = 3_000;

/**
 * Registers the service worker, and lets a version that waits take over now, before anything is shown. Resolves
 * to true when the page is about to load anew with it. Never rejects: without a service worker the page works,
 * only not without a network.
 */
export async function startOffline(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return false;
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    const waiting = registration?.waiting;
    if (waiting && navigator.serviceWorker.controller) {
      const taken = new Promise<boolean>((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true });
        setTimeout(() => resolve(false), PATIENCE_MS);
      });
      waiting.postMessage('take-over');
      if (await taken) {
        location.reload();
        return true;
      }
    }
    // Not awaited: the first visit need not wait for the whole site to be kept.
    navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch(() => undefined);
  } catch {
    // Private windows and embedded pages may refuse; see above.
  }
  return false;
}
