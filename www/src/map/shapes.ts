/**
 * Shapes on a grid of 24 by 24, the same on the map (canvas) and in the list (SVG), so that nothing is told by
 * colour alone.
 */
import type { Status } from '../state/evening.ts';

/** Outlines of a team's numbered stops: circle, rounded square, hexagon, diamond, in turn. */
export const STOP_SHAPES = [
  'M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21Z',
  'M6 2h12a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4Z',
  'M12 .8 21.8 6.4v11.2L12 23.2 2.2 17.6V6.4Z',
  'M12 0 24 12 12 24 0 12Z',
] as const;

/** Lines of a team's route in multiples of their width: solid, dashed, dotted, dash-dot, in turn. */
export const ROUTE_DASHES: readonly (readonly number[] | undefined)[] = [
  undefined,
  [2.4, 1.3],
  [0.1, 1.7],
  [3, 1.4, 0.1, 1.4],
];

/** Lines of what is walked where somebody rides: dotted, in multiples of their width. What is ridden is solid. */
export const WALK_DASH = [0.1, 1.8] as const;

/** The sign of a place to park: a board on a post whose foot is the place. The letter is on it, or a stroke through it. */
export const PARKING_SHAPE =
  'M4.5.5h15a3.5 3.5 0 0 1 3.5 3.5v10a3.5 3.5 0 0 1-3.5 3.5H13.5V23.5h-3V17.5H4.5A3.5 3.5 0 0 1 1 14V4A3.5 3.5 0 0 1 4.5.5Z';
export const PARKING_INSIDE = {
  used: 'M9.3 14V4.3h3.4a2.9 2.9 0 0 1 0 5.8H9.3',
  added: 'M9.3 14V4.3h3.4a2.9 2.9 0 0 1 0 5.8H9.3',
  forbidden: 'M9.3 14V4.3h3.4a2.9 2.9 0 0 1 0 5.8H9.3M4.5 15.5 19.5 2.5',
} as const;

/** How a household is drawn: an outline, filled or hollow, and a stroke inside it. */
export interface HouseShape {
  readonly outline: string;
  readonly filled: boolean;
  readonly inside?: string;
}

/** Filled house: can be visited. Hollow house: reported away. Barred diamond: not yet. Dot: nothing pending. */
export const HOUSE_SHAPES: Readonly<Record<Exclude<Status, 'planned'>, HouseShape>> = {
  open: { outline: 'M12 3 21.5 11.5H19V21H5V11.5H2.5Z', filled: true },
  away: { outline: 'M12 3.6 20.3 11V20.5H3.7V11Z', filled: false },
  barred: { outline: 'M12 3 21 12 12 21 3 12Z', filled: false, inside: 'M8 12h8' },
  done: { outline: 'M12 8a4 4 0 1 1 0 8a4 4 0 1 1 0-8Z', filled: true },
};

/** Signs along a trail: closed on the evening, not in the dark, not on wet ground, neither of both. */
export type TrailSign = 'closed' | 'night' | 'rain' | 'nightrain';

/** Crescent, drop and cross on a grid of 24 by 24. */
export const SIGN_SHAPES = {
  closed: { outline: 'M5 5 19 19M19 5 5 19', filled: false },
  night: { outline: 'M15.5 2.5a10 10 0 1 0 6 13.2A8.4 8.4 0 0 1 15.5 2.5Z', filled: true },
  rain: { outline: 'M12 2c3.5 4.6 6.5 8.2 6.5 12.2a6.5 6.5 0 0 1-13 0C5.5 10.2 8.5 6.6 12 2Z', filled: true },
} as const;

/** A pin, its tip on the place: unlike any house or stop. What is in it tells how the repair was decided. */
export const PIN_SHAPE = 'M12 23.5C6.5 17 3 13.6 3 9.5a9 9 0 0 1 18 0c0 4.1-3.5 7.5-9 14Z';
export const PIN_INSIDE: Readonly<Record<'open' | 'accepted' | 'refused', string>> = {
  open: 'M9.3 7.4a2.8 2.8 0 1 1 3.9 2.6c-.8.4-1.2.9-1.2 1.9M12 14.6v.01',
  accepted: 'M7.6 9.8 10.8 13 16.6 6.8',
  refused: 'M8.6 6.2 15.4 13M15.4 6.2 8.6 13',
};

/** Ticks across a trail by its class of steepness: closer and wider, the steeper; in multiples of their width. */
export const STEEP_TICKS = [
  { width: [4.5, 9], dash: [0.2, 2.6] },
  { width: [6, 12], dash: [0.2, 1.1] },
  { width: [7.5, 15], dash: [0.2, 0.42] },
] as const;

/** Which of a list of team looks a team has; teams beyond the list share them. */
export const turn = <T>(list: readonly T[], team: number): T => list[team % list.length] as T;
