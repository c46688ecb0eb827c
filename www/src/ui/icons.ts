import { html, svg, type TemplateResult } from 'lit';
import {
  HOUSE_SHAPES,
  PARKING_INSIDE,
  PARKING_SHAPE,
  PIN_INSIDE,
  PIN_SHAPE,
  SIGN_SHAPES,
  STEEP_TICKS,
  STOP_SHAPES,
  turn,
} from '../map/shapes.ts';
import type { HouseholdMark, Status } from '../state/evening.ts';

/** A household's shape as on the map. Decoration: the status stands beside it in words. */
export function houseIcon(status: Exclude<Status, 'planned'>): TemplateResult {
  const shape = HOUSE_SHAPES[status];
  const inside = shape.inside ? svg`<path d=${shape.inside} />` : '';
  return html`<svg class="mark mark-${status} ${shape.filled ? 'filled' : 'hollow'}" viewBox="0 0 24 24" aria-hidden="true">
    <path class="outline" d=${shape.outline} />${inside}
  </svg>`;
}

/** A stop's number in its team's shape. */
export const stopIcon = (team: number, number: number | string): TemplateResult =>
  html`<span class="stop-number team-${team % 4}" aria-hidden="true"
    ><svg viewBox="0 0 24 24"><path d=${turn(STOP_SHAPES, team)} /></svg><span>${number}</span></span
  >`;

export const markIcon = (mark: HouseholdMark): TemplateResult =>
  mark.status === 'planned' ? stopIcon(mark.team, mark.number) : houseIcon(mark.status);

/** A sample of a trail's or route's line. */
export const lineSample = (name: string): TemplateResult =>
  html`<svg class="line line-${name}" viewBox="0 0 44 12" aria-hidden="true">
    <path class="edge" d="M3 6h38" /><path d="M3 6h38" />
  </svg>`;

/** Ticks across a trail as on the map. */
export function steepSample(steep: 1 | 2 | 3): TemplateResult {
  const { width, dash } = STEEP_TICKS[steep - 1] ?? STEEP_TICKS[0];
  const [tick, gap] = [dash[0] * width[0], dash[1] * width[0]].map((pixels) => pixels * 1.3);
  return html`<svg class="line line-steep" viewBox="0 0 44 12" aria-hidden="true">
    <path class="ticks" d="M3 6h38" stroke-width=${width[0] * 1.3} stroke-dasharray="${tick} ${gap}" /><path d="M3 6h38" />
  </svg>`;
}

/** A line with the sign that stands along it. */
export function signIcon(sign: keyof typeof SIGN_SHAPES): TemplateResult {
  const shape = SIGN_SHAPES[sign];
  return html`<svg class="line line-sign sign-${sign} ${shape.filled ? 'filled' : ''}" viewBox="0 0 44 14" aria-hidden="true">
    <path class="way" d="M3 7h38" />
    <g transform="translate(15 0) scale(.58)"><path class="halo" d=${shape.outline} /><path class="shape" d=${shape.outline} /></g>
  </svg>`;
}

/** A repair's pin. */
export const pinIcon = (decision: keyof typeof PIN_INSIDE): TemplateResult =>
  html`<svg class="mark pin pin-${decision}" viewBox="0 0 24 24" aria-hidden="true">
    <path class="outline" d=${PIN_SHAPE} /><path class="inside" d=${PIN_INSIDE[decision]} />
  </svg>`;

/** The sign of a place to park. */
export const parkingIcon = (kind: keyof typeof PARKING_INSIDE): TemplateResult =>
  html`<svg class="mark parking-mark parking-${kind}" viewBox="0 0 24 24" aria-hidden="true">
    <path class="outline" d=${PARKING_SHAPE} /><path class="inside" d=${PARKING_INSIDE[kind]} />
  </svg>`;

const ICONS = {
  ride: 'M5.5 13.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM18.5 13.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5.5 17 9 11.5h5.5l4 5.5M14.5 11.5 13 7h3M9 11.5 7.5 9.5H5M9 17h5.5',
  park: 'M5 3h14v18H5zM9.5 17V7.5h3.2a2.7 2.7 0 0 1 0 5.4H9.5',
  noParking: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.7 5.7l12.6 12.6',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10.9 12.2 19.5 3.5M16 7l3 3',
  walk: 'M13 4.5a1.8 1.8 0 1 0 0-.01M8 21l3-6-1-6 4-1 2 4 3 1M11 15l3 2 1 4M10 9l-3 2v3',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  file: 'M13 3H6v18h12V8zM13 3v5h5',
  down: 'M12 4v11m-5-4 5 5 5-5M5 20h14',
  warning: 'M12 4 2.5 20h19zM12 10v4m0 3v.01',
  start:
    'M12 21s7-6.5 7-12a7 7 0 1 0-14 0c0 5.500 7 12 7 12zM12 11.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  end: 'M5 21V4h13l-3 4 3 4H5',
  offline: 'M3 9a13 13 0 0 1 18 0M6.500 13a8 8 0 0 1 11 0M12 17.500v.01M4 4l16 16',
  pin: 'M12 21s7-6.500 7-12a7 7 0 1 0-14 0c0 5.500 7 12 7 12z',
  join: 'M3 12h6m6 0h6M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l3.500 2',
} as const;

/** A line drawing; always beside words or inside a named button. */
export const icon = (name: keyof typeof ICONS): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
