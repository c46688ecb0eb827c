import type { Problem } from '../generated/types.ts';

/** A coordinate system a file could be in. */
export interface SystemChoice {
  /** Its key, as the planner takes it. */
  readonly system: string;
  /** Its name with zone, meridian and provinces: the same in every language. */
  readonly name: string;
}

/** The offer to convert a file to WGS 84. */
export interface Offer {
  readonly file: string;
  /** The likeliest first; never empty. */
  readonly choices: readonly SystemChoice[];
  /** Several systems fit, and somebody has to say which it is. */
  readonly open: boolean;
}

/** Keys of systems without a name that is the same in every language; the catalogue has `convert-<key>`. */
export const NAMELESS: readonly string[] = ['swapped', 'web-mercator', 'vn2000'];

const words = (text: unknown, between: string): string[] =>
  String(text ?? '')
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'none');

/** `VN-2000 3° 107°45′ (…) [vn2000-3:107.75]` without the key at its end. */
const withoutKey = (name: string, key: string): string =>
  name.endsWith(`[${key}]`) ? name.slice(0, -key.length - 2).trim() : name;

/** The offers that come with problems, one for each file. */
export function offersOf(problems: readonly Problem[]): Offer[] {
  const offers = new Map<string, Offer>();
  for (const { file, args } of problems) {
    const systems = words(args.systems, ' ');
    if (systems.length === 0 || offers.has(file)) continue;
    const names = words(args.choices, ';');
    const choices = systems.map((system, index) => ({
      system,
      name: withoutKey(names[index] ?? system, system),
    }));
    offers.set(file, { file, choices, open: args.offer === 'list' });
  }
  return [...offers.values()];
}
