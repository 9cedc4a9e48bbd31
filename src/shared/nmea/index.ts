/** NMEA 0183 in, track out; and the track as files other programs read. */
export { parseNmea, type ParseNmeaOptions } from './parse-nmea';
export { trackToCsv } from './csv';
export { trackToGeoJson } from './geojson';
export { trackToGpx, type GpxText } from './gpx';
export { trackToKml, type KmlText } from './kml';
