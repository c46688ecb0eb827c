import type { FeatureCollection } from 'geojson';
import { GeoJSONSource, Map as MapLibreMap, type PaddingOptions, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { draw, PIXEL_RATIO } from './icons.ts';
import { DAY, NIGHT, type Palette } from './palette.ts';
import { SOURCES, type SourceName, style } from './style.ts';

setWorkerUrl(workerUrl);

/** How near, in CSS pixels, a finger must come to a household. */
const TOUCH = 14;
/** Room around what must be seen, in CSS pixels. */
const MARGIN = 48;
/** Room for the buttons at the left. */
const BUTTONS = 72;
/** Nearest zoom at which single houses stand apart. */
const HOUSES = 15;
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Room around what is fitted into view: less on a small map. */
function room(container: HTMLElement): PaddingOptions {
  const margin = Math.min(MARGIN, container.clientWidth / 12, container.clientHeight / 8);
  return { top: margin, right: margin, bottom: margin, left: Math.max(margin, BUTTONS) };
}

const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The map of the commune: owns MapLibre, knows nothing of the page. */
export class CommuneMap {
  readonly #map: MapLibreMap;
  #palette: Palette;
  readonly #data = new Map<SourceName, FeatureCollection>();

  /** Draws into `container`. `selected` is called with a household's id, or with nothing when ground is touched. */
  constructor(
    container: HTMLElement,
    dark: boolean,
    bounds: [number, number, number, number],
    selected: (id: string | undefined) => void,
  ) {
    this.#palette = dark ? NIGHT : DAY;
    this.#map = new MapLibreMap({
      container,
      style: style(this.#palette),
      bounds,
      fitBoundsOptions: { padding: room(container) },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      maxZoom: 19,
      fadeDuration: 0,
      reduceMotion: calm(),
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.setMissingStyleImageResolver((name) => {
      const image = draw(name, this.#palette);
      if (image && !this.#map.hasImage(name)) this.#map.addImage(name, image, { pixelRatio: PIXEL_RATIO });
    });
    this.#map.on('style.load', () => {
      for (const name of SOURCES) this.#apply(name);
    });
    this.#map.on('click', ({ point }) => selected(this.#at(point.x, point.y)));
    this.#map.on('mousemove', ({ point }) => {
      this.#map.getCanvas().classList.toggle('touchable', this.#at(point.x, point.y) !== undefined);
    });
    // Tests and screenshots wait for it.
    this.#map.on('idle', () => container.setAttribute('data-drawn', ''));
  }

  /** Names the map for screen readers. */
  label(text: string): void {
    this.#map.getCanvas().setAttribute('aria-label', text);
  }

  setDark(dark: boolean): void {
    const palette = dark ? NIGHT : DAY;
    if (palette === this.#palette) return;
    this.#palette = palette;
    this.#map.getContainer().removeAttribute('data-drawn');
    this.#map.setStyle(style(palette), { diff: false });
  }

  show(name: SourceName, data: FeatureCollection = NOTHING): void {
    this.#data.set(name, data);
    this.#map.getContainer().removeAttribute('data-drawn');
    this.#apply(name);
  }

  #apply(name: SourceName): void {
    const source = this.#map.getSource(name);
    const data = this.#data.get(name);
    if (source instanceof GeoJSONSource && data) source.setData(data);
  }

  fit(bounds: [number, number, number, number]): void {
    this.#map.fitBounds(bounds, {
      padding: room(this.#map.getContainer()),
      maxZoom: 17,
      animate: !calm(),
    });
  }

  zoom(by: 1 | -1): void {
    this.#map.zoomTo(this.#map.getZoom() + by, { animate: !calm() });
  }

  /**
   * Brings a place into view where houses stand apart; does not move when it is so already. `covered` is how
   * many CSS pixels at the right lie under something else.
   */
  reveal(place: [number, number], covered: number): void {
    const { x, y } = this.#map.project(place);
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const right = clientWidth - covered - MARGIN;
    const inside = x > MARGIN && y > MARGIN && x < right && y < clientHeight - MARGIN;
    const zoom = this.#map.getZoom();
    if (inside && zoom >= HOUSES - 1) return;
    this.#map.easeTo({
      center: place,
      zoom: Math.max(zoom, HOUSES),
      offset: [-covered / 2, 0],
      animate: !calm(),
    });
  }

  /** Where a place is drawn, in CSS pixels from the map's corner. */
  project(place: [number, number]): { x: number; y: number } {
    const { x, y } = this.#map.project(place);
    return { x, y };
  }

  remove(): void {
    this.#map.remove();
  }

  /** The household at a point: what is drawn on top, within reach of a finger. */
  #at(x: number, y: number): string | undefined {
    if (!this.#map.getLayer('stops')) return undefined;
    const found = this.#map.queryRenderedFeatures(
      [
        [x - TOUCH, y - TOUCH],
        [x + TOUCH, y + TOUCH],
      ],
      { layers: ['stops', 'households'] },
    );
    let best: { id: string; distance: number } | undefined;
    for (const feature of found) {
      if (feature.geometry.type !== 'Point') continue;
      const [lon = 0, lat = 0] = feature.geometry.coordinates;
      const at = this.#map.project([lon, lat]);
      const distance = Math.hypot(at.x - x, at.y - y);
      if (!best || distance < best.distance) best = { id: String(feature.properties.id), distance };
    }
    return best?.id;
  }
}
