import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { PLANNED, type RouteWay } from './geometry.ts';
import type { Palette } from './palette.ts';
import { ROUTE_DASHES, turn, WALK_DASH } from './shapes.ts';
import {
  chosenTrailLayer,
  growing,
  islandLayer,
  ROUND,
  repairLayer,
  restrictionLayers,
  steepLayers,
  trailLayers,
} from './trail-style.ts';

/** Sources of the map; all are GeoJSON given by the page itself, nothing is fetched. */
export const SOURCES = [
  'water',
  'trails',
  'trail',
  'routes',
  'islands',
  'hamlets',
  'parking',
  'households',
  'selected',
  'repairs',
] as const;
export type SourceName = (typeof SOURCES)[number];

/** No address of glyphs is given, so text is drawn from the page's own fonts, diacritics and all. */
const REGULAR = ['Be Vietnam Pro', 'sans-serif'];
/** MapLibre reads the weight out of the name; fonts.css has the family under this name too. */
const SEMIBOLD = ['Be Vietnam Pro Semibold', 'sans-serif'];

function routeLayers(palette: Palette): LayerSpecification[] {
  const way = (name: RouteWay): ExpressionSpecification => ['==', ['get', 'way'], name];
  const edge = (name: RouteWay, small: number, large: number): LayerSpecification => ({
    id: `route-edge-${name}`,
    type: 'line',
    source: 'routes',
    filter: way(name),
    layout: ROUND,
    paint: { 'line-color': palette.halo, 'line-width': growing(small, large), 'line-opacity': 0.9 },
  });
  const line = (name: RouteWay, look: number, width: [number, number], dash?: readonly number[]) => ({
    id: `route-${name}-${look}`,
    type: 'line' as const,
    source: 'routes',
    filter: ['all', way(name), ['==', ['get', 'look'], look]] as ExpressionSpecification,
    layout: ROUND,
    paint: {
      'line-color': turn(palette.teams, look),
      'line-width': growing(...width),
      ...(dash ? { 'line-dasharray': [...dash] } : {}),
    },
  });
  const looks = (one: (look: number) => LayerSpecification) => palette.teams.map((_, look) => one(look));
  return [
    edge('team', 6, 12),
    ...looks((look) => line('team', look, [3.2, 7], turn(ROUTE_DASHES, look))),
    // Rides are wide and solid; walks dotted in a narrower strip, so that where both lead along one way both are seen.
    edge('ride', 8, 15),
    ...looks((look) => line('ride', look, [5.6, 11])),
    edge('walk', 4.2, 7.6),
    ...looks((look) => line('walk', look, [3, 5.4], WALK_DASH)),
  ];
}

function placeLayers(palette: Palette): LayerSpecification[] {
  const text = { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 2 };
  return [
    {
      id: 'selected',
      type: 'circle',
      source: 'selected',
      paint: {
        'circle-radius': 22,
        'circle-color': palette.selected,
        'circle-opacity': 0.28,
        'circle-stroke-color': palette.selected,
        'circle-stroke-width': 4,
      },
    },
    {
      // Under houses and stops: where the sign above it means.
      id: 'parking',
      type: 'circle',
      source: 'parking',
      paint: {
        'circle-radius': 5,
        'circle-color': palette.parking,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'households',
      type: 'symbol',
      source: 'households',
      filter: ['<', ['get', 'order'], PLANNED],
      layout: {
        'icon-image': ['concat', ['get', 'image'], `@${palette.name}`],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.42, 14, 0.8, 16, 1.1],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'order'],
      },
    },
    {
      id: 'house-marks',
      type: 'symbol',
      source: 'households',
      minzoom: 14.5,
      layout: {
        'text-field': ['get', 'mark'],
        'text-font': REGULAR,
        'text-size': 13,
        'text-anchor': 'top',
        'text-offset': [0, 1.1],
        'text-optional': true,
        'symbol-sort-key': ['-', ['get', 'order']],
      },
      paint: text,
    },
    {
      id: 'hamlets',
      type: 'symbol',
      source: 'hamlets',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': SEMIBOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 14, 15, 19],
        // Beside the stops where there is room, on them where there is none: a name is never left out.
        'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
        'text-radial-offset': 1.4,
        'text-justify': 'auto',
        'text-overlap': 'always',
        'text-max-width': 12,
      },
      paint: { ...text, 'text-halo-width': 2.4 },
    },
    {
      // On top, and so placed first: names make room for them.
      id: 'stops',
      type: 'symbol',
      source: 'households',
      filter: ['==', ['get', 'order'], PLANNED],
      layout: {
        'icon-image': ['concat', ['get', 'image'], `@${palette.name}`],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 14, 1],
        'icon-allow-overlap': true,
        // The first stops lie uppermost, as they come first in the evening.
        'symbol-sort-key': ['-', 0, ['get', 'number']],
        'symbol-z-order': 'auto',
      },
    },
  ];
}

/** The whole map in one palette, its sources still empty. */
export function style(palette: Palette): StyleSpecification {
  return {
    version: 8,
    sources: Object.fromEntries(
      SOURCES.map((name) => [
        name,
        { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, tolerance: 0.3 },
      ]),
    ),
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
      {
        id: 'water',
        type: 'line',
        source: 'water',
        layout: ROUND,
        paint: { 'line-color': palette.water, 'line-width': growing(2, 8) },
      },
      chosenTrailLayer(palette),
      ...steepLayers(palette),
      ...trailLayers(palette),
      ...routeLayers(palette),
      ...restrictionLayers(palette),
      islandLayer(palette),
      ...placeLayers(palette),
      repairLayer(palette),
    ],
  };
}
