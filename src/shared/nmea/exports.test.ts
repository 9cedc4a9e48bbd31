import { describe, expect, it } from 'vitest';
import type { Track, TrackSample } from '../domain/track';
import { trackToCsv, trackToGeoJson, trackToGpx, trackToKml } from './index';

const startMs = Date.parse('2026-11-16T12:00:00Z');
const sample = (second: number, quality: TrackSample['quality'] = 'valid'): TrackSample => ({
  timeMs: startMs + second * 1000,
  latitudeDeg: 0.0000001,
  longitudeDeg: -5.5,
  speedMps: second === 0 ? null : 10,
  headingDeg: 90,
  altitudeM: -2.5,
  satellites: 9,
  hdop: 0.9,
  quality,
  line: second + 1,
  sentence: 'GPRMC',
});
const track: Track = {
  fileId: 'f',
  samples: [sample(0), sample(1), sample(3, 'void'), sample(6), sample(7)],
  acceleration: [],
  gaps: [{ fromMs: startMs + 1000, toMs: startMs + 6000, reason: 'void-fixes' }],
  issues: { linesTotal: 5, badChecksum: 0, unreadable: 0, unused: {} },
};

describe('trackToGpx', () => {
  const gpx = trackToGpx(track, { name: 'A & B <"x">\u0000', description: 'Unit 7.' });

  it('splits segments at gaps, leaves void fixes out and says so', () => {
    expect(gpx.match(/<trkseg>/g)).toHaveLength(2);
    expect(gpx.match(/<trkpt /g)).toHaveLength(4);
    expect(gpx).toContain(
      '<desc>Unit 7. 1 gaps split the track into segments. 1 void fixes were left out.</desc>',
    );
  });

  it('escapes names and writes decimals without exponents', () => {
    expect(gpx).toContain('<name>A &amp; B &lt;&quot;x&quot;&gt;</name>');
    expect(gpx).toContain('lat="0.0000001" lon="-5.5"');
  });

  it('writes the 180th meridian as the schema allows it', () => {
    const there = { ...sample(0), longitudeDeg: 180 };
    expect(trackToGpx({ ...track, samples: [there] }, { name: '', description: '' })).toContain(
      'lon="-180"',
    );
  });

  it('puts the children of a point into the order of the schema', () => {
    const point = /<trkpt [^>]*>(.*)<\/trkpt>/.exec(gpx)?.[1] ?? '';
    expect([...point.matchAll(/<(\w+)>/g)].map((match) => match[1])).toEqual([
      'ele',
      'time',
      'sat',
      'hdop',
      'extensions',
    ]);
  });
});

describe('trackToCsv', () => {
  it('has every sample, void ones too, and leaves unknown values empty', () => {
    const rows = trackToCsv(track).split('\r\n');
    expect(rows).toHaveLength(1 + track.samples.length + 1);
    expect(rows[0]).toMatch(/^time_utc,time_unix_ms,latitude_deg,.*source_sentence,checksum$/);
    expect(rows[1]).toBe(
      '2026-11-16T12:00:00.000Z,1794830400000,0.0000001,-5.5000000,,,90,-2.5,9,0.9,valid,1,GPRMC,ok',
    );
    expect(rows[3]).toContain(',void,4,');
  });
});

describe('trackToGeoJson', () => {
  it('has runs as lines, void fixes as points and gaps without a place', () => {
    const { features } = JSON.parse(trackToGeoJson(track)) as {
      features: { properties: { part: string }; geometry: { type: string } | null }[];
    };
    expect(
      features.map(({ properties, geometry }) => [properties.part, geometry?.type ?? null]),
    ).toEqual([
      ['run', 'LineString'],
      ['run', 'LineString'],
      ['void', 'Point'],
      ['gap', null],
    ]);
  });
});

describe('trackToKml', () => {
  const kml = trackToKml(track, { name: 'A & B <"x">\u0000', description: 'Unit 7.' });
  const marks = [...kml.matchAll(/<Placemark>(.*)<\/Placemark>/g)].map((match) => match[1] ?? '');

  it('has a line for every stretch between gaps, with its time', () => {
    expect(kml.match(/<LineString>/g)).toHaveLength(2);
    expect(marks[0]).toContain(
      '<TimeSpan><begin>2026-11-16T12:00:00.000Z</begin><end>2026-11-16T12:00:01.000Z</end></TimeSpan>',
    );
    expect(marks[0]).toContain(
      '<coordinates>-5.5,0.0000001,-2.5 -5.5,0.0000001,-2.5</coordinates>',
    );
  });

  it('names every gap and puts it where the vehicle was last seen', () => {
    expect(marks).toHaveLength(3);
    expect(marks[2]).toContain('<name>Gap 1: 5 s</name>');
    expect(marks[2]).toContain('the receiver had no valid fix');
    expect(marks[2]).toMatch(/<Point>.*-5\.5,0\.0000001,-2\.5/);
  });

  it('escapes names and says what was left out', () => {
    expect(kml).toContain('<name>A &amp; B &lt;&quot;x&quot;&gt;</name>');
    expect(kml).toContain('1 void fixes were left out.');
  });

  it('puts the children of a Placemark into the order of the schema', () => {
    for (const mark of marks)
      expect(
        [...mark.matchAll(/<(name|description|TimeSpan|styleUrl|LineString|Point)>/g)]
          .map((match) => match[1])
          .slice(0, 4),
      ).toEqual(['name', 'description', 'TimeSpan', 'styleUrl']);
  });

  it('makes a point of a single fix, and a gap without any fix has no place', () => {
    const single = trackToKml(
      { ...track, samples: [sample(0)], gaps: [] },
      { name: '', description: '' },
    );
    expect(single).not.toContain('<LineString>');
    expect(single).toContain('<Point>');
    const nothing = trackToKml({ ...track, samples: [] }, { name: '', description: '' });
    expect(nothing).not.toContain('<coordinates>');
    expect(nothing).toContain('<name>Gap 1: 5 s</name>');
  });
});

