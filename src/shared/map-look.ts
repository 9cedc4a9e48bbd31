/** How maps look on paper and in pages: one table for the PDF, the report's page and the viewer. */
import { SPEED_COLOURS, UNKNOWN_SPEED_COLOUR } from './speed-classes';

export interface LineLook {
  readonly fill?: string;
  readonly stroke?: string;
  /** Pixels of the drawing, as are the dashes. */
  readonly width?: number;
  readonly dash?: readonly [number, number];
  /** Ends square, so that it does not reach over the frame it was cut at. */
  readonly cut?: true;
}

export interface TextLook {
  readonly sizePx: number;
  readonly bold?: boolean;
  readonly colour: string;
}

const EARTH = '#f4f3ef';
const WATER = '#c9dbe4';
const INK = '#16202a';
const WAY_PX = 4;

const road = (className: string, colour: string, edge: string, width: number) => ({
  [`casing-${className}`]: { stroke: edge, width: width + 1.6, cut: true },
  [`map-${className}`]: { stroke: colour, width, cut: true },
});

/** By class; what has no fill is a line. */
export const MAP_LOOK: Readonly<Record<string, LineLook>> = {
  'ground-plain': { fill: '#f4f7f9' },
  'ground-earth': { fill: EARTH },
  'ground-sea': { fill: WATER },
  'map-earth': { fill: EARTH },
  'map-park': { fill: '#dbe8d7' },
  'map-water': { fill: WATER },
  'map-building': { fill: '#dfdcd4' },
  'map-river': { stroke: '#a8c5d3', width: 1.2, cut: true },
  'map-region-border': { stroke: '#b3bbc2', width: 0.8, dash: [4, 3] },
  'map-country-border': { stroke: '#77838d', width: 1.2, cut: true },
  'map-rail': { stroke: '#9aa4ab', width: 1.2, dash: [5, 3] },
  'map-path': { stroke: '#c4cacf', width: 1, dash: [2, 2] },
  ...road('minor-road', '#ffffff', '#d0d4d8', 3),
  ...road('major-road', '#ffffff', '#bcc2c8', 5),
  ...road('highway', '#fae6bd', '#d3b273', 5.5),
  'way-casing': { stroke: '#ffffff', width: WAY_PX + 2.4 },
  ...Object.fromEntries(
    SPEED_COLOURS.map((stroke, step) => [`speed-${step}`, { stroke, width: WAY_PX }]),
  ),
  'speed-unknown': { stroke: UNKNOWN_SPEED_COLOUR, width: WAY_PX },
  gap: { stroke: '#55626f', width: 2, dash: [2, 4] },
  frame: { stroke: '#c3cbd3', width: 1 },
  here: { fill: '#c4320a', stroke: '#ffffff', width: 1.5 },
  'here-box': { stroke: '#c4320a', width: 1.6 },
};

/** By class. */
export const MAP_TEXTS: Readonly<Record<string, TextLook>> = {
  'name-country': { sizePx: 11, bold: true, colour: '#6b7780' },
  'name-town': { sizePx: 10.5, colour: '#37424b' },
  'name-road': { sizePx: 9.5, colour: '#55606a' },
  'key-head': { sizePx: 11, bold: true, colour: INK },
  'key-text': { sizePx: 11, colour: '#3c4854' },
};

/** The same as rules of CSS, for elements below `scope`. */
export function mapLookRules(scope: string): string {
  const shapes = Object.entries(MAP_LOOK).map(([name, { fill, stroke, width, dash, cut }]) =>
    rule(scope, name, {
      fill: fill ?? 'none',
      stroke,
      'stroke-width': width,
      'stroke-dasharray': dash?.join(' '),
      'stroke-linejoin': 'round',
      'stroke-linecap': dash || cut ? undefined : 'round',
    }),
  );
  const texts = Object.entries(MAP_TEXTS).map(([name, { sizePx, bold, colour }]) =>
    rule(scope, name, {
      fill: colour,
      'font-size': `${sizePx}px`,
      'font-weight': bold === true ? 650 : undefined,
      ...(name.startsWith('name-') ? HALO : {}),
    }),
  );
  return [...shapes, ...texts].join('\n');
}

/** Keeps names readable on whatever lies under them. */
const HALO = {
  stroke: EARTH,
  'stroke-width': '3px',
  'paint-order': 'stroke',
  'stroke-linejoin': 'round',
};

function rule(
  scope: string,
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value};`],
  );
  return `${scope} .${name} { ${given.join(' ')} }`;
}
