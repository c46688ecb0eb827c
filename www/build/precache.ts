import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** One file of the site, as the service worker keeps it. */
export interface PrecacheEntry {
  /** Address relative to the service worker. */
  readonly url: string;
  /** First 16 hexadecimal digits of the SHA-256 of the content. */
  readonly hash: string;
}

/** What the service worker keeps, and the name of the build it belongs to. */
export interface PrecacheList {
  readonly build: string;
  readonly entries: readonly PrecacheEntry[];
}

const digest = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex').slice(0, 16);

/**
 * The precache list of a site: every file but the service worker itself and source maps, in order of address.
 * The build's name follows from addresses and contents alone, so the same site has the same name anywhere.
 */
export function precacheList(files: ReadonlyMap<string, Uint8Array>): PrecacheList {
  const entries = [...files]
    .filter(([url]) => url !== 'sw.js' && !url.endsWith('.map'))
    .map(([url, bytes]) => ({ url, hash: digest(bytes) }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
  return { build: digest(entries.map((entry) => `${entry.url} ${entry.hash}`).join('\n')), entries };
}

/** Fills the list into the service worker's source. Throws when the source has no place for it. */
export function fillIn(template: string, list: PrecacheList): string {
  const place = '/* precache list */ null';
  if (!template.includes(place)) throw new Error(`the service worker's source lacks "${place}"`);
  return template.replace(place, JSON.stringify(list));
}

function readSite(directory: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(directory, path).split(sep).join('/'), readFileSync(path));
  }
  return files;
}

/** Writes `sw.js` into the built site once all its other files are there. */
export function precache(options: { template: string; outDir: string }): Plugin {
  let failed = false;
  return {
    name: 'precache-list',
    apply: 'build',
    enforce: 'post',
    buildEnd(error) {
      failed = error !== undefined;
    },
    closeBundle() {
      if (failed) return;
      const source = fillIn(readFileSync(options.template, 'utf8'), precacheList(readSite(options.outDir)));
      writeFileSync(join(options.outDir, 'sw.js'), source);
    },
  };
}
