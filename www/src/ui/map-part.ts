import { html, nothing, type PropertyValues, render, type TemplateResult } from 'lit';
import type { CommuneMap, Sign, Touched } from '../map/commune-map.ts';
import {
  boundsOf,
  chosenTrailFeatures,
  hamletFeatures,
  householdFeatures,
  islandFeatures,
  lineFeatures,
  parkingFeatures,
  repairFeatures,
  routeFeatures,
  selectedFeature,
  trailFeatures,
} from '../map/geometry.ts';
import { ROUTE_DASHES } from '../map/shapes.ts';
import type { AppState } from '../state/app-state.ts';
import { trailBounds, trailPlaces } from '../state/network.ts';
import { type ParkingPlace, parkingPlaces } from '../state/parking.ts';
import { lookOf } from '../state/preferences.ts';
import { icon, parkingIcon } from './icons.ts';
import { legend } from './legend.ts';
import { add, signName } from './parking-words.ts';
import { Part } from './part.ts';

const hasWebGl2 = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;

/** `<evening-map>`: the commune's map with its legend, buttons and credit. */
export class EveningMap extends Part {
  protected readonly watched = [
    'commune',
    'network',
    'water',
    'marks',
    'made',
    'selected',
    'heading',
    'trail',
    'repair',
    'place',
    'parking',
    'placing',
    'error',
    'view',
    'theme',
  ] as const satisfies (keyof AppState)[];
  #map: CommuneMap | undefined;
  #signs = new Map<string, HTMLButtonElement>();
  #starting = false;
  #drawable = true;
  #shown: Partial<AppState> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#escape);
  }

  protected override firstUpdated(): void {
    this.#drawable = hasWebGl2();
    if (!this.#drawable) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('keydown', this.#escape);
    this.#map?.remove();
    this.#map = undefined;
    super.disconnectedCallback();
  }

  protected override updated(_: PropertyValues): void {
    if (!this.#drawable || !this.state.commune) return;
    if (this.#map) this.#draw(this.#map);
    else if (!this.#starting) void this.#start();
  }

  /** Fetches the drawing code, by far the largest part of the page, once there is something to draw. */
  async #start(): Promise<void> {
    this.#starting = true;
    const container = this.querySelector<HTMLElement>('.map-canvas');
    try {
      const [{ CommuneMap }] = await Promise.all([
        import('../map/commune-map.ts'),
        document.fonts.load('600 14px "Be Vietnam Pro"', '0123456789'),
      ]);
      const { commune, theme } = this.state;
      if (!container || !commune || !this.isConnected) return;
      this.#map = new CommuneMap(container, lookOf(theme), commune.bounds, this.#touched);
      this.#shown = { commune };
      this.#draw(this.#map);
    } catch {
      // No drawing context after all, or the code did not come: the list has everything.
      this.#drawable = false;
      this.requestUpdate();
    }
  }

  readonly #escape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && this.state.placing) this.app.setPlacing(false);
  };

  readonly #touched = (what: Touched, place: [number, number]): void => {
    // What is drawn there does not matter: a road leads by many houses.
    if (this.state.placing) void add(this.app, place);
    else if (what?.kind === 'household') this.app.select(what.id);
    else if (what?.kind === 'repair') this.app.selectRepair(what.id);
    else if (what?.kind === 'trail') this.app.selectTrail(this.state.network?.trails[what.trail]?.key);
    else this.app.select(undefined);
  };

  /** Hands over what changed since the last time. */
  #draw(map: CommuneMap): void {
    const { state } = this;
    const before = this.#shown;
    const { commune } = state;
    if (!commune) return;
    map.label(state.words.t('map-label'));
    map.setLook(lookOf(state.theme));
    if (state.network && state.network !== before.network) map.show('trails', trailFeatures(state.network));
    if (state.water && state.water !== before.water) map.show('water', lineFeatures(state.water));
    // Not when something was written of a household, which makes a commune of the same place.
    if (commune.bounds.join() !== before.commune?.bounds.join()) map.fit(commune.bounds);
    if (commune !== before.commune || !before.marks) map.show('hamlets', hamletFeatures(commune.hamlets));
    if (state.marks !== before.marks || commune !== before.commune) {
      map.show('households', householdFeatures(commune, state.marks));
    }
    if (state.made !== before.made) {
      map.show('routes', routeFeatures(state.made?.rounds ?? [], ROUTE_DASHES.length));
      const bounds = boundsOf(state.made?.rounds ?? []);
      if (bounds) map.fit(bounds);
    }
    this.#drawSigns(map);
    this.#drawRepairs(map);
    this.#drawSelection(map);
    this.#shown = state;
  }

  /** Repairs and parts that are not joined: while somebody looks at the trails, not on tonight's plan. */
  #drawRepairs(map: CommuneMap): void {
    const { view, network } = this.state;
    const before = this.#shown;
    if (view === before.view && network === before.network) return;
    const shown = view === 'trails' ? network : undefined;
    map.show('repairs', repairFeatures(shown?.repairs.filter(({ joins }) => joins) ?? []));
    map.show('islands', islandFeatures(shown?.islands ?? []));
  }

  /** Places to park, of the plan and of what people said. */
  #drawSigns(map: CommuneMap): void {
    const { made, parking, place, words, commune, placing } = this.state;
    const before = this.#shown;
    if (placing !== before.placing) map.setPlacing(placing);
    const same =
      made === before.made &&
      parking === before.parking &&
      place === before.place &&
      commune === before.commune;
    if (same && words === before.words) return;
    const earlier = this.#signs;
    this.#signs = new Map();
    const places = parkingPlaces(made, parking);
    map.show('parking', parkingFeatures(places));
    map.sign(places.map((one) => this.#sign(one, earlier.get(one.key))));
  }

  /** A place's sign, the same element as before where there was one. */
  #sign(place: ParkingPlace, known: HTMLButtonElement | undefined): Sign {
    const element = known ?? this.#newSign(place.key);
    this.#signs.set(place.key, element);
    element.classList.toggle('open', place.key === this.state.place);
    element.setAttribute('aria-label', signName(this.app, this.state.words, place));
    render(parkingIcon(place.kind), element);
    return { place: place.place, element };
  }

  #newSign(key: string): HTMLButtonElement {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'parking-sign';
    element.addEventListener('click', (event) => {
      // The map under it is not meant.
      event.stopPropagation();
      this.app.selectPlace(key === this.state.place ? undefined : key);
    });
    return element;
  }

  #drawSelection(map: CommuneMap): void {
    const { repair, trail, network, commune, place: key, made, parking } = this.state;
    const selected = this.state.selected ?? this.state.heading;
    const before = this.#shown;
    if (
      selected !== (before.selected ?? before.heading) ||
      repair !== before.repair ||
      key !== before.place
    ) {
      const stands = parkingPlaces(made, parking).find((one) => one.key === key)?.place;
      const place =
        commune?.households.find(({ id }) => id === selected) ??
        network?.repairs.find(({ id }) => id === repair) ??
        (stands && { lon: stands[0], lat: stands[1] });
      map.show('selected', selectedFeature(place));
      // Once the card that opens with it is there to be kept clear of.
      if (place) requestAnimationFrame(() => map.reveal([place.lon, place.lat], this.#covered()));
    }
    if (trail === before.trail && network === before.network) return;
    const index = network?.trails.findIndex(({ key }) => key === trail) ?? -1;
    map.show('trail', network && index >= 0 ? chosenTrailFeatures(network, index) : undefined);
  }

  /** Brings a trail into view as a whole, beside its card once that has opened. */
  async showTrail(key: string): Promise<void> {
    const { network } = this.state;
    const index = network?.trails.findIndex((trail) => trail.key === key) ?? -1;
    const bounds = network && trailBounds(network.lines, index);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (bounds) this.#map?.fit(bounds, this.#covered());
  }

  /** Brings two places into view. */
  showBoth(one: [lon: number, lat: number], other: [lon: number, lat: number]): void {
    this.#map?.fit([
      Math.min(one[0], other[0]),
      Math.min(one[1], other[1]),
      Math.max(one[0], other[0]),
      Math.max(one[1], other[1]),
    ]);
  }

  /** How much of the map an open card hides at the right, where it lies beside and not below. */
  #covered(): number {
    const map = this.getBoundingClientRect();
    const card = document.querySelector('aside.sheet')?.getBoundingClientRect();
    return card && card.left > map.left ? Math.max(0, map.right - card.left) : 0;
  }

  /** Where a household is drawn, in CSS pixels from the element's corner; nothing without a map. */
  positionOf(id: string): { x: number; y: number } | undefined {
    const place = this.state.commune?.households.find((household) => household.id === id);
    return place && this.#map?.project([place.lon, place.lat]);
  }

  /** The same of a repair's place, at its pin's tip. */
  positionOfRepair(id: string): { x: number; y: number } | undefined {
    const place = this.state.network?.repairs.find((repair) => repair.id === id);
    return place && this.#map?.project([place.lon, place.lat]);
  }

  /** The same of the middle of a trail. */
  positionOfTrail(key: string): { x: number; y: number } | undefined {
    const { network } = this.state;
    const index = network?.trails.findIndex((trail) => trail.key === key) ?? -1;
    const place = network && trailPlaces(network.lines).get(index);
    return place && this.#map?.project(place);
  }

  #fit = (): void => {
    const bounds = this.state.commune?.bounds;
    if (bounds) this.#map?.fit(bounds);
  };

  #credit(): TemplateResult | typeof nothing {
    const { words, commune } = this.state;
    if (!commune || commune.attribution.length === 0) return nothing;
    return html`<p class="credit">
      ${commune.attribution.map((source, index) => {
        const text = `${index > 0 ? ' · ' : ''}${source}`;
        return /openstreetmap/i.test(source)
          ? html`<a href="https://www.openstreetmap.org/copyright" rel="noopener noreferrer" target="_blank">${text}</a>`
          : html`<span>${index === 0 ? words.t('map-attribution', { sources: text }) : text}</span>`;
      })}
    </p>`;
  }

  /** What a touch does now, and why the last one did not do it. */
  #placing(): TemplateResult | typeof nothing {
    const { words, placing, error } = this.state;
    if (!placing) return nothing;
    return html`<div class="placing-bar">
      ${parkingIcon('added')}<span role="status">${words.t(error?.kind === 'parking' ? 'error-parking' : 'parking-touch')}</span>
      <button
        type="button"
        class="round"
        aria-label=${words.t('parking-touch-cancel')}
        title=${words.t('parking-touch-cancel')}
        @click=${() => this.app.setPlacing(false)}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  protected override render(): TemplateResult {
    const { words } = this.state;
    const button = (name: 'plus' | 'minus' | 'fit', key: string, act: () => void) => html`<button
      type="button"
      class="map-button"
      aria-label=${words.t(key)}
      title=${words.t(key)}
      @click=${act}
    >
      ${icon(name)}
    </button>`;
    return html`
      <div class="map-canvas" ?hidden=${!this.#drawable}></div>
      ${this.#placing()}
      ${
        this.#drawable
          ? html`<div class="map-buttons">
                ${button('plus', 'map-zoom-in', () => this.#map?.zoom(1))}
                ${button('minus', 'map-zoom-out', () => this.#map?.zoom(-1))}
                ${button('fit', 'map-fit', this.#fit)}
              </div>`
          : html`<div class="map-none" role="note">
              <h2>${words.t('map-none-title')}</h2>
              <p>${words.t('map-none')}</p>
            </div>`
      }
      <div class="map-foot">${this.#drawable ? legend(this.state) : nothing}${this.#credit()}</div>
    `;
  }
}
