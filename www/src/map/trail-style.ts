import type {
  DataDrivenPropertyValueSpecification,
  FilterSpecification,
  LayerSpecification,
} from 'maplibre-gl';
import type { Palette } from './palette.ts';
import { STEEP_TICKS } from './shapes.ts';

/** Layers whose lines are trails one can touch. */
export const TRAIL_LAYERS = ['barred', 'path', 'track', 'road', 'closed'] as const;

/** A width that grows with the zoom. */
export const growing = (small: number, large: number): DataDrivenPropertyValueSpecification<number> => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  11,
  small,
  17,
  large,
];

export const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** Ticks across steep pieces, under the trails themselves so that they stand out at both sides. */
export const steepLayers = (palette: Palette): LayerSpecification[] =>
  STEEP_TICKS.map(({ width: [small, large], dash }, index) => ({
    id: `steep-${index + 1}`,
    type: 'line',
    source: 'trails',
    minzoom: 12.5,
    filter: ['all', ['==', ['get', 'steep'], index + 1], ['!=', ['get', 'kind'], 'barred']],
    paint: {
      'line-color': palette.steep,
      'line-width': growing(small, large),
      'line-dasharray': [...dash],
    },
  }));

/** What is closed, over whatever it is otherwise, and the signs along trails. */
export function restrictionLayers(palette: Palette): LayerSpecification[] {
  const signs = (id: string, filter: FilterSpecification, overlap: boolean): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'trails',
    minzoom: overlap ? 0 : 12,
    filter,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': overlap ? 60 : 110,
      'icon-image': ['concat', 'sign-', ['get', 'sign'], `@${palette.name}`],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.7, 15, 1, 18, 1.25],
      'icon-rotation-alignment': 'viewport',
      'icon-allow-overlap': overlap,
      'icon-ignore-placement': overlap,
      'icon-padding': 6,
    },
  });
  const closed: FilterSpecification = ['==', ['get', 'sign'], 'closed'];
  return [
    {
      id: 'closed-edge',
      type: 'line',
      source: 'trails',
      filter: closed,
      paint: { 'line-color': palette.halo, 'line-width': growing(6, 13) },
    },
    {
      id: 'closed',
      type: 'line',
      source: 'trails',
      filter: closed,
      paint: {
        'line-color': palette.closed,
        'line-width': growing(2, 4.5),
        'line-dasharray': [2.2, 1.6],
      },
    },
    signs('signs', ['in', ['get', 'sign'], ['literal', ['night', 'rain', 'nightrain']]], false),
    signs('signs-closed', closed, true),
  ];
}

/** The trail whose card is open. */
export const chosenTrailLayer = (palette: Palette): LayerSpecification => ({
  id: 'trail',
  type: 'line',
  source: 'trail',
  layout: ROUND,
  paint: { 'line-color': palette.selected, 'line-width': growing(12, 24), 'line-opacity': 0.6 },
});

/** Lines from parts that are not joined to where they could be. */
export const islandLayer = (palette: Palette): LayerSpecification => ({
  id: 'islands',
  type: 'line',
  source: 'islands',
  layout: ROUND,
  paint: { 'line-color': palette.repair, 'line-width': growing(3, 6), 'line-dasharray': [0.1, 2] },
});

/** Places where trails could be joined. */
export const repairLayer = (palette: Palette): LayerSpecification => ({
  id: 'repairs',
  type: 'symbol',
  source: 'repairs',
  layout: {
    'icon-image': ['concat', ['get', 'image'], `@${palette.name}`],
    'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.75, 15, 1],
    'icon-anchor': 'bottom',
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
    'symbol-sort-key': ['get', 'order'],
  },
});

/** Trails by kind. */
export function trailLayers(palette: Palette): LayerSpecification[] {
  const line = (id: string, kind: string, paint: object): LayerSpecification => ({
    id,
    type: 'line',
    source: 'trails',
    filter: ['==', ['get', 'kind'], kind],
    layout: kind === 'road' || kind === 'path' ? ROUND : {},
    paint,
  });
  return [
    line('barred', 'barred', {
      'line-color': palette.barred,
      'line-width': growing(1, 2.5),
      'line-dasharray': [1, 4],
    }),
    line('path', 'path', {
      'line-color': palette.trail,
      'line-width': growing(1.1, 3),
      'line-dasharray': [0.1, 2.2],
    }),
    line('track', 'track', {
      'line-color': palette.trail,
      'line-width': growing(1.4, 4),
      'line-dasharray': [3, 1.6],
    }),
    line('road-edge', 'road', { 'line-color': palette.roadEdge, 'line-width': growing(3.6, 11) }),
    line('road', 'road', { 'line-color': palette.road, 'line-width': growing(2, 8) }),
  ];
}
