import type { HamletView, RepairView, TrailView } from '../generated/types.ts';
import type { Words } from '../i18n/words.ts';
import { nearestHamlet } from '../state/network.ts';

type Place = [lon: number, lat: number];

/** A trail's name, else what it is. */
export const trailName = (words: Words, trail: TrailView): string =>
  trail.name ?? words.t(`map-${trail.kind}`);

/** A trail told apart from others without a name: kind, the hamlet it is near, length. */
export function trailFacts(
  words: Words,
  trail: TrailView,
  place: Place | undefined,
  hamlets: readonly HamletView[],
): string {
  const hamlet = place && nearestHamlet(hamlets, place);
  return [
    ...(trail.name === undefined ? [] : [words.t(`map-${trail.kind}`)]),
    ...(hamlet ? [words.t('trail-near', { hamlet: hamlet.name })] : []),
    words.length(Math.round(trail.metres)),
  ].join(' · ');
}

/** All that keeps people off a trail, in words. */
export const restrictions = (words: Words, trail: TrailView): string[] => [
  ...(trail.closed ? [words.t('trail-is-closed')] : []),
  ...(trail.not_at_night ? [words.t('map-night')] : []),
  ...(trail.not_after_rain ? [words.t('map-rain')] : []),
];

/** Which trails a repair is about: their names, or what they are; a trail met twice is named once. */
export function repairTrails(words: Words, repair: RepairView, trails: readonly TrailView[]): string {
  const names = repair.trails.flatMap((index) => {
    const trail = trails[index];
    return trail ? [trailName(words, trail)] : [];
  });
  return words.list([...new Set(names)]);
}

/** What a repair is, with its size where that says something. */
export const repairText = (words: Words, repair: RepairView): string =>
  words.t(`repair-${repair.kind.replaceAll('_', '-')}.one`, { size: words.size(repair.size_m) });
