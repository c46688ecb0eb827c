import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fillIn, precacheList } from './precache.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const site = (files: Record<string, string>) =>
  new Map(Object.entries(files).map(([url, text]) => [url, bytes(text)]));

describe('precacheList', () => {
  it('lists every file but the service worker and source maps', () => {
    const list = precacheList(
      site({ 'index.html': 'a', 'sw.js': 'b', 'assets/x.js': 'c', 'assets/x.js.map': 'd' }),
    );
    expect(list.entries.map(({ url }) => url)).toEqual(['assets/x.js', 'index.html']);
  });

  it('names a build by its contents, not by the order of reading', () => {
    const one = precacheList(site({ a: '1', b: '2' }));
    expect(precacheList(site({ b: '2', a: '1' }))).toEqual(one);
    expect(precacheList(site({ a: '1', b: '3' })).build).not.toBe(one.build);
    expect(precacheList(site({ a: '1', c: '2' })).build).not.toBe(one.build);
  });
});

describe('fillIn', () => {
  it('fits the service worker that is shipped', () => {
    const source = readFileSync(fileURLToPath(new URL('../sw.js', import.meta.url)), 'utf8');
    const list = precacheList(site({ 'index.html': 'a' }));
    expect(fillIn(source, list)).toContain(`const list = ${JSON.stringify(list)};`);
  });

  it('refuses a source without a place for the list', () => {
    expect(() => fillIn('self.addEventListener()', precacheList(new Map()))).toThrow('lacks');
  });
});
