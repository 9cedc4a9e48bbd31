import { describe, expect, it } from 'vitest';
import { FLAVORS, TRACE_COLOURS } from '@renderer/adapters/map-colours';
import { measuredText } from './map-words';

describe('measuredText', () => {
  it('is as fine as one can click, in the units of the person', () => {
    expect([4.26, 640.4, 1240, 250_000].map((lengthM) => measuredText(lengthM, 'metric'))).toEqual([
      '4.3 m',
      '640 m',
      '1.24 km',
      '250 km',
    ]);
    expect([4.26, 200, 1996, 250_000].map((lengthM) => measuredText(lengthM, 'imperial'))).toEqual([
      '14.0 ft',
      '656 ft',
      '1.24 mi',
      '155 mi',
    ]);
  });
});

describe('the colour of a measurement', () => {
  const luminance = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each(['light', 'dark'] as const)('is readable on the ground of the %s map', (theme) => {
    const { measure, casing } = TRACE_COLOURS[theme];
    const { earth, water, buildings } = FLAVORS[theme];
    for (const ground of [casing, earth, water, buildings])
      expect(contrast(measure, ground)).toBeGreaterThan(4.5);
  });
});
