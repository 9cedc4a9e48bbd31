import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Track } from '../domain/track';
import { parseNmea } from './parse-nmea';

const sign = (body: string): string => {
  let sum = 0;
  for (const character of body) sum ^= character.charCodeAt(0);
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
};
const rmc = (time: string, date = '161126', status = 'A', minutes = '00.0000', talker = 'GP') =>
  sign(`${talker}RMC,${time},${status},52${minutes},N,00530.0000,E,19.438,90.0,${date},,,A`);
const gga = (time: string, quality = 1, minutes = '00.0000') =>
  sign(`GNGGA,${time},52${minutes},N,00530.0000,E,${String(quality)},09,0.9,12.5,M,45.8,M,,`);
const parse = (lines: readonly string[] | string, referenceMs: number | null = null): Track =>
  parseNmea(typeof lines === 'string' ? lines : lines.join('\r\n'), { fileId: 'f', referenceMs });
const at = (text: string): number => Date.parse(text);

describe('parseNmea: sentences', () => {
  it('merges RMC and GGA of one time into one sample that names its line and sentence', () => {
    const { samples } = parse([gga('120000.00'), rmc('120000.00'), rmc('120001.00')]);
    expect(samples).toHaveLength(2);
    expect(samples[0]).toEqual({
      timeMs: at('2026-11-16T12:00:00Z'),
      latitudeDeg: 52,
      longitudeDeg: 5.5,
      speedMps: expect.closeTo(10, 3) as number,
      headingDeg: 90,
      altitudeM: 12.5,
      satellites: 9,
      hdop: 0.9,
      quality: 'valid',
      line: 2,
      sentence: 'GPRMC',
    });
  });

  it('reads southern and western hemispheres and any talker', () => {
    const body = 'GARMC,120000,A,3351.5000,S,01812.2500,W,0.0,,161126,,,A';
    const [sample] = parse([sign(body)]).samples;
    expect(sample).toMatchObject({
      latitudeDeg: -(33 + 51.5 / 60),
      longitudeDeg: -(18 + 12.25 / 60),
    });
    expect(sample?.headingDeg).toBeNull();
    expect(sample?.sentence).toBe('GARMC');
  });

  it('takes speed from VTG, HDOP from GSA and the date from ZDA where GGA stands alone', () => {
    const { samples } = parse([
      sign('GPZDA,120000.50,16,11,2026,00,00'),
      gga('120000.50').replace(/.*/, sign('GPGGA,120000.50,5200.0,N,00530.0,E,1,09,,1.0,M,,M,,')),
      sign('GPVTG,270.0,T,,M,10.0,N,18.52,K,A'),
      sign('GPGSA,A,3,01,02,03,,,,,,,,,,2.0,1.1,1.7'),
    ]);
    expect(samples).toHaveLength(1);
    expect(samples[0]).toMatchObject({
      timeMs: at('2026-11-16T12:00:00.500Z'),
      speedMps: expect.closeTo(5.144, 3) as number,
      headingDeg: 270,
      hdop: 1.1,
      sentence: 'GPGGA',
    });
  });

  it('reads GNS, whose mode letters say whether there is a fix', () => {
    const gns = (mode: string) =>
      sign(`GNGNS,120000.0,5200.0,N,00530.0,E,${mode},08,1.3,-6.7,32.0,,`);
    expect(parse([gns('NAN')], at('2026-11-16T12:00:00Z')).samples[0]?.quality).toBe('valid');
    expect(parse([gns('NNN')], at('2026-11-16T12:00:00Z')).samples[0]?.quality).toBe('void');
  });

  it('lets RMC decide on validity over GGA', () => {
    const { samples } = parse([gga('120000'), rmc('120000', '161126', 'V')]);
    expect(samples.map(({ quality }) => quality)).toEqual(['void']);
  });

  it('counts what it does not use by its formatter', () => {
    const { issues } = parse([rmc('120000'), sign('GPGSV,1,1,00'), sign('PGRME,1,M'), 'free text']);
    expect(issues).toEqual({
      linesTotal: 4,
      badChecksum: 0,
      unreadable: 1,
      badLines: [{ line: 4, reason: 'unreadable', text: 'free text' }],
      unused: { GSV: 1, PGRME: 1 },
      rolloverWeeks: 0,
    });
  });
});

