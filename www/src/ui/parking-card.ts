import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state/app-state.ts';
import { type ParkingPlace, parkingPlaces } from '../state/parking.ts';
import { icon, parkingIcon } from './icons.ts';
import { parkingAction, placeName, standingText } from './parking-words.ts';
import { Sheet } from './sheet.ts';
import { undoRow } from './undo-bar.ts';

/** `<parking-card>`: one place to park: who parks there, when, for which houses, and the word that nobody shall. */
export class ParkingCard extends Sheet {
  protected readonly watched = [
    'commune',
    'made',
    'parking',
    'place',
    'progress',
    'undo',
  ] as const satisfies (keyof AppState)[];

  #place(): ParkingPlace | undefined {
    const { made, parking, place } = this.state;
    return place === undefined ? undefined : parkingPlaces(made, parking).find(({ key }) => key === place);
  }

  protected override get opened(): string | undefined {
    return this.#place()?.key;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, undo } = this.state;
    const place = this.#place();
    if (!place) return nothing;
    const close = () => this.app.selectPlace(undefined);
    return html`<aside
      class="sheet parking"
      aria-labelledby="parking-card-title"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header>
        ${parkingIcon(place.kind)}
        <div>
          <h2 id="parking-card-title" tabindex="-1">${words.t('parking-place')}</h2>
          <p>${placeName(this.app, words, place.place)}</p>
        </div>
        <button type="button" class="round" aria-label=${words.t('close')} title=${words.t('close')} @click=${close}>
          ${icon('close')}
        </button>
      </header>
      <div class="card-scroll" tabindex="0" role="region" aria-label=${words.t('parking-label')}>
        <p class="parking-state">${words.t(`parking-is-${place.kind}`)}</p>
        ${place.standings.map(
          (standing) => html`<section>
            <h3>${standingText(words, standing)}</h3>
            <p>${words.t('parking-walks-to', { houses: words.list(standing.stops) })}</p>
          </section>`,
        )}
        ${parkingAction(this.app, place)}
      </div>
      ${undo.at(-1)?.parking?.place === place.key ? undoRow(this.app) : nothing}
    </aside>`;
  }
}
