import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CommuneMap } from '../map/commune-map.ts';
import {
  boundsOf,
  hamletFeatures,
  householdFeatures,
  lineFeatures,
  routeFeatures,
  selectedFeature,
} from '../map/geometry.ts';
import { ROUTE_DASHES } from '../map/shapes.ts';
import type { AppState } from '../state/app.ts';
import { STATUSES } from '../state/evening.ts';
import { isDark } from '../state/preferences.ts';
import { houseIcon, icon, lineSample, stopIcon } from './icons.ts';
import { Part } from './part.ts';

const hasWebGl2 = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;

/** `<evening-map>`: the commune's map with its legend, buttons and credit. */
export class EveningMap extends Part {
  protected readonly watched = [
    'commune',
    'trails',
    'water',
    'marks',
    'made',
    'selected',
    'theme',
  ] as const satisfies (keyof AppState)[];
  #map: CommuneMap | undefined;
  #starting = false;
  #drawable = true;
  #shown: Partial<AppState> = {};

  protected override firstUpdated(): void {
    this.#drawable = hasWebGl2();
    if (!this.#drawable) this.requestUpdate();
  }

  override disconnectedCallback(): void {
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
      this.#map = new CommuneMap(container, isDark(theme), commune.bounds, (id) => this.app.select(id));
      this.#shown = { commune };
      this.#draw(this.#map);
    } catch {
      // No drawing context after all, or the code did not come: the list has everything.
      this.#drawable = false;
      this.requestUpdate();
    }
  }

  /** Hands over what changed since the last time. */
  #draw(map: CommuneMap): void {
    const { state } = this;
    const before = this.#shown;
    const { commune } = state;
    if (!commune) return;
    map.label(state.words.t('map-label'));
    map.setDark(isDark(state.theme));
    if (state.trails && state.trails !== before.trails) map.show('trails', lineFeatures(state.trails));
    if (state.water && state.water !== before.water) map.show('water', lineFeatures(state.water));
    if (commune !== before.commune) map.fit(commune.bounds);
    if (commune !== before.commune || !before.marks) map.show('hamlets', hamletFeatures(commune.hamlets));
    if (state.marks !== before.marks || commune !== before.commune) {
      map.show('households', householdFeatures(commune, state.marks));
    }
    if (state.made !== before.made) {
      map.show('routes', routeFeatures(state.made?.rounds ?? [], ROUTE_DASHES.length));
      const bounds = boundsOf(state.made?.rounds ?? []);
      if (bounds) map.fit(bounds);
    }
    if (state.selected !== before.selected) {
      const place = commune.households.find(({ id }) => id === state.selected);
      map.show('selected', selectedFeature(place));
      if (place) map.reveal([place.lon, place.lat], this.#covered());
    }
    this.#shown = state;
  }

  /** How much of the map the household card hides at the right, where it lies beside and not below. */
  #covered(): number {
    const map = this.getBoundingClientRect();
    const card = document.querySelector('household-card')?.getBoundingClientRect();
    return card && card.left > map.left ? Math.max(0, map.right - card.left) : 0;
  }

  /** Where a household is drawn, in CSS pixels from the element's corner; nothing without a map. */
  positionOf(id: string): { x: number; y: number } | undefined {
    const place = this.state.commune?.households.find((household) => household.id === id);
    return place && this.#map?.project([place.lon, place.lat]);
  }

  #fit = (): void => {
    const bounds = this.state.commune?.bounds;
    if (bounds) this.#map?.fit(bounds);
  };

  #legend(): TemplateResult {
    const { words, commune, made } = this.state;
    const wide = window.matchMedia('(min-width: 100rem) and (min-height: 56rem)').matches;
    const row = (sample: TemplateResult, text: string) => html`<li>${sample}<span>${text}</span></li>`;
    const used = new Set(made?.rounds.map((round) => round.index));
    return html`<details class="legend" ?open=${wide}>
      <summary>${words.t('map-legend')}</summary>
      <ul>
        ${commune?.teams.map((team, index) =>
          used.has(index)
            ? html`<li class="team-${index % 4}">
                <span class="samples">${lineSample(`route team-${index % 4}`)}${stopIcon(index, 1)}</span
                ><span>${team.name}</span>
              </li>`
            : nothing,
        )}
        ${STATUSES.map((status) =>
          status === 'planned' ? nothing : row(houseIcon(status), words.t(`status-${status}`)),
        )}
        ${(['road', 'track', 'path', 'barred', 'water'] as const).map((kind) =>
          row(lineSample(kind), words.t(`map-${kind}`)),
        )}
      </ul>
    </details>`;
  }

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
      <div class="map-foot">${this.#drawable ? this.#legend() : nothing}${this.#credit()}</div>
    `;
  }
}
