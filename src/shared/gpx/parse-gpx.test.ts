/** GPX of other programs, our own, and what only looks like GPX. */
import { expect, it } from 'vitest';
import type { Track } from '../domain/track';
import { trackToGpx } from '../nmea';
import { parseGpx } from './parse-gpx';

const read = (text: string): Track => parseGpx(text, { fileId: 'f' });

it('reads GPX 1.0 and 1.1, prefixes, extensions, both quotes, in time order', () => {
  const track = read(`<?xml version="1.0"?>
<gpx:gpx xmlns:gpx="http://www.topografix.com/GPX/1/1"><gpx:trk><gpx:trkseg>
<gpx:trkpt lon='4.9' lat='52.1'><gpx:time>2026-01-15T12:00:01Z</gpx:time><gpx:ele>3.5</gpx:ele>
  <extensions><gpxtpx:speed>12.5</gpxtpx:speed><gpxtpx:course>90</gpxtpx:course></extensions></gpx:trkpt>
<trkpt lat="52.0" lon="4.8"><time>2026-01-15T12:00:00.500Z</time><sat>7</sat><hdop>1.2</hdop></trkpt>
</gpx:trkseg></gpx:trk></gpx:gpx>`);
  expect(track.samples).toMatchObject([
    {
      timeMs: Date.UTC(2026, 0, 15, 12, 0, 0, 500),
      latitudeDeg: 52,
      satellites: 7,
      hdop: 1.2,
      line: 5,
    },
    {
      latitudeDeg: 52.1,
      longitudeDeg: 4.9,
      altitudeM: 3.5,
      speedMps: 12.5,
      headingDeg: 90,
      line: 3,
    },
  ]);
});

it('reads back what this program writes', () => {
  const samples = [0, 1, 2].map((second) => ({
    timeMs: Date.UTC(2026, 0, 15, 12, 0, second),
    latitudeDeg: 52 + second / 1000,
    longitudeDeg: 4.9,
    speedMps: 12.5,
    headingDeg: 90,
    altitudeM: 1,
    satellites: 8,
    hdop: 1,
    quality: 'valid' as const,
    line: 1,
    sentence: 'GPRMC',
  }));
  const issues = { linesTotal: 3, badChecksum: 0, unreadable: 0, unused: {} };
  const track: Track = { fileId: 'f', samples, acceleration: [], gaps: [], issues };
  const back = read(trackToGpx(track, { name: 'a <b>', description: '' }));
  expect(back.samples.map(({ line: _, sentence: __, ...rest }) => rest)).toEqual(
    samples.map(({ line: _, sentence: __, ...rest }) => rest),
  );
});

it('counts points without a place or a time and believes no comment', () => {
  const track = read(`<gpx><!-- <trkpt lat="1" lon="1"><time>2026-01-01T00:00:00Z</time></trkpt> -->
<trkpt lat="91" lon="1"><time>2026-01-01T00:00:00Z</time></trkpt><trkpt lat="1" lon="1"/>
<trkpt lat="1" lon="1"><time>soon</time></trkpt></gpx>`);
  expect(track.samples).toEqual([]);
  expect(track.issues.unreadable).toBe(3);
  expect(read('').samples).toEqual([]);
  expect(read('\0\0<trkpt').samples).toEqual([]);
});

it('stays quick on hostile text', () => {
  expect(read('<trkpt '.repeat(50_000)).samples).toEqual([]);
  expect(read('<trkpt lat="1">'.repeat(20_000)).samples).toEqual([]);
});
