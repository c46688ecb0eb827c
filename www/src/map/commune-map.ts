import type { FeatureCollection } from 'geojson';
import { GeoJSONSource, Map as MapLibreMap, Marker, type PaddingOptions, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Look } from '../state/preferences.ts';
import { draw, PIXEL_RATIO } from './icons.ts';
import { PALETTES, type Palette } from './palette.ts';
import { SOURCES, type SourceName, style } from './style.ts';
import { type Candidate, distanceToLine, nearestWithin, type Pixel } from './touch.ts';
import { TRAIL_LAYERS } from './trail-style.ts';

setWorkerUrl(workerUrl);

/** How near, in CSS pixels, a finger must come to a household. */
const HOUSE_REACH = 14;
/** The same for a trail and for a repair's pin: a strip 48 pixels wide. */
const TRAIL_REACH = 24;
/** How far the middle of a pin lies above its tip. */
const PIN_MIDDLE = 20;
/** How far the foot of a sign stands above its place: the mark of a house beside the road stays to be seen. */
const SIGN_ABOVE = 12;
/** Room around what must be seen, in CSS pixels. */
const MARGIN = 48;
/** Room for the buttons at the left, and for half of a sign. */
const BUTTONS = 92;
/** Nearest zoom at which single houses stand apart. */
const HOUSES = 15;
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Room around what is fitted into view: less on a small map. */
function room(container: HTMLElement): PaddingOptions {
  const margin = Math.min(MARGIN, container.clientWidth / 12, container.clientHeight / 8);
  return { top: margin, right: margin, bottom: margin, left: Math.max(margin, BUTTONS) };
}

/** Something on the map that is a part of the page: a button with its name, so that a keyboard and a screen reader find it. */
export interface Sign {
  readonly place: readonly [lon: number, lat: number];
  /** Stands above the place. */
  readonly element: HTMLElement;
}

/** What was touched; nothing when it was bare ground. */
export type Touched =
  | { readonly kind: 'household' | 'repair'; readonly id: string }
  /** The index of a trail. */
  | { readonly kind: 'trail'; readonly trail: number }
  | undefined;

const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The map of the commune: owns MapLibre, knows nothing of the page. */
export class CommuneMap {
  readonly #map: MapLibreMap;
  #palette: Palette;
  readonly #data = new Map<SourceName, FeatureCollection>();
  readonly #signs = new Map<HTMLElement, Marker>();

  /** Draws into `container`, and calls `touched` with what somebody touches, and where. */
  constructor(
    container: HTMLElement,
    look: Look,
    bounds: [number, number, number, number],
    touched: (what: Touched, place: [lon: number, lat: number]) => void,
  ) {
    this.#palette = PALETTES[look];
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
    this.#map.on('click', ({ point, lngLat }) => touched(this.#at(point), [lngLat.lng, lngLat.lat]));
    this.#map.on('mousemove', ({ point }) => {
      this.#map.getCanvas().classList.toggle('touchable', this.#at(point) !== undefined);
    });
    // Tests and screenshots wait for it.
    this.#map.on('idle', () => container.setAttribute('data-drawn', ''));
  }

  /** Names the map for screen readers. */
  label(text: string): void {
    this.#map.getCanvas().setAttribute('aria-label', text);
  }

  setLook(look: Look): void {
    const palette = PALETTES[look];
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

  /** Puts signs in place of those that there were; an element that stays keeps the focus. */
  sign(signs: readonly Sign[]): void {
    const staying = new Set(signs.map(({ element }) => element));
    for (const [element, marker] of this.#signs) {
      if (staying.has(element)) continue;
      marker.remove();
      this.#signs.delete(element);
    }
    for (const { place, element } of signs) {
      if (this.#signs.has(element)) continue;
      const marker = new Marker({ element, anchor: 'bottom', offset: [0, -SIGN_ABOVE] }).setLngLat([
        place[0],
        place[1],
      ]);
      this.#signs.set(element, marker.addTo(this.#map));
    }
  }

  /** Whether the next touch puts something on the map. */
  setPlacing(placing: boolean): void {
    this.#map.getCanvas().classList.toggle('placing', placing);
  }

  /** Brings bounds into view; `covered` is how many CSS pixels at the right lie under something else. */
  fit(bounds: [number, number, number, number], covered = 0): void {
    const padding = room(this.#map.getContainer());
    this.#map.fitBounds(bounds, {
      padding: { ...padding, right: (padding.right ?? 0) + covered },
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

  /** What a finger at a point means: a house before a pin, a pin before a trail, the nearest of each. */
  #at(at: Pixel): Touched {
    if (!this.#map.getLayer('stops')) return undefined;
    const household = nearestWithin(this.#places(at, ['stops', 'households'], HOUSE_REACH, 0), HOUSE_REACH);
    if (household !== undefined) return { kind: 'household', id: household };
    const repair = nearestWithin(this.#places(at, ['repairs'], TRAIL_REACH, PIN_MIDDLE), TRAIL_REACH);
    if (repair !== undefined) return { kind: 'repair', id: repair };
    const trail = nearestWithin(this.#trails(at), TRAIL_REACH);
    return trail === undefined ? undefined : { kind: 'trail', trail };
  }

  #drawn(at: Pixel, layers: string[], reach: number) {
    return this.#map.queryRenderedFeatures(
      [
        [at.x - reach, at.y - reach],
        [at.x + reach, at.y + reach],
      ],
      { layers },
    );
  }

  /** Ids of what is drawn as points near a place; `up` is how far above its place each is drawn. */
  *#places(at: Pixel, layers: string[], reach: number, up: number): Generator<Candidate<string>> {
    for (const { geometry, properties } of this.#drawn(at, layers, reach)) {
      if (geometry.type !== 'Point') continue;
      const { x, y } = this.#map.project(geometry.coordinates as [number, number]);
      yield { what: String(properties.id), distance: Math.hypot(x - at.x, y - up - at.y) };
    }
  }

  /** Trails near a place. */
  *#trails(at: Pixel): Generator<Candidate<number>> {
    for (const { geometry, properties } of this.#drawn(at, [...TRAIL_LAYERS], TRAIL_REACH)) {
      const lines =
        geometry.type === 'LineString'
          ? [geometry.coordinates]
          : geometry.type === 'MultiLineString'
            ? geometry.coordinates
            : [];
      for (const line of lines) {
        const pixels = line.map((position) => this.#map.project(position as [number, number]));
        yield { what: Number(properties.trail), distance: distanceToLine(at, pixels) };
      }
    }
  }
}
