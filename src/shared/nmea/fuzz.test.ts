import { describe, expect, it } from 'vitest';
import { sign } from '../testing/nmea-lines';
import { parseNmea } from './parse-nmea';

const LINES = 1_000_000;
const CHUNK = 5_000;

/** Mulberry32: the same numbers on every machine. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A clean drive of one second a line group, around midnight. */
function cleanLines(): readonly string[] {
  return Array.from({ length: 120 }, (_, second) => {
    const time = `${second < 60 ? '2359' : '0000'}${two(second % 60)}.00`;
    const date = second < 60 ? '161126' : '171126';
    const place = `52${two(second % 60)}.1234,N,00530.${String(1000 + second)},E`;
    return [
      sign(`GPRMC,${time},A,${place},19.4,90.0,${date},,,A`),
      sign(`GNGGA,${time},${place},1,09,0.9,12.5,M,45.8,M,,`),
      sign(`GLGNS,${time},${place},AN,08,1.3,-6.7,32.0,,`),
      sign('GPVTG,270.0,T,,M,10.0,N,18.52,K,A'),
      sign('GNGSA,A,3,01,02,03,,,,,,,,,,2.0,1.1,1.7'),
      sign(`GPZDA,${time},16,11,2026,00,00`),
      sign('GPGSV,1,1,00'),
      '$GSENSOR,512,-1024,2048',
      '$GSENSORD,0.1,-0.2,0.98',
      `[1794830400000]${sign(`GPRMC,${time},V,,,,,,,${date},,,N`)}`,
    ];
  }).flat();
}

const BYTES = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const FIELDS = [
  '',
  '-1',
  '1e308',
  '999999999999',
  'NaN',
  '__proto__',
  '240000',
  '9100.0',
  '000000',
];

function mutate(line: string, other: string, next: (below: number) => number): string {
  const at = next(line.length);
  const byte = BYTES[next(256)] ?? '';
  switch (next(10)) {
    case 0:
      return line.slice(0, at) + byte + line.slice(at + 1);
    case 1:
      return line.slice(0, at) + byte + line.slice(at);
    case 2:
      return line.slice(0, at);
    case 3:
      return line.slice(at);
    case 4:
      return line.slice(0, at) + other.slice(next(other.length));
    case 5:
      return line.slice(0, at) + line.slice(at, at + 8).repeat(1 + next(20)) + line.slice(at);
    case 6: {
      const fields = line.slice(1).split('*')[0]?.split(',') ?? [];
      fields[next(fields.length)] = FIELDS[next(FIELDS.length)] ?? '';
      // A right checksum lets the change through to the readers of fields.
      return sign(fields.join(','));
    }
    case 7:
      return line.replace(',', next(2) === 0 ? ',,' : '');
    case 8:
      return line.toLowerCase();
    default:
      return line;
  }
}

describe('a million damaged lines', () => {
  it('never throw, and never leave more samples, readings or bad lines than lines', () => {
    const next = seeded(20261116);
    const clean = cleanLines();
    const referenceMs = Date.parse('2026-11-16T23:59:00Z');
    const ends = ['\n', '\r\n', '\r'];
    let [linesFed, samplesSeen, flaggedSeen] = [0, 0, 0];
    for (let chunk = 0; chunk < LINES / CHUNK; chunk += 1) {
      const end = ends[chunk % ends.length] ?? '\n';
      const lines = Array.from({ length: CHUNK }, (_, index) => {
        const line = clean[(chunk * 7 + index) % clean.length] ?? '';
        return mutate(line, clean[next(clean.length)] ?? '', next);
      });
      const text = (chunk % 5 === 0 ? '\uFEFF' : '') + lines.join(end);
      linesFed += lines.length;
      const lenient = chunk % 2 === 1;
      const { samples, acceleration, gaps, issues } = parseNmea(text, {
        fileId: 'fuzz',
        lenient,
        referenceMs: chunk % 3 === 0 ? null : referenceMs,
      });
      // Plain comparisons: a million calls of expect would be the slowest part.
      let previousMs = -Infinity;
      let wrong = 0;
      for (const sample of samples) {
        const { timeMs, latitudeDeg, longitudeDeg, speedMps } = sample;
        if (!(timeMs > previousMs) || !Number.isFinite(timeMs)) wrong += 1;
        if (!(Math.abs(latitudeDeg) <= 90) || !(Math.abs(longitudeDeg) <= 180)) wrong += 1;
        if (speedMps !== null && !(speedMps >= 0)) wrong += 1;
        if (sample.checksumFailed === true) flaggedSeen += 1;
        if (sample.checksumFailed === true && !lenient) wrong += 1;
        previousMs = timeMs;
      }
      expect(wrong).toBe(0);
      expect(samples.length).toBeLessThanOrEqual(CHUNK);
      expect(acceleration.length).toBeLessThanOrEqual(CHUNK);
      expect(gaps.length).toBeLessThanOrEqual(CHUNK);
      expect(issues.badLines?.length).toBeLessThanOrEqual(1000);
      expect(Object.keys(issues.unused).length).toBeLessThanOrEqual(65);
      samplesSeen += samples.length;
    }
    expect(linesFed).toBe(LINES);
    expect(samplesSeen).toBeGreaterThan(10_000);
    expect(flaggedSeen).toBeGreaterThan(1_000);
  }, 60_000);
});
