/** The map's own colours: land and water in the calm of the app's theme, the trace apart from both. */
import { DARK, LIGHT, type Flavor } from '@protomaps/basemaps';

export type MapTheme = 'light' | 'dark';

/** The library draws on a canvas and cannot read CSS variables, so these stand here by value. */
export interface TraceColours {
  /** From slow to fast; ordered in lightness too, so that they stay apart for everybody. */
  readonly speeds: readonly string[];
  readonly unknownSpeed: string;
  readonly casing: string;
  readonly quiet: string;
  /** Line and words of a measurement: apart from every speed. */
  readonly measure: string;
}

export const TRACE_COLOURS: Readonly<Record<MapTheme, TraceColours>> = {
  light: {
    speeds: ['#3b4cc0', '#1f7fae', '#12937c', '#c08a00', '#dd5a14', '#b0122f'],
    unknownSpeed: '#5c6a76',
    casing: '#ffffff',
    quiet: '#66737e',
    measure: '#7b1b8f',
  },
  dark: {
    speeds: ['#8c9eff', '#4fb4e6', '#3fc9a4', '#f2c744', '#ff8a4a', '#ff5f7a'],
    unknownSpeed: '#a5b1bb',
    casing: '#0b0e11',
    quiet: '#9aa7b2',
    measure: '#f0a8ff',
  },
};

/** Base map colours by theme, drawn with the design of `@protomaps/basemaps`. */
export const FLAVORS: Readonly<Record<MapTheme, Flavor>> = {
  light: {
    ...LIGHT,
    background: '#c3d6df',
    earth: '#f2f1ed',
    water: '#c3d6df',
    park_a: '#dfe9dc',
    park_b: '#cfe2cc',
    buildings: '#c9c6be',
    minor_a: '#ffffff',
    minor_b: '#ffffff',
    minor_casing: '#d3d6d9',
    major: '#ffffff',
    major_casing_early: '#c9cdd1',
    major_casing_late: '#c9cdd1',
    highway: '#fbe3b6',
    highway_casing_early: '#d9b878',
    highway_casing_late: '#d9b878',
    boundaries: '#9aa4ab',
    ocean_label: '#5f7f8f',
    city_label: '#37424b',
    country_label: '#6b7780',
    roads_label_minor: '#5c6770',
    roads_label_major: '#4b565f',
  },
  dark: {
    ...DARK,
    background: '#0e1a22',
    earth: '#1c242a',
    water: '#0e1a22',
    park_a: '#1d2b25',
    park_b: '#1f3128',
    buildings: '#3d4a55',
    minor_a: '#38444d',
    minor_b: '#38444d',
    minor_casing: '#171e24',
    major: '#46545f',
    major_casing_early: '#171e24',
    major_casing_late: '#171e24',
    highway: '#6b5a38',
    highway_casing_early: '#171e24',
    highway_casing_late: '#171e24',
    boundaries: '#4a5863',
    ocean_label: '#4d6a7b',
    city_label: '#b6c2cb',
    city_label_halo: '#1c242a',
    country_label: '#7d8b96',
    roads_label_minor: '#94a2ad',
    roads_label_minor_halo: '#1c242a',
    roads_label_major: '#a9b6c0',
    roads_label_major_halo: '#1c242a',
  },
};