describe('parseNmea: damaged text', () => {
  it('refuses wrong and missing checksums, and counts them', () => {
    const good = rmc('120000');
    const { samples, issues } = parse([
      good,
      rmc('120001').replace('52', '53'),
      rmc('120002').replace(/\*.*/, ''),
      rmc('120003').replace(/\*.*/, '*Z'),
    ]);
    expect(samples).toHaveLength(1);
    expect(issues.badChecksum).toBe(3);
  });

  it('finds a whole sentence behind a cut one on the same line', () => {
    const { samples, issues } = parse([`${rmc('120000').slice(0, 30)}${rmc('120001')}`]);
    expect(samples).toHaveLength(1);
    expect(issues.badChecksum).toBe(1);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads lines that end in %s, after a byte order mark', (_name, end) => {
    const { samples, issues } = parse(`\uFEFF${[rmc('120000'), rmc('120001')].join(end)}${end}`);
    expect(samples.map(({ line }) => line)).toEqual([1, 2]);
    expect(issues.linesTotal).toBe(2);
  });

  it('gives an empty track for nothing', () => {
    expect(parse('')).toMatchObject({ samples: [], acceleration: [], gaps: [] });
  });

  it('survives any text, keeps times in order, and never keeps more samples than lines', () => {
    const sentence = fc
      .record({
        address: fc.constantFrom(
          'GPRMC',
          'GNGGA',
          'GPGNS',
          'GPVTG',
          'GPGSA',
          'GPZDA',
          'GSENSORD',
          '__proto__',
        ),
        fields: fc.array(
          fc.oneof(
            fc.constantFrom(
              'A',
              'V',
              'N',
              'E',
              '',
              '120000.00',
              '161126',
              '5200.0',
              '00530.0',
              '1e9',
            ),
            fc.string({ maxLength: 12 }),
          ),
          { maxLength: 20 },
        ),
      })
      .map(({ address, fields }) => sign([address, ...fields].join(',')));
    const line = fc.oneof(sentence, fc.string({ unit: 'binary', maxLength: 120 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { samples, acceleration, issues } = parse(lines, at('2026-11-16T12:00:00Z'));
        for (const list of [samples, acceleration])
          list.forEach(({ timeMs }, index) => {
            expect(Number.isFinite(timeMs)).toBe(true);
            expect(timeMs).toBeGreaterThanOrEqual(list[index - 1]?.timeMs ?? -Infinity);
          });
        expect(samples.length).toBeLessThanOrEqual(issues.linesTotal * 30);
        for (const { latitudeDeg, longitudeDeg } of samples) {
          expect(Math.abs(latitudeDeg)).toBeLessThanOrEqual(90);
          expect(Math.abs(longitudeDeg)).toBeLessThanOrEqual(180);
        }
      }),
      { numRuns: 250, seed: 20261116 },
    );
  });

  it('survives every single-character change of a good file', () => {
    const file = [
      rmc('120000.10'),
      gga('120000.10'),
      '$GSENSORD,0.1,0.2,0.9',
      rmc('120000.20'),
    ].join('\r\n');
    fc.assert(
      fc.property(
        fc.nat(file.length - 1),
        fc.string({ unit: 'binary', maxLength: 3 }),
        (index, change) => {
          const changed = file.slice(0, index) + change + file.slice(index + 1);
          expect(parse(changed).samples.length).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 600, seed: 7 },
    );
  });
});

describe('parseNmea: bad checksums', () => {
  const broken = (line: string) => line.replace(/..$/, '00');
  const lenient = (lines: readonly string[]) =>
    parseNmea(lines.join('\r\n'), { fileId: 'f', lenient: true });

  it('keeps the bad lines as they came, with line and reason', () => {
    const lines = [rmc('120000'), broken(rmc('120001')), 'noise', '$GSENSOR,a,b,c'];
    expect(parse(lines).issues.badLines).toEqual([
      { line: 2, reason: 'checksum', text: lines[1] },
      { line: 3, reason: 'unreadable', text: 'noise' },
      { line: 4, reason: 'unreadable', text: '$GSENSOR,a,b,c' },
    ]);
  });

  it('keeps a thousand of them and counts the rest', () => {
    const { issues } = parse(Array.from({ length: 1500 }, () => broken(rmc('120001'))));
    expect(issues.badChecksum).toBe(1500);
    expect(issues.badLines).toHaveLength(1000);
  });

  it('uses them only when lenient, flagged and still counted', () => {
    const lines = [rmc('120000'), broken(rmc('120001')), rmc('120002').replace(/\*.*/, '')];
    expect(parse(lines).samples).toHaveLength(1);
    const { samples, issues } = lenient(lines);
    expect(samples.map(({ checksumFailed }) => checksumFailed)).toEqual([undefined, true, true]);
    expect(issues.badChecksum).toBe(2);
  });

  it('lets a good line have the last word on the same moment', () => {
    const bad = broken(rmc('120000', '010101', 'V', '59.0000'));
    for (const lines of [
      [bad, rmc('120000')],
      [rmc('120000'), bad],
    ])
      expect(lenient(lines).samples).toMatchObject([
        {
          timeMs: at('2026-11-16T12:00:00Z'),
          latitudeDeg: 52,
          quality: 'valid',
          line: 1 + lines.indexOf(rmc('120000')),
        },
      ]);
  });

  it('does not move the file to the date of a line that failed', () => {
    const { samples } = lenient([broken(rmc('115959', '010101')), rmc('120000'), rmc('120001')]);
    expect(samples[0]?.timeMs).toBe(at('2026-11-16T11:59:59Z'));
  });

  it('takes nothing of a place that was cut', () => {
    const { samples } = lenient([rmc('120000'), rmc('120001').slice(0, 36)]);
    expect(samples).toHaveLength(1);
  });
});

describe('parseNmea: binary junk', () => {
  it('finds every sentence between bytes of anything, and lines without end', () => {
    const junk = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));
    const { samples } = parse([
      junk,
      `${junk.replace(/[\r\n]/g, '')}${rmc('120000')}`,
      '$'.repeat(5000),
      'x'.repeat(5000),
      `$GPRMC,${'1'.repeat(5000)}`,
      rmc('120001'),
    ]);
    expect(samples).toHaveLength(2);
  });

  it('takes a UTF-8 byte order mark read as bytes for what it is', () => {
    expect(parse(`\u00ef\u00bb\u00bf${rmc('120000')}`).samples).toMatchObject([{ line: 1 }]);
  });
});

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
