import { LOCALES, type Locale } from '../i18n/catalogues.ts';

export const THEMES = ['auto', 'day', 'night', 'sun'] as const;
export type Theme = (typeof THEMES)[number];

// The same names as in public/start.js, which applies them before the first paint.
const LANGUAGE = 'evening-rounds.language';
const THEME = 'evening-rounds.theme';

/** Storage may be shut off or full; the page then simply forgets. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing to do: the choice holds until the page is closed.
  }
}

/** The language chosen before, else Vietnamese. */
export const storedLocale = (): Locale => LOCALES.find((locale) => locale === recall(LANGUAGE)) ?? 'vi';

/** The theme chosen before, else the system's. */
export const storedTheme = (): Theme => THEMES.find((theme) => theme === recall(THEME)) ?? 'auto';

export function keepLocale(locale: Locale): void {
  remember(LANGUAGE, locale);
  document.documentElement.lang = locale;
}

export function keepTheme(theme: Theme): void {
  remember(THEME, theme);
  document.documentElement.dataset.theme = theme;
}

const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

/** How things look, whoever says so. */
export type Look = Exclude<Theme, 'auto'>;

/** How a theme comes out here and now. */
export function lookOf(theme: Theme): Look {
  if (theme !== 'auto') return theme;
  return systemDark().matches ? 'night' : 'day';
}

/** Calls back when the system turns dark or light. */
export const onSystemTheme = (changed: () => void): void => systemDark().addEventListener('change', changed);
