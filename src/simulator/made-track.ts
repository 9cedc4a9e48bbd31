/** A plausible NMEA text for made-up events: one RMC sentence a second, straight north. */
import { writeSentence } from '@shared/nmea/write-sentence';

export interface MadeTrackOptions {
  /** Unix seconds. */
  readonly fromSeconds: number;
  readonly seconds: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly speedKph: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

function degreesMinutes(value: number, degreeDigits: number): string {
  const whole = Math.floor(Math.abs(value));
  const minutes = (Math.abs(value) - whole) * 60;
  return `${String(whole).padStart(degreeDigits, '0')}${minutes.toFixed(4).padStart(7, '0')}`;
}

export function madeTrack(options: MadeTrackOptions): Buffer {
  const metresPerSecond = options.speedKph / 3.6;
  const lines = Array.from({ length: options.seconds }, (_, second) => {
    const time = new Date((options.fromSeconds + second) * 1000);
    const latitude = options.latitudeDeg + (metresPerSecond * second) / 111_320;
    const clock = `${two(time.getUTCHours())}${two(time.getUTCMinutes())}${two(time.getUTCSeconds())}.00`;
    const date = `${two(time.getUTCDate())}${two(time.getUTCMonth() + 1)}${two(time.getUTCFullYear() % 100)}`;
    const position = [
      degreesMinutes(latitude, 2),
      latitude < 0 ? 'S' : 'N',
      degreesMinutes(options.longitudeDeg, 3),
      options.longitudeDeg < 0 ? 'W' : 'E',
    ].join(',');
    const knots = (options.speedKph / 1.852).toFixed(1);
    return `${writeSentence(`GPRMC,${clock},A,${position},${knots},0.0,${date},,,A`)}\r\n`;
  });
  return Buffer.from(lines.join(''), 'latin1');
}
