import { html, type TemplateResult } from 'lit';
import { placeText } from '../i18n/tell-parking.ts';
import type { Words } from '../i18n/words.ts';
import type { App } from '../state/app.ts';
import type { ParkingPlace, Standing } from '../state/parking.ts';
import type { Place } from '../state/place.ts';
import { icon } from './icons.ts';

/** Where a place is, in the words of the commune that is open. */
export function placeName(app: App, words: Words, place: Place): string {
  const { commune } = app.state;
  return commune ? placeText(words, place, commune) : words.t('parking-place');
}

/** What one team does at a place: `Tổ 1 · 18:20–19:05`. */
export function standingText(words: Words, { name, from, until }: Standing): string {
  const time =
    until === undefined
      ? words.clock(from)
      : words.t('range', { from: words.clock(from), to: words.clock(until) });
  return words.t('parking-standing', { team: name, time });
}

/** The name of a place's sign for those who do not see it. */
export function signName(app: App, words: Words, { kind, place, standings }: ParkingPlace): string {
  const where = placeName(app, words, place);
  const said = words.t(`parking-sign-${kind}`, { where });
  return standings.length === 0
    ? said
    : `${said}. ${standings.map((one) => standingText(words, one)).join(', ')}`;
}

/** No motorbike shall stand there. */
export const forbid = (app: App, place: Place): Promise<void> =>
  app.parking.forbid(place, (words, at) =>
    words.t('parking-forbidden-set', { where: placeName(app, words, at) }),
  );

/** Nothing more is said of a place: it was added or forbidden. */
export const unsay = (app: App, place: Place, added: boolean): Promise<void> =>
  app.parking.unsay(place, (words, at) =>
    words.t(added ? 'parking-added-unset' : 'parking-forbidden-unset', { where: placeName(app, words, at) }),
  );

/** Motorbikes may stand at the road nearest to a place. */
export const add = (app: App, near: Place): Promise<boolean> =>
  app.parking.add(near, (words, at) => words.t('parking-added-set', { where: placeName(app, words, at) }));

/** The button that forbids a place, or takes back that it is added or forbidden. */
export function parkingAction(app: App, { kind, added, place }: ParkingPlace): TemplateResult {
  const { words, progress } = app.state;
  const said = kind === 'forbidden' || added;
  const key = kind === 'forbidden' ? 'parking-allow' : added ? 'parking-remove' : 'parking-forbid';
  return html`<button
    type="button"
    class="quiet parking-action"
    ?disabled=${progress !== undefined}
    @click=${() => (said ? unsay(app, place, kind !== 'forbidden') : forbid(app, place))}
  >
    ${icon(said ? 'undo' : 'noParking')}<span>${words.t(key)}<span class="visually-hidden"> – ${placeName(app, words, place)}</span></span>
  </button>`;
}
