/** Writes a track as CSV, for spreadsheets. */
import type { Track, TrackSample } from '../domain/track';

/** Column name, with its unit, and how a sample fills it; an unknown value is an empty field. */
const COLUMNS: readonly (readonly [string, (sample: TrackSample) => string | number | null])[] = [
  ['time_utc', ({ timeMs }) => new Date(timeMs).toISOString()],
  ['time_unix_ms', ({ timeMs }) => timeMs],
  ['latitude_deg', ({ latitudeDeg }) => latitudeDeg.toFixed(7)],
  ['longitude_deg', ({ longitudeDeg }) => longitudeDeg.toFixed(7)],
  ['speed_m_per_s', ({ speedMps }) => speedMps?.toFixed(3) ?? null],
  ['speed_km_per_h', ({ speedMps }) => (speedMps === null ? null : (speedMps * 3.6).toFixed(2))],
  ['course_deg_true', ({ headingDeg }) => headingDeg],
  ['altitude_m', ({ altitudeM }) => altitudeM],
  ['satellites', ({ satellites }) => satellites],
  ['hdop', ({ hdop }) => hdop],
  ['quality', ({ quality }) => quality],
  ['source_line', ({ line }) => line],
  ['source_sentence', ({ sentence }) => sentence],
  ['checksum', ({ checksumFailed }) => (checksumFailed === true ? 'failed' : 'ok')],
];

/** Every sample, void ones too, in the form of RFC 4180 (comma, CRLF, header line). */
export function trackToCsv(track: Track): string {
  const rows = track.samples.map((sample) =>
    COLUMNS.map(([, read]) => String(read(sample) ?? '')).join(','),
  );
  return [COLUMNS.map(([name]) => name).join(','), ...rows, ''].join('\r\n');
}
