import { FluentBundle, FluentResource } from '@fluent/bundle';

/** Languages of the page, the first one first. */
export const LOCALES = ['vi', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Locale for numbers, dates and plurals. English as written outside North America: 25/4, 24 hours. */
export const FORMAT_LOCALE: Record<Locale, string> = { vi: 'vi', en: 'en-GB' };

const sources = import.meta.glob<string>('../../../messages/{app,problems}.*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The catalogues of a language by file name, in order of name. */
export function catalogueSources(locale: Locale): [name: string, text: string][] {
  return Object.entries(sources)
    .map(([path, text]): [string, string] => [path.slice(path.lastIndexOf('/') + 1), text])
    .filter(([name]) => name.endsWith(`.${locale}.ftl`))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** All messages of a language in one bundle. */
export function makeBundle(locale: Locale): FluentBundle {
  // Both languages run left to right, and isolation marks would end up in copied text.
  const bundle = new FluentBundle(FORMAT_LOCALE[locale], { useIsolating: false });
  for (const [, text] of catalogueSources(locale)) bundle.addResource(new FluentResource(text));
  return bundle;
}
