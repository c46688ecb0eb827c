import { describe, expect, it } from 'vitest';
import { LOCALES } from './catalogues.ts';
import { Words } from './words.ts';

const sources = import.meta.glob<string>(['../**/*.ts', '!../**/*.test.ts', '!../generated/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Keys written out in the code: the first argument of `t(…)`, `news` keys and the like. */
function usedKeys(): Set<string> {
  const keys = new Set<string>();
  for (const text of Object.values(sources)) {
    for (const call of text.matchAll(/\bt\(\s*('[^']+'|[^'`(),]+\?\s*'[^']+'\s*:\s*'[^']+')/g)) {
      for (const key of (call[1] ?? '').matchAll(/'([a-z0-9.-]+)'/g)) keys.add(key[1] ?? '');
    }
    for (const key of text.matchAll(/#section\(\s*'([a-z0-9-]+)'/g)) keys.add(key[1] ?? '');
  }
  return keys;
}

describe('what the code says', () => {
  it('is found by looking for it', () => {
    expect(usedKeys().size).toBeGreaterThan(80);
  });

  it.each(LOCALES)('is in the catalogue of %s', (locale) => {
    const words = new Words(locale);
    expect([...usedKeys()].filter((key) => !words.has(key))).toEqual([]);
  });

  it('leaves no text in the markup itself', () => {
    for (const [path, text] of Object.entries(sources)) {
      // A Vietnamese letter in a template would be a sentence that cannot be switched to English.
      const templates = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
      expect(templates, path).not.toMatch(/>[^<{]*[ạảãàáâậầấẩẫăắằặẳẵđêếềệểễôốồộổỗơớờợởỡưứừựửữ][^<]*</i);
    }
  });
});
