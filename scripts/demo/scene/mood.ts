/** Time of day and weather: what the light does to every colour. */
import type { Colour } from './colour';

export type MoodName = 'day' | 'morning' | 'overcast' | 'rain' | 'dusk' | 'night';

export interface Mood {
  readonly name: MoodName;
  readonly skyTop: Colour;
  readonly skyLow: Colour;
  /** Multiplied into every surface. */
  readonly light: Colour;
  readonly haze: Colour;
  /** Metres at which a surface is two thirds haze. */
  readonly hazeDistance: number;
  readonly sun: {
    readonly bearing: number;
    readonly height: number;
    readonly colour: Colour;
  } | null;
  readonly cloud: Colour | null;
  readonly lamps: boolean;
  readonly rain: boolean;
}

export const MOODS: Readonly<Record<MoodName, Mood>> = {
  day: {
    name: 'day',
    skyTop: [118, 170, 214],
    skyLow: [214, 231, 240],
    light: [1, 1, 1],
    haze: [208, 225, 233],
    hazeDistance: 620,
    sun: null,
    cloud: [244, 248, 250],
    lamps: false,
    rain: false,
  },
  morning: {
    name: 'morning',
    skyTop: [139, 170, 204],
    skyLow: [250, 222, 190],
    light: [1, 0.95, 0.87],
    haze: [244, 220, 196],
    hazeDistance: 380,
    sun: { bearing: 0.35, height: 0.09, colour: [255, 241, 205] },
    cloud: [252, 233, 214],
    lamps: false,
    rain: false,
  },
  overcast: {
    name: 'overcast',
    skyTop: [160, 174, 186],
    skyLow: [212, 219, 224],
    light: [0.88, 0.91, 0.94],
    haze: [203, 211, 217],
    hazeDistance: 420,
    sun: null,
    cloud: [186, 197, 206],
    lamps: false,
    rain: false,
  },
  rain: {
    name: 'rain',
    skyTop: [108, 122, 136],
    skyLow: [163, 174, 183],
    light: [0.66, 0.71, 0.77],
    haze: [152, 164, 174],
    hazeDistance: 230,
    sun: null,
    cloud: [128, 141, 154],
    lamps: true,
    rain: true,
  },
  dusk: {
    name: 'dusk',
    skyTop: [67, 82, 125],
    skyLow: [240, 165, 120],
    light: [0.62, 0.56, 0.64],
    haze: [196, 142, 128],
    hazeDistance: 420,
    sun: { bearing: 2.9, height: 0.035, colour: [255, 208, 150] },
    cloud: [176, 122, 134],
    lamps: true,
    rain: false,
  },
  night: {
    name: 'night',
    skyTop: [14, 20, 38],
    skyLow: [38, 48, 74],
    light: [0.26, 0.3, 0.4],
    haze: [30, 39, 62],
    hazeDistance: 210,
    sun: null,
    cloud: null,
    lamps: true,
    rain: false,
  },
};
