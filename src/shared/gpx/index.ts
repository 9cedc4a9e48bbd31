/** GPX 1.0 and 1.1 in, track out. */
export { parseGpx } from './parse-gpx';
