import type { FluentBundle, FluentVariable } from '@fluent/bundle';
import { FORMAT_LOCALE, type Locale, makeBundle } from './catalogues.ts';

export type Args = Record<string, FluentVariable>;

const bundles = new Map<Locale, FluentBundle>();

function bundleOf(locale: Locale): FluentBundle {
  const known = bundles.get(locale);
  if (known) return known;
  const bundle = makeBundle(locale);
  bundles.set(locale, bundle);
  return bundle;
}

/** Day, month and year of a civil date `YYYY-MM-DD`. */
function parts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** Everything said on the page in one language: catalogue entries, numbers, dates, durations. */
export class Words {
  readonly #bundle: FluentBundle;
  readonly #tag: string;

  constructor(readonly locale: Locale) {
    this.#bundle = bundleOf(locale);
    this.#tag = FORMAT_LOCALE[locale];
  }

  /** Whether the catalogue has an entry, given as `key` or `key.attribute`. */
  has(key: string): boolean {
    return this.#pattern(key) !== null;
  }

  /** An entry, given as `key` or `key.attribute`. What is missing shows as its key, and tests fail on it. */
  t(key: string, args?: Args): string {
    const pattern = this.#pattern(key);
    return pattern === null ? key : this.#bundle.formatPattern(pattern, args ?? null, []);
  }

  #pattern(key: string) {
    const [id = '', attribute] = key.split('.');
    const message = this.#bundle.getMessage(id);
    return (attribute === undefined ? message?.value : message?.attributes[attribute]) ?? null;
  }

  /** A number in the reader's way of writing, with at most `digits` decimals. */
  number(value: number, digits = 0): string {
    return new Intl.NumberFormat(this.#tag, { maximumFractionDigits: digits }).format(value);
  }

  /** Thousandths (of a household, of a point) as a number. */
  permille(value: number, digits = 1): string {
    return this.number(value / 1000, digits);
  }

  /** Thousandths as whole percent, without the sign. */
  percent(permille: number): string {
    return this.number(permille / 10);
  }

  /** A chance in thousandths as a percentage to the nearest five, which is all such a chance can claim. */
  chance(permille: number): string {
    return this.t('percent-about', this.about(permille));
  }

  /** The same as what `percent-about` is given by entries that speak through it. */
  about(permille: number): { value: string } {
    return { value: this.number(Math.round(permille / 50) * 5) };
  }

  /** The chip of a stop: `Có nhà ~60 %`. */
  chanceChip(permille: number): string {
    return this.t('chance-chip', this.about(permille));
  }

  /** A share in hundredths of a percent, with both decimals: `99,70 %`. */
  share(basisPoints: number): string {
    const value = new Intl.NumberFormat(this.#tag, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }).format(basisPoints / 100);
    return this.t('percent', { value });
  }

  /** Milli-points as points, exactly: terms written this way add up to their total. */
  points(milli: number): string {
    return this.t('points', { value: this.number(milli / 1000, 3) });
  }

  /** `20:45` from a clock with or without seconds. */
  clock(clock: string): string {
    return clock.slice(0, 5);
  }

  /** A civil date as `24/4`. */
  day(date: string): string {
    const { day, month } = parts(date);
    return this.t('day-month', { day: String(day), month: String(month) });
  }

  /** Two civil dates as `24–26/4`, one when they are the same. */
  days(from: string, to: string): string {
    if (from === to) return this.day(from);
    const [a, b] = [parts(from), parts(to)];
    if (a.year === b.year && a.month === b.month) {
      return this.t('day-range-same-month', {
        from: String(a.day),
        to: String(b.day),
        month: String(a.month),
      });
    }
    return this.t('range', { from: this.day(from), to: this.day(to) });
  }

  /** A civil date in full with its weekday. */
  date(date: string): string {
    const { year, month, day } = parts(date);
    const weekday = new Intl.DateTimeFormat(this.#tag, { weekday: 'long', timeZone: 'UTC' }).format(
      Date.UTC(year, month - 1, day),
    );
    return this.t('weekday-date', { weekday, day: String(day), month: String(month), year: String(year) });
  }

  /** A duration in whole minutes, at least one: `7 phút`, `1 giờ 20 phút`. */
  duration(seconds: number): string {
    const total = Math.max(1, Math.round(seconds / 60));
    const hours = Math.floor(total / 60);
    const minutes = total % 60;
    if (hours === 0) return this.t('minutes', { minutes });
    return minutes === 0 ? this.t('hours', { hours }) : this.t('hours-minutes', { hours, minutes });
  }

  /** A length as `350 m` or, from a kilometre on, `1,4 km`. */
  length(metres: number): string {
    return metres < 1000
      ? this.t('metres', { value: this.number(metres) })
      : this.t('kilometres', { value: this.number(metres / 1000, 1) });
  }

  /** A small length: `1,8 m`, from ten metres on without decimals. */
  size(metres: number): string {
    return metres < 10
      ? this.t('metres', { value: this.number(metres, 1) })
      : this.length(Math.round(metres));
  }

  /** Height in metres, however much. */
  height(metres: number): string {
    return this.t('metres', { value: this.number(metres) });
  }

  /** A spoken language: the commune's own name for it, the platform's, or its tag. */
  language(tag: string, names: Readonly<Record<string, string>>): string {
    const own = names[tag];
    if (own) return own;
    try {
      return new Intl.DisplayNames([this.#tag], { type: 'language' }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  }

  /** `a, b và c`. */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.#tag, { type: 'conjunction' }).format(items);
  }

  /** Compares names as the language orders them, numbers by value: `B2` before `B10`. */
  compare(a: string, b: string): number {
    return new Intl.Collator(this.#tag, { numeric: true }).compare(a, b);
  }
}
