import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colours of a theme, by name. */
function colours(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(selector)).split('{')[1]?.split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  );
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** What is written on what. */
const PAIRS = [
  ...['text', 'quiet', 'link', 'error', 'warning'].flatMap((ink) =>
    ['ground', 'surface'].map((paper) => [ink, paper] as const),
  ),
  ['text', 'raised'],
  ['quiet', 'raised'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-press'],
  ['on-hero', 'hero'],
  ['on-accent-soft', 'accent-soft'],
  ['error', 'error-soft'],
  ['warning', 'warning-soft'],
  ...[0, 1, 2, 3].map((team) => ['on-team', `team-${team}`] as const),
  ['on-repair', 'repair'],
  ['on-parking', 'parking'],
] as const;

describe.each([
  [':root {', 4.5],
  [':root[data-theme="night"]', 4.5],
  [':root[data-theme="sun"]', 7],
] as const)('colours of %s', (selector, least) => {
  it.each(PAIRS)('%s on %s can be read', (ink, paper) => {
    const theme = colours(selector);
    expect(contrast(theme.get(ink) ?? '', theme.get(paper) ?? '')).toBeGreaterThanOrEqual(least);
  });
});

it('who follows a dark system sees the night', () => {
  expect(colours(':root[data-theme="auto"]')).toEqual(colours(':root[data-theme="night"]'));
  expect(colours(':root[data-theme="sun"]').size).toBe(colours(':root {').size);
});
