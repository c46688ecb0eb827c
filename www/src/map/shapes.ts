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

/** Which of a list of team looks a team has; teams beyond the list share them. */
export const turn = <T>(list: readonly T[], team: number): T => list[team % list.length] as T;
