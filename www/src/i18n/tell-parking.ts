import { nearestTo, type Place } from '../state/place.ts';
import type { Names } from './tell.ts';
import type { Words } from './words.ts';

/** Nearer than this a house is simply where the place is. */
const BESIDE_M = 30;

/** Where a place is, by the house that is nearest to it. */
export function placeText(words: Words, place: Place, names: Names): string {
  const house = nearestTo(place, names.households);
  if (!house) return words.t('parking-place');
  const { what, metres } = house;
  const hamlet = names.hamlets.find(({ id }) => id === what.hamlet)?.name ?? what.hamlet;
  const args = { mark: what.house_mark, hamlet };
  if (metres < BESIDE_M) return words.t('parking-beside', args);
  return words.t('parking-near', { ...args, distance: words.length(roundly(metres)) });
}

/** To ten metres, from a kilometre on as it is. */
const roundly = (metres: number): number => (metres < 1000 ? Math.round(metres / 10) * 10 : metres);
