// Keeps the whole site for use without a network. Hand-kept; the build fills in the list of files.
//
// A page and the code it loads later always come from one build: a new version is fetched while the old one
// works, and takes over only when a page is started (src/offline.ts asks for it). The version before stays in
// its cache, so that a second tab which still runs it finds its files.

/** @type {{build: string, entries: {url: string, hash: string}[]}} */
const list = /* precache list */ null;

const PREFIX = 'evening-rounds-';
const CACHE = PREFIX + list.build;
const address = (url) => new URL(url, self.registration.scope).href;
const known = new Set(list.entries.map((entry) => address(entry.url)));

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      // 'no-cache' asks the server whether its own cache is still right: names without a hash may have changed.
      await cache.addAll(list.entries.map((entry) => new Request(address(entry.url), { cache: 'no-cache' })));
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
      // Names come in order of making: the last one is the version before this one.
      await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  url.search = '';
  url.hash = '';
  const scope = self.registration.scope;
  if (request.mode === 'navigate' && (url.href === scope || url.href === address('index.html'))) {
    event.respondWith(fromCache(address('index.html'), request));
  } else if (known.has(url.href) || url.href.startsWith(address('assets/'))) {
    event.respondWith(fromCache(url.href, request));
  }
});

async function fromCache(url, request) {
  const own = await caches.open(CACHE);
  const hit = (await own.match(url)) ?? (await caches.match(url));
  return hit ?? fetch(request);
}
