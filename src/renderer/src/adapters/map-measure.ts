/** How a measurement looks on the map. */
import { TRACE_COLOURS, type MapTheme } from './map-colours';
import type { LayerSpecification } from './map-view';

/** Drawn above everything else: who measures looks at nothing but the line. */
export function measureLayers(theme: MapTheme): LayerSpecification[] {
  const { measure, casing } = TRACE_COLOURS[theme];
  const source = 'measure';
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      id: 'measure-casing',
      type: 'line',
      source,
      filter: ['==', ['get', 'part'], 'leg'],
      layout: round,
      paint: { 'line-color': casing, 'line-width': 6 },
    },
    {
      id: 'measure-leg',
      type: 'line',
      source,
      filter: ['==', ['get', 'part'], 'leg'],
      layout: round,
      paint: { 'line-color': measure, 'line-width': 3 },
    },
    {
      id: 'measure-next',
      type: 'line',
      source,
      filter: ['==', ['get', 'part'], 'next'],
      paint: { 'line-color': measure, 'line-width': 2, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'measure-point',
      type: 'circle',
      source,
      filter: ['==', ['get', 'part'], 'point'],
      paint: {
        'circle-radius': 4.5,
        'circle-color': casing,
        'circle-stroke-color': measure,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'measure-label',
      type: 'symbol',
      source,
      filter: ['==', ['get', 'part'], 'label'],
      layout: {
        'text-field': ['get', 'text'],
        'text-font': ['Noto Sans Medium'],
        'text-size': 13,
        'symbol-sort-key': ['get', 'order'],
        'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
        'text-radial-offset': 0.6,
      },
      paint: { 'text-color': measure, 'text-halo-color': casing, 'text-halo-width': 2.5 },
    },
  ];
}
