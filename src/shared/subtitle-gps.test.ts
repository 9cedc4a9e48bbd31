import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subtitleSamples } from './subtitle-gps';

const placesOf = (...texts: readonly string[]) =>
  subtitleSamples(texts.map((text, index) => ({ startMs: index * 1000, text }))).map(
    ({ latitudeDeg, longitudeDeg }) => [latitudeDeg, longitudeDeg],
  );

describe('a place in a subtitle', () => {
  it.each([
    ['[iso : 110] [latitude: 47.1] [longitude: 8.5] [rel_alt: 1.3 abs_alt: 431.2]', [47.1, 8.5]],
    ['[latitude : -33.85] [longtitude : 151.2] [altitude: 25.9]', [-33.85, 151.2]],
    ['GPS(8.5,47.1,15) BAROMETER:1.9', [47.1, 8.5]],
    ['F/3.5, SS 1000, ISO 100, EV 0, GPS (151.2, -33.85, 18), D 24.26m, H 6.00m', [-33.85, 151.2]],
  ])('is read: %s', (text, place) => {
    expect(placesOf(text)).toEqual([place]);
  });

  it.each([
    'Hello, this is a film',
    '[latitude: 47.1]',
    '[latitude: 0] [longitude: 0]',
    '[latitude: 147.1] [longitude: 8.5]',
    'HOME(8.5,47.1)',
    // Latitude first: not the form that is known.
    'GPS(-33.85,151.2,15)',
    'GPS(8.5)',
  ])('is not read from: %s', (text) => {
    expect(placesOf(text)).toEqual([]);
  });

  it('comes with the speed over the ground, and no height, whose zero nobody knows', () => {
    const text = 'GPS (8.5, 47.1, 18), D 24.26m, H 6.00m, H.S 2.10m/s, V.S 0.00m/s';
    expect(subtitleSamples([{ startMs: 40, text }])).toMatchObject([
      { timeMs: 40, speedMps: 2.1, altitudeM: null, satellites: null, line: 1 },
    ]);
  });

  it('that is written with each picture counts once while it stays, but twice a second', () => {
    const cues = Array.from({ length: 40 }, (_, index) => ({
      startMs: index * 100,
      text: `[latitude: ${index < 20 ? '47.1' : '47.2'}] [longitude: 8.5]`,
    }));
    expect(subtitleSamples(cues).map(({ timeMs }) => timeMs)).toEqual([
      0, 500, 1000, 1500, 2000, 2500, 3000, 3500,
    ]);
  });

  it('lies on earth whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.double(), fc.double(), (noise, a, b) => {
        const texts = [noise, `GPS(${String(a)},${String(b)},1)${noise}`];
        for (const [latitude = NaN, longitude = NaN] of placesOf(...texts)) {
          expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
          expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
        }
      }),
    );
  });
});
