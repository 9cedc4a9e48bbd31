/** Writes a track as GPX 1.1, for any map program. */
import type { Track, TrackSample } from '../domain/track';
import { createTrackLookup } from '../track-math';
import { decimal, escapeXml, isoTime } from './xml';

export interface GpxText {
  readonly name: string;
  readonly description: string;
}

/**
 * GPX 1.1 (topografix.com/GPX/1/1): each stretch without a gap is a segment; void fixes are left
 * out and the description says how many. Speed (m/s) and course (degrees) go into extensions,
 * since GPX 1.1 has no element for them; so does the mark of a fix from a line whose checksum
 * failed. Valid against the schema at topografix.com/GPX/1/1/gpx.xsd.
 */
export function trackToGpx(track: Track, { name, description }: GpxText): string {
  const { runs } = createTrackLookup(track);
  const voids = track.samples.filter(({ quality }) => quality === 'void').length;
  const said = [
    description,
    `${String(track.gaps.length)} gaps split the track into segments.`,
    `${String(voids)} void fixes were left out.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
  const first = runs[0]?.[0];
  const time = first === undefined ? '' : `\n    <time>${isoTime(first.timeMs)}</time>`;
  const segments = runs
    .map((run) => `    <trkseg>\n${run.map(point).join('\n')}\n    </trkseg>`)
    .join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Roadproof" xmlns="http://www.topografix.com/GPX/1/1" xmlns:rp="urn:roadproof:track:1">
  <metadata>
    <name>${escapeXml(name)}</name>
    <desc>${escapeXml(said)}</desc>${time}
  </metadata>
  <trk>
    <name>${escapeXml(name)}</name>${segments === '' ? '' : `\n${segments}`}
  </trk>
</gpx>
`;
}

function point(sample: TrackSample): string {
  const { speedMps, headingDeg } = sample;
  const extensions = [
    speedMps === null ? '' : `<rp:speedMps>${decimal(speedMps, 3)}</rp:speedMps>`,
    headingDeg === null ? '' : `<rp:courseDeg>${decimal(headingDeg, 2)}</rp:courseDeg>`,
    sample.checksumFailed === true ? '<rp:checksum>failed</rp:checksum>' : '',
  ].join('');
  const children = [
    sample.altitudeM === null ? '' : `<ele>${decimal(sample.altitudeM, 2)}</ele>`,
    `<time>${isoTime(sample.timeMs)}</time>`,
    sample.satellites === null ? '' : `<sat>${String(Math.round(sample.satellites))}</sat>`,
    sample.hdop === null ? '' : `<hdop>${decimal(sample.hdop, 2)}</hdop>`,
    extensions === '' ? '' : `<extensions>${extensions}</extensions>`,
  ].join('');
  const longitude = decimal(sample.longitudeDeg, 7);
  // The schema's longitudes end before 180.
  const place = `lat="${decimal(sample.latitudeDeg, 7)}" lon="${longitude === '180' ? '-180' : longitude}"`;
  return `      <trkpt ${place}>${children}</trkpt>`;
}
