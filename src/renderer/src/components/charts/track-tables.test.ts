import { fixAt } from '@shared/testing/fix-at';
import type { AccelerationSample, Track, TrackSample } from '@shared/domain/track';
import { describe, expect, it } from 'vitest';
import { trackTable } from './track-tables';

const fix = (second: number, more: Partial<TrackSample> = {}): TrackSample =>
  fixAt(second * 1000, {
    longitudeDeg: 5 + second / 1000,
    speedMps: 10,
    headingDeg: 90,
    ...more,
  });
const track = (
  samples: readonly TrackSample[],
  gaps: Track['gaps'] = [],
  acceleration: readonly AccelerationSample[] = [],
): Track => ({
  fileId: 'f',
  samples,
  acceleration,
  gaps,
  issues: { linesTotal: samples.length, badChecksum: 0, unreadable: 0, unused: {} },
});
const metric = { units: 'metric', limitKph: null } as const;

describe('trackTable', () => {
  it('leaves a hole at every gap and says speeds in the units asked for', () => {
    const driven = track(
      [
        fix(0, { speedMps: 2 }),
        fix(1, { speedMps: 20 }),
        fix(3, { speedMps: 0, quality: 'void' }),
        fix(5),
        fix(20, { speedMps: null }),
      ],
      [
        { fromMs: 1000, toMs: 5000, reason: 'void-fixes' },
        { fromMs: 5000, toMs: 20_000, reason: 'no-data' },
      ],
    );
    const table = trackTable('speed', { track: driven, ...metric });
    expect(table?.unit).toBe('km/h');
    expect(table?.timesMs).toEqual([0, 1000, 1001, 5000, 5001, 20_000, 20_001]);
    const whole = table?.columns[0]?.values.map((value) => value && Math.round(value));
    expect(whole).toEqual([7, 72, null, 36, null, null, null]);
  });

  it('fills over the limit only where it was passed', () => {
    const driven = track([fix(0), fix(1, { speedMps: 15 })]);
    const at = (limitKph: number) =>
      trackTable('speed', { track: driven, units: 'metric', limitKph })?.over;
    expect(at(50)).toEqual({ label: 'Over the limit', upper: 0, lower: 1 });
    expect(at(60)).toBeUndefined();
  });

  it('draws no G-force where the sensor was silent', () => {
    const reading = (timeMs: number): AccelerationSample => ({ timeMs, xG: 0.1, yG: 0, zG: 1 });
    const readings = [0, 100, 200, 4200, 4300].map(reading);
    const table = trackTable('acceleration', { track: track([], [], readings), ...metric });
    expect(table?.columns[0]?.values).toEqual([0.1, 0.1, 0.1, null, 0.1, 0.1, null]);
    const slow = [0, 1000, 2000].map(reading);
    expect(
      trackTable('acceleration', { track: track([], [], slow), ...metric })?.columns[0]?.values,
    ).toEqual([0.1, 0.1, 0.1, null]);
  });

  it('breaks the heading where it passes north', () => {
    const turning = [350, 358, 3, 90].map((headingDeg, second) => fix(second, { headingDeg }));
    const table = trackTable('heading', { track: track(turning), ...metric });
    expect(table?.columns[0]?.values).toEqual([350, 358, null, 3, 90, null]);
    expect(table?.axis?.labels.map(({ text }) => text).join('')).toBe('NESWN');
  });

  it('says altitude in feet to who reads miles', () => {
    const hill = track([fix(0, { altitudeM: 30.48 })]);
    const table = trackTable('altitude', { track: hill, units: 'imperial', limitKph: null });
    expect(table?.unit).toBe('ft');
    expect(table?.columns[0]?.values[0]).toBeCloseTo(100);
  });

  it('tells the reception of void fixes too', () => {
    const poor = track(
      [
        fix(0, { satellites: 9, hdop: 0.9 }),
        fix(1, { satellites: 2, hdop: 9.5, quality: 'void' }),
        fix(9, { satellites: 8, hdop: 1 }),
      ],
      [{ fromMs: 1000, toMs: 9000, reason: 'no-data' }],
    );
    const table = trackTable('reception', { track: poor, ...metric });
    expect(table?.columns.map(({ values }) => values)).toEqual([
      [9, 2, null, 8, null],
      [0.9, 9.5, null, 1, null],
    ]);
  });

  it('has no table for what the track does not say', () => {
    const plain = { track: track([fix(0, { speedMps: null })]), units: 'metric', limitKph: 50 };
    for (const chart of ['speed', 'acceleration', 'altitude', 'reception'] as const)
      expect(trackTable(chart, { ...plain, units: 'metric' }), chart).toBeNull();
  });
});
