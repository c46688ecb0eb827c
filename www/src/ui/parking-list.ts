import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state/app-state.ts';
import { ridesOut } from '../state/form.ts';
import { type ParkingPlace, parkingPlaces } from '../state/parking.ts';
import { icon, parkingIcon } from './icons.ts';
import { placeName, unsay } from './parking-words.ts';
import { Part } from './part.ts';

/** The focus goes on to what is left once the button that had it is gone with its place. */
function focusOn(part: Element): void {
  (
    part.querySelector<HTMLElement>('.pins button') ?? part.querySelector<HTMLElement>('.placing-button')
  )?.focus();
}

/** `<parking-list>`: where people want motorbikes to stand tonight and where not, and the button that adds a place. */
export class ParkingList extends Part {
  protected readonly watched = [
    'commune',
    'form',
    'made',
    'parking',
    'placing',
    'progress',
  ] as const satisfies (keyof AppState)[];

  #row(place: ParkingPlace): TemplateResult {
    const { words, progress } = this.state;
    const where = placeName(this.app, words, place.place);
    const forbidden = place.kind === 'forbidden';
    const text = words.t(forbidden ? 'parking-said-forbidden' : 'parking-said-added', { where });
    const label = words.t('pins-remove', { pin: text });
    return html`<li>
      <button type="button" class="row" @click=${() => this.app.selectPlace(place.key)}>
        ${parkingIcon(place.kind)}<span class="row-main">${text}</span>
      </button>
      <button
        type="button"
        class="round"
        aria-label=${label}
        title=${label}
        ?disabled=${progress !== undefined}
        @click=${async () => {
          await unsay(this.app, place.place, !forbidden);
          await this.updateComplete;
          focusOn(this);
        }}
      >
        ${icon('close')}
      </button>
    </li>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune, form, made, parking, placing, progress } = this.state;
    if (!commune) return nothing;
    const said = parkingPlaces(made, parking).filter(({ kind, added }) => added || kind === 'forbidden');
    if (said.length === 0 && !ridesOut(form, commune)) return nothing;
    return html`<section class="card form parking-said" aria-labelledby="parking-title">
      <h2 id="parking-title">${words.t('parking-title')}</h2>
      <p class="hint">${words.t(placing ? 'parking-touch' : 'parking-hint')}</p>
      ${said.length > 0 ? html`<ul class="pins">${said.map((place) => this.#row(place))}</ul>` : nothing}
      <button
        type="button"
        class="secondary wide placing-button"
        aria-pressed=${placing}
        ?disabled=${progress !== undefined}
        @click=${() => this.app.setPlacing(!placing)}
      >
        ${icon(placing ? 'close' : 'plus')}${words.t(placing ? 'parking-touch-cancel' : 'parking-add')}
      </button>
    </section>`;
  }
}
