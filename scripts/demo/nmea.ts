/** The device's own log: GPS sentences and G-sensor lines from the motion of the vehicle. */
import { writeSentence } from '../../src/shared/nmea/write-sentence';
import type { Director } from './director';
import { radians, toDegrees } from './geo';
import { hashOf, noise } from './random';
import type { NmeaPlan, Span } from './story';
import { eventMs } from './timing';

const SENSOR_UNITS_PER_G = 1024;
const KNOTS_PER_MPS = 1.943_844;
const GROUND_METRES = -3.2;

const angle = (degrees: number, digits: number): string => {
  const whole = Math.floor(degrees);
  const minutes = ((degrees - whole) * 60).toFixed(5).padStart(8, '0');
  return `${String(whole).padStart(digits, '0')}${minutes}`;
};

const within = (time: number, spans: readonly Span[] | undefined): boolean =>
  spans?.some(([from, to]) => time >= from && time < to) ?? false;

/** Compass degrees of a direction measured from east, anticlockwise. */
const compass = (direction: number): number =>
  (((Math.PI / 2 - direction) / Math.PI) * 180 + 720) % 360;

function fixLines(director: Director, plan: NmeaPlan, time: number, index: number): string[] {
  const stamp = new Date(Math.round(eventMs(director.story) + time * 1000)).toISOString();
  const clock = `${stamp.slice(11, 13)}${stamp.slice(14, 16)}${stamp.slice(17, 22)}`;
  const date = `${stamp.slice(8, 10)}${stamp.slice(5, 7)}${stamp.slice(2, 4)}`;
  const perSecond = plan.perSecond ?? 10;
  const { talker } = plan;
  if (within(time, plan.voids)) {
    return [
      writeSentence(`${talker}RMC,${clock},V,,,,,,,${date},,,N`),
      ...(index % perSecond === 0
        ? [writeSentence(`${talker}GGA,${clock},,,,,0,00,99.99,,,,,,`)]
        : []),
    ];
  }
  const pose = director.motion.poseAt(time);
  const place = toDegrees({
    x: pose.x + noise(time * 0.4, 101) * 0.25,
    y: pose.y + noise(time * 0.4, 102) * 0.25,
  });
  const position = `${angle(place.latitude, 2)},N,${angle(place.longitude, 3)},E`;
  const knots = (pose.speedMps * KNOTS_PER_MPS).toFixed(2);
  const course = compass(pose.course).toFixed(1);
  const satellites = String(9 + Math.round(noise(time * 0.1, 103) * 3)).padStart(2, '0');
  const hdop = (0.9 + 0.25 * noise(time * 0.1, 104)).toFixed(2);
  const altitude = (GROUND_METRES + noise(time * 0.2, 105) * 0.6).toFixed(1);
  return [
    writeSentence(`${talker}RMC,${clock},A,${position},${knots},${course},${date},,,A`),
    ...(perSecond === 10 || index % perSecond === 0
      ? [
          writeSentence(
            `${talker}GGA,${clock},${position},1,${satellites},${hdop},${altitude},M,45.8,M,,`,
          ),
        ]
      : []),
    ...(index % (perSecond * 5) === 0
      ? [
          writeSentence(`${talker}GSA,A,3,02,05,07,13,15,21,24,30,,,,,1.62,${hdop},1.32`),
          writeSentence(
            `${talker}VTG,${course},T,,M,${knots},N,${(pose.speedMps * 3.6).toFixed(2)},K,A`,
          ),
        ]
      : []),
  ];
}

/** x forward, y left, z up, in g as the sensor feels them: braking is negative x. */
function sensorLine(director: Director, plan: NmeaPlan, time: number): string {
  const pose = director.motion.poseAt(time);
  const tilt = radians(1.2);
  const forces = [
    pose.forceForward + Math.sin(tilt) + noise(time * 7, 106) * 0.008,
    pose.forceLeft + noise(time * 7, 107) * 0.008,
    pose.forceUp + noise(time * 7, 108) * 0.008,
  ];
  return plan.sensor === 'GSENSORD'
    ? writeSentence(`GSENSORD,${forces.map((force) => force.toFixed(3)).join(',')}`)
    : writeSentence(
        `GSENSOR,${forces.map((force) => String(Math.round(force * SENSOR_UNITS_PER_G))).join(',')}`,
      );
}

/** Bad lines as devices write them: a wrong digit of the checksum, or a line cut off. */
function damage(line: string, number: number): string {
  const chance = hashOf(number, 111);
  if (chance < 0.012) return `${line.slice(0, -1)}${line.endsWith('7') ? '8' : '7'}`;
  if (chance < 0.022) return line.slice(0, 8 + Math.floor(chance * 900));
  return line;
}

/** The whole log, CRLF line ends. */
export function nmeaOf(director: Director, plan: NmeaPlan): string {
  const perSecond = plan.perSecond ?? 10;
  const lines: string[] = [];
  const first = Math.ceil((plan.from + eventMs(director.story) / 1000) * perSecond);
  const count = Math.floor((plan.to - plan.from) * perSecond);
  for (let index = 0; index < count; index += 1) {
    const time = (first + index) / perSecond - eventMs(director.story) / 1000;
    if (within(time, plan.gaps)) continue;
    lines.push(...fixLines(director, plan, time, index), sensorLine(director, plan, time));
  }
  const written = plan.damaged ? lines.map(damage) : lines;
  return written.map((line) => `${line}\r\n`).join('');
}
