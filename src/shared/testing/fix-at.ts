/** A valid position fix for tests: every field has a value or says that it has none. */
import type { TrackSample } from '../domain/track';

/** @param more what the test is about. */
export const fixAt = (timeMs: number, more: Partial<TrackSample> = {}): TrackSample => ({
  timeMs,
  latitudeDeg: 52,
  longitudeDeg: 5,
  speedMps: null,
  headingDeg: null,
  altitudeM: null,
  satellites: null,
  hdop: null,
  quality: 'valid',
  line: 1,
  sentence: 'GPRMC',
  ...more,
});