describe('a fix from a line whose checksum failed', () => {
  const flagged: Track = {
    ...track,
    samples: [sample(0), { ...sample(1), checksumFailed: true }],
    gaps: [],
  };

  it('is marked in every format', () => {
    const text = { name: '', description: '' };
    expect(trackToGpx(flagged, text).match(/<rp:checksum>failed/g)).toHaveLength(1);
    expect(trackToCsv(flagged).split('\r\n')[2]).toMatch(/,failed$/);
    expect(trackToGeoJson(flagged)).toContain('"checksumFailedAt":[1]');
    expect(trackToKml(flagged, text)).toContain('1 fixes come from lines whose checksum failed.');
  });
});

describe('a track over the 180° meridian', () => {
  const over: Track = {
    ...track,
    gaps: [],
    samples: [179.9, 179.96, -179.98, 179.9, 180, -179.9].map((longitudeDeg, second) => ({
      ...sample(second),
      latitudeDeg: -17 - second / 10,
      longitudeDeg,
      altitudeM: second,
      ...(second === 2 ? { checksumFailed: true as const } : {}),
    })),
  };
  interface Line {
    properties: {
      timesUtc: string[];
      speedsMps: (number | null)[];
      cutsAt: number[];
      checksumFailedAt: number[];
    };
    geometry: { type: string; coordinates: [number, number, number][][] };
  }
  const { features } = JSON.parse(trackToGeoJson(over)) as { features: Line[] };

  it('is cut there in GeoJSON, each part on its side', () => {
    expect(features).toHaveLength(1);
    const { geometry } = features[0] ?? { geometry: null };
    expect(geometry?.type).toBe('MultiLineString');
    expect(geometry?.coordinates.map((line) => line.map(([east]) => east))).toEqual([
      [179.9, 179.96, 180],
      [-180, -179.98, -180],
      [180, 179.9, 180],
      [-180, -179.9],
    ]);
    // Two thirds of the way from 179.96° to −179.98°.
    expect(geometry?.coordinates[0]?.[2]).toEqual([180, -17.1666667, 1.67]);
    expect(geometry?.coordinates[1]?.[0]).toEqual([-180, -17.1666667, 1.67]);
  });

  it('comes back from GeoJSON fix by fix', () => {
    const { properties, geometry } = features[0] ?? { properties: null, geometry: null };
    const cuts = new Set(properties?.cutsAt);
    const isFix = (_: unknown, index: number): boolean => !cuts.has(index);
    expect(geometry?.coordinates.flat().filter(isFix)).toEqual(
      over.samples.map((fix) => [fix.longitudeDeg, fix.latitudeDeg, fix.altitudeM]),
    );
    expect(properties?.timesUtc.filter(isFix).map((time) => Date.parse(time))).toEqual(
      over.samples.map(({ timeMs }) => timeMs),
    );
    expect(properties?.speedsMps.filter(isFix)).toEqual(
      over.samples.map(({ speedMps }) => speedMps),
    );
    const times = properties?.timesUtc.map((time) => Date.parse(time)) ?? [];
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(properties?.checksumFailedAt).toEqual([4]);
  });

  it('is cut there in KML, in one Placemark', () => {
    const kml = trackToKml(over, { name: '', description: '' });
    const [, parts = ''] = /<MultiGeometry>(.*)<\/MultiGeometry>/.exec(kml) ?? [];
    const lines = [...parts.matchAll(/<coordinates>(.*?)<\/coordinates>/g)].map(([, places = '']) =>
      places.split(' ').map((place) => Number(place.split(',')[0])),
    );
    expect(lines).toEqual([
      [179.9, 179.96, 180],
      [-180, -179.98, -180],
      [180, 179.9, 180],
      [-180, -179.9],
    ]);
    expect(kml).toContain('fixes: 6.');
  });

  it('stays as it was received in GPX and CSV', () => {
    const gpx = trackToGpx(over, { name: '', description: '' });
    expect([...gpx.matchAll(/lon="([^"]+)"/g)].map(([, east]) => Number(east))).toEqual([
      179.9, 179.96, -179.98, 179.9, -180, -179.9,
    ]);
    expect(gpx.match(/<trkseg>/g)).toHaveLength(1);
    expect(trackToCsv(over).trimEnd().split('\r\n')).toHaveLength(1 + over.samples.length);
  });
});
