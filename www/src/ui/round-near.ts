import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state/app-state.ts';
import { bearing, metresBetween, type Place } from '../state/place.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** Where the device is: on the screen for as long as it is looked at, and nowhere else. */
interface Here {
  readonly place: Place;
  /** Metres within which it probably is. */
  readonly within: number;
  /** Degrees clockwise from north, while it moves. */
  readonly heading: number | undefined;
}

/**
 * `<round-near>`: how far it is to the next door as the crow flies, and an arrow, once somebody asks. The device's place is
 * asked for only while this is on the screen, and never kept: it is no part of the page's state.
 */
export class RoundNear extends Part {
  protected readonly watched = ['round', 'soFar', 'made'] as const satisfies (keyof AppState)[];
  #asked = false;
  #watch: number | undefined;
  #here: Here | undefined;
  #refused = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#look);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#asked = false;
    this.#look();
    super.disconnectedCallback();
  }

  /** Watches while it is wanted and seen. */
  readonly #look = (): void => {
    const wanted = this.#asked && document.visibilityState === 'visible';
    if (wanted === (this.#watch !== undefined)) return;
    if (this.#watch !== undefined) {
      navigator.geolocation.clearWatch(this.#watch);
      this.#watch = undefined;
      this.#here = undefined;
    } else {
      this.#watch = navigator.geolocation.watchPosition(
        ({ coords }) => {
          const { longitude, latitude, accuracy, heading } = coords;
          const moving = heading === null || Number.isNaN(heading) ? undefined : heading;
          this.#here = { place: [longitude, latitude], within: accuracy, heading: moving };
          this.#refused = false;
          this.requestUpdate();
        },
        () => {
          this.#refused = true;
          this.requestUpdate();
        },
        { enableHighAccuracy: true, maximumAge: 5_000 },
      );
    }
    this.requestUpdate();
  };

  #toggle(): void {
    this.#asked = !this.#asked;
    this.#refused = false;
    this.#look();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this.state;
    const house = this.app.rounds.next?.household;
    if (!house || !('geolocation' in navigator)) return nothing;
    const button = html`<button type="button" class="quiet" aria-pressed=${this.#asked} @click=${() => this.#toggle()}>
      ${icon('pin')}${words.t('near-show')}
    </button>`;
    const here = this.#here;
    if (!here) {
      const said = this.#refused
        ? words.t('near-refused')
        : this.#asked
          ? words.t('near-looking')
          : undefined;
      return html`<div class="near">${button}${said ? html`<span>${said}</span>` : nothing}</div>`;
    }
    const door: Place = [house.lon, house.lat];
    const metres = Math.round(metresBetween(here.place, door));
    // While nobody moves the arrow is as on the map: north is up.
    const turn = bearing(here.place, door) - (here.heading ?? 0);
    return html`<div class="near">
      ${button}
      <svg class="arrow" viewBox="0 0 24 24" width="40" height="40" aria-hidden="true">
        <path d="M12 3 5 20l7-4 7 4z" transform="rotate(${turn} 12 12)" />
      </svg>
      <span><b>${words.length(metres)}</b> ${words.t('near-within', { distance: words.length(Math.round(here.within)) })}</span>
    </div>`;
  }
}
