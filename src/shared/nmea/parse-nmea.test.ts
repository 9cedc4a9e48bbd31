/** What is read of sentences, whole and damaged. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, gga, parse, rmc, sign } from '../testing/nmea-lines';
import { parseNmea } from './parse-nmea';

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
