import type { Status } from '../state/evening.ts';
import type { Look } from '../state/preferences.ts';

/** Colours of the map. Pairs of route colours differ in lightness too, and none is red beside green. */
export interface Palette {
  readonly name: Look;
  readonly ground: string;
  readonly water: string;
  readonly road: string;
  readonly roadEdge: string;
  readonly trail: string;
  readonly barred: string;
  readonly text: string;
  readonly halo: string;
  readonly house: Readonly<Record<Exclude<Status, 'planned'>, string>>;
  readonly teams: readonly string[];
  /** Numbers on the stops. */
  readonly onTeam: string;
  readonly selected: string;
  /** Ticks across steep trails. */
  readonly steep: string;
  /** Lines and signs of what is closed. */
  readonly closed: string;
  readonly night: string;
  readonly rain: string;
  readonly repair: string;
  /** What is drawn in a repair's pin. */
  readonly onRepair: string;
  /** Where motorbikes stand. */
  readonly parking: string;
}

const DAY: Palette = {
  name: 'day',
  ground: '#f5efe3',
  water: '#8fbccb',
  road: '#fffdf8',
  roadEdge: '#b7a382',
  trail: '#94805f',
  barred: '#a58ea8',
  text: '#3a2f25',
  halo: '#fbf7ee',
  house: { open: '#0e6a70', away: '#a35a00', barred: '#6b6475', done: '#a2978a' },
  teams: ['#2f3b9b', '#a84a00', '#7b2574', '#1d5f85'],
  onTeam: '#ffffff',
  selected: '#e39a12',
  steep: '#6f5a38',
  closed: '#8c1d4f',
  night: '#3d3580',
  rain: '#1d5f85',
  repair: '#5c2c86',
  onRepair: '#ffffff',
  parking: '#0b4f9e',
};

const NIGHT: Palette = {
  name: 'night',
  ground: '#15110e',
  water: '#274a58',
  road: '#4c4033',
  roadEdge: '#2b241d',
  trail: '#7d6a50',
  barred: '#5f5266',
  text: '#f0e4d2',
  halo: '#15110e',
  house: { open: '#58c0bf', away: '#f0ab52', barred: '#a79fb5', done: '#6e6357' },
  teams: ['#aab8ff', '#ffb266', '#eaa0e0', '#8fcbf2'],
  onTeam: '#15110e',
  selected: '#ffd27a',
  steep: '#b89a6c',
  closed: '#ff9fbe',
  night: '#c9c2ff',
  rain: '#8fcbf2',
  repair: '#d7b5ff',
  onRepair: '#24113a',
  parking: '#9cc9ff',
};

/** For glaring sun: black on white, and nothing pale. */
const SUN: Palette = {
  name: 'sun',
  ground: '#ffffff',
  water: '#4f8ea3',
  road: '#ffffff',
  roadEdge: '#333333',
  trail: '#5c4a2a',
  barred: '#6d5a70',
  text: '#000000',
  halo: '#ffffff',
  house: { open: '#004a50', away: '#6b3a00', barred: '#3d3847', done: '#555555' },
  teams: ['#1b2478', '#6e2f00', '#560f50', '#0d3f5e'],
  onTeam: '#ffffff',
  selected: '#d98200',
  steep: '#3d2f15',
  closed: '#6b0035',
  night: '#241d5c',
  rain: '#0d3f5e',
  repair: '#3f1463',
  onRepair: '#ffffff',
  parking: '#08306b',
};

export const PALETTES: Readonly<Record<Look, Palette>> = { day: DAY, night: NIGHT, sun: SUN };
