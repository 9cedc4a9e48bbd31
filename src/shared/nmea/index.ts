/** NMEA 0183 in, track out; and the track as files other programs read. */
export { parseNmea, type ParseNmeaOptions } from './parse-nmea';
