import type { ParkingWishes } from '../generated/types.ts';
import type { TextStorage } from './choice-store.ts';
import { EveningStore } from './evening-store.ts';
import { adding, forbidding, NO_WISHES } from './parking.ts';
import type { Place } from './place.ts';

/** A place and what is said of it, as storage holds it: `["added", lon, lat]`. */
type Kept = readonly ['added' | 'forbidden', number, number];

function keptIn(value: unknown): Kept[] {
  if (!Array.isArray(value)) return [];
  const [kind, lon, lat] = value as unknown[];
  if (kind !== 'added' && kind !== 'forbidden') return [];
  if (typeof lon !== 'number' || typeof lat !== 'number') return [];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [[kind, lon, lat]] : [];
}

const write = ({ forbidden = [], added = [] }: ParkingWishes): Kept[] => [
  ...forbidden.map(([lon, lat]): Kept => ['forbidden', lon, lat]),
  ...added.map(([lon, lat]): Kept => ['added', lon, lat]),
];

const read = (list: readonly unknown[]): ParkingWishes =>
  list.flatMap(keptIn).reduce((wishes, [kind, lon, lat]) => {
    const place: Place = [lon, lat];
    return kind === 'added' ? adding(wishes, place) : forbidding(wishes, place);
  }, NO_WISHES);

/**
 * What was said of places to park, kept on this machine by the fingerprint of the trails' lines and by evening. It holds
 * places on roads, and nothing of households.
 */
export class ParkingStore extends EveningStore<ParkingWishes> {
  constructor(storage?: () => TextStorage) {
    super({ name: 'evening-rounds.parking.', write, read }, storage);
  }
}
