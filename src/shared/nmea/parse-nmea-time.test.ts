/** When fixes and readings were: fractions, midnight, old weeks, gaps, G-sensor readings between fixes. */
import { describe, expect, it } from 'vitest';
import { at, gga, parse, rmc, sign } from '../testing/nmea-lines';

describe('parseNmea: time', () => {
  it('keeps fractions of seconds', () => {
    const { samples } = parse([rmc('120000.1'), rmc('120000.20'), rmc('120000.305')]);
    expect(samples.map(({ timeMs }) => timeMs % 1000)).toEqual([100, 200, 305]);
  });

  it('goes over midnight where GGA comes before the new date', () => {
    const { samples, gaps } = parse([
      rmc('235959.50'),
      gga('235959.50'),
      gga('000000.50'),
      rmc('000000.50', '171126'),
      gga('000001.50'),
    ]);
    expect(samples.map(({ timeMs }) => new Date(timeMs).toISOString())).toEqual([
      '2026-11-16T23:59:59.500Z',
      '2026-11-17T00:00:00.500Z',
      '2026-11-17T00:00:01.500Z',
    ]);
    expect(gaps).toEqual([]);
  });

  it('undoes a GPS week rollover when the incident says when it was', () => {
    const { samples, issues } = parse([rmc('120000', '020407')], at('2026-11-16T12:00:00Z'));
    expect(new Date(samples[0]?.timeMs ?? 0).toISOString()).toBe('2026-11-16T12:00:00.000Z');
    expect(issues.rolloverWeeks).toBe(1024);
    const untouched = parse([rmc('120000', '161125')], at('2026-11-16T12:00:00Z'));
    expect(untouched.issues.rolloverWeeks).toBe(0);
    expect(new Date(untouched.samples[0]?.timeMs ?? 0).getUTCFullYear()).toBe(2025);
  });

  it("places a file without dates by BlackVue's clock before the sentence, else counts it", () => {
    const line = gga('120000.00');
    const clockMs = at('2026-11-16T12:00:03Z');
    expect(parse([`[${String(clockMs)}]${line}`]).samples[0]?.timeMs).toBe(
      at('2026-11-16T12:00:00Z'),
    );
    const undated = parse([line]);
    expect(undated.samples).toEqual([]);
    expect(undated.issues.unused).toEqual({ GGA: 1 });
  });

  it("does not believe a cold receiver's 1980", () => {
    const { samples, gaps } = parse([
      rmc('115959', '060180', 'V'),
      rmc('120000', '161126'),
      rmc('120001', '161126'),
    ]);
    expect(samples[0]?.timeMs).toBe(at('2026-11-16T11:59:59Z'));
    expect(gaps).toEqual([
      {
        fromMs: at('2026-11-16T11:59:59Z'),
        toMs: at('2026-11-16T12:00:00Z'),
        reason: 'void-fixes',
      },
    ]);
  });
});

describe('parseNmea: gaps', () => {
  const seconds = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) =>
      rmc(`1200${String(from + index).padStart(2, '0')}`),
    );

  it('calls two lost fixes a gap, one lost fix not', () => {
    const lost = (from: number) => parse([...seconds(0, 5), ...seconds(from, 15)]).gaps;
    expect(lost(6)).toEqual([]);
    expect(lost(7)).toEqual([
      { fromMs: at('2026-11-16T12:00:04Z'), toMs: at('2026-11-16T12:00:07Z'), reason: 'no-data' },
    ]);
  });

  it('makes a gap of void fixes, with and without a position', () => {
    const without = sign('GPRMC,120006,V,,,,,,,161126,,,N');
    const { samples, gaps } = parse([
      ...seconds(0, 5),
      rmc('120005', '161126', 'V'),
      without,
      ...seconds(7, 9),
    ]);
    expect(samples.filter(({ quality }) => quality === 'void')).toHaveLength(1);
    expect(gaps).toEqual([
      {
        fromMs: at('2026-11-16T12:00:04Z'),
        toMs: at('2026-11-16T12:00:07Z'),
        reason: 'void-fixes',
      },
    ]);
  });

  it('knows of void fixes that carry no time at all', () => {
    const { gaps } = parse([...seconds(0, 5), sign('GPRMC,,V,,,,,,,,,,N'), ...seconds(10, 12)]);
    expect(gaps.map(({ reason }) => reason)).toEqual(['void-fixes']);
  });
});

describe('parseNmea: acceleration', () => {
  it('reads counts of 1024 to the g and decimal g', () => {
    const { acceleration } = parse([
      rmc('120000'),
      '$GSENSOR,512,-1024,2048',
      rmc('120001'),
      '$GSENSORD,0.5,-1,2',
    ]);
    expect(acceleration).toEqual([
      { timeMs: at('2026-11-16T12:00:00Z'), xG: 0.5, yG: -1, zG: 2 },
      { timeMs: at('2026-11-16T12:00:01Z'), xG: 0.5, yG: -1, zG: 2 },
    ]);
  });

  it('spreads several lines behind a fix over the interval', () => {
    const g = '$GSENSORD,0,0,1';
    const { acceleration } = parse([rmc('120000'), g, g, g, g, rmc('120001'), g, g]);
    expect(acceleration.map(({ timeMs }) => timeMs - at('2026-11-16T12:00:00Z'))).toEqual([
      0, 250, 500, 750, 1000, 1500,
    ]);
  });

  it('takes lines before their fix as belonging to it when the file begins so', () => {
    const g = '$GSENSORD,0,0,1';
    const { acceleration } = parse([g, g, rmc('120000'), g, g, rmc('120001')]);
    expect(acceleration.map(({ timeMs }) => timeMs - at('2026-11-16T12:00:00Z'))).toEqual([
      -500, 0, 500, 1000,
    ]);
  });

  it('does not stretch readings over a gap', () => {
    const g = '$GSENSORD,0,0,1';
    const { acceleration } = parse([
      rmc('120000'),
      rmc('120001'),
      rmc('120002'),
      g,
      g,
      rmc('120030'),
    ]);
    expect(acceleration.map(({ timeMs }) => timeMs - at('2026-11-16T12:00:02Z'))).toEqual([0, 500]);
  });

  it('refuses readings no sensor gives', () => {
    const { acceleration, issues } = parse([
      rmc('120000'),
      '$GSENSORD,0,0,1000',
      '$GSENSORD,a,b,c',
    ]);
    expect(acceleration).toEqual([]);
    expect(issues.unreadable).toBe(2);
  });
});
