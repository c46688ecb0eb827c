/** While there is no network, how often it is looked for. */
const AGAIN_MS = 5_000;

/**
 * Whether this site's server answers. The browser's own word is only trusted when it says no: a Wi-Fi that leads
 * nowhere counts as a network there, and some versions of Chromium forget at a reload that there is none. The service
 * worker leaves a HEAD request alone, and `sw.js` is the one file that it never keeps.
 */
async function answers(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    await fetch('./sw.js', { method: 'HEAD', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}

/** Tells whether there is a network: now, whenever the browser sees a change, and when the page comes back to the front. */
export function watchConnection(tell: (online: boolean) => void): void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const ask = async () => {
    const question = ++asked;
    clearTimeout(again);
    const online = await answers();
    // A newer question is under way, and its answer is the one that counts.
    if (question !== asked) return;
    tell(online);
    if (!online) again = setTimeout(ask, AGAIN_MS);
  };
  window.addEventListener('online', ask);
  window.addEventListener('offline', ask);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void ask();
  });
  void ask();
}
