import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackSample } from './domain/track';
import { gpmfFixes, gpmfSamples } from './gpmf';
import {
  gps5Payload,
  gps9Payload,
  gpmfItem,
  gpmfNest,
  i32,
  type GpsRow,
} from './testing/gpmf-items';

const HERE: GpsRow = [523750000, 49000000, 12500, 8300, 831];
const THERE: GpsRow = [-337000000, -705000000, -2000, 0, 0];
const samplesOf = (payloads: readonly Uint8Array[]): readonly TrackSample[] =>
  gpmfSamples(payloads.map(gpmfFixes));
const AT = Date.UTC(2026, 10, 16, 7, 42, 1);

describe('one time a payload', () => {
  it('is spread over its fixes up to the next payload', () => {
    const samples = samplesOf([
      gps5Payload('261116074201.000', 3, [HERE, HERE, HERE, THERE]),
      gps5Payload('261116074202.000', 2, [HERE]),
    ]);
    expect(samples.map(({ timeMs }) => timeMs - AT)).toEqual([0, 250, 500, 750, 1000]);
    expect(samples[0]).toMatchObject({
      latitudeDeg: 52.375,
      longitudeDeg: 4.9,
      altitudeM: 12.5,
      speedMps: 8.3,
      quality: 'valid',
      line: 1,
      sentence: 'GoPro GPS5',
    });
    expect(samples[3]).toMatchObject({ latitudeDeg: -33.7, longitudeDeg: -70.5, altitudeM: -2 });
    expect(samples[4]?.line).toBe(2);
  });

  it('is taken as it usually runs where the next one is lost', () => {
    const samples = samplesOf([
      gps5Payload('261116074201.000', 3, [HERE, HERE]),
      new Uint8Array(0),
      gps5Payload('261116074203.500', 3, [HERE]),
    ]);
    expect(samples.map(({ timeMs, line }) => [timeMs - AT, line])).toEqual([
      [0, 1],
      [55, 1],
      [2500, 3],
    ]);
  });

  it.each([
    ['before the receiver knew its place', gps5Payload('261116074201.000', 0, [HERE])],
    ['with a time that is none', gps5Payload('261331074201.000', 3, [HERE])],
    ['beyond the pole', gps5Payload('261116074201.000', 3, [[907000000, 0, 0, 0, 0]])],
  ])('gives nothing %s', (_, payload) => {
    expect(samplesOf([payload])).toEqual([]);
  });
});

describe('a time in each fix', () => {
  /** Days from 2000 to the sixteenth of November 2026. */
  const days = (Date.UTC(2026, 10, 16) - Date.UTC(2000, 0, 1)) / 86_400_000;
  const ms = 27_721_000;

  it('is read with its fix; what has none is left out', () => {
    const samples = samplesOf([
      gps9Payload([
        { place: HERE, days, ms, fix: 3 },
        { place: HERE, days, ms: ms + 100, fix: 0 },
        { place: THERE, days, ms: ms + 200, fix: 2 },
      ]),
    ]);
    expect(samples.map(({ timeMs, latitudeDeg }) => [timeMs - AT, latitudeDeg])).toEqual([
      [0, 52.375],
      [200, -33.7],
    ]);
    expect(samples[0]).toMatchObject({ sentence: 'GoPro GPS9', speedMps: 8.3 });
  });
});

describe('damage', () => {
  const whole = gps5Payload('261116074201.000', 3, [HERE, THERE]);

  it('scales that do not fit, and other types of numbers, give nothing', () => {
    const stream = (scale: Uint8Array) =>
      gpmfNest('DEVC', gpmfNest('STRM', scale, gpmfItem('GPS5', 'l', 20, i32(...HERE))));
    expect(samplesOf([stream(gpmfItem('SCAL', 'l', 4, i32(1, 1)))])).toEqual([]);
    expect(samplesOf([stream(gpmfItem('SCAL', 'x', 4, i32(1, 1, 1, 1, 1)))])).toEqual([]);
  });

  it('never fails, whatever bytes were changed or cut', () => {
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
        (length, changes) => {
          const damaged = Uint8Array.from(whole);
          for (const [at, value] of changes) damaged[at] = value;
          for (const { latitudeDeg, timeMs } of samplesOf([damaged.subarray(0, length)])) {
            expect(Math.abs(latitudeDeg)).toBeLessThanOrEqual(90);
            expect(Number.isFinite(timeMs)).toBe(true);
          }
        },
      ),
    );
  });
});
