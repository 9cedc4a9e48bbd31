/** How the driver sits at a moment: moved by the vehicle's forces, the phone and tiredness. */
import { clamp } from '../geo';
import { noise } from '../random';
import type { Mood } from './mood';
import type { Shot } from './shot';

/** Column of the driver's seat. */
export const SEAT_X = 850;

export interface Posture {
  readonly x: number;
  readonly y: number;
  readonly tilt: number;
  /** How far the face is turned, -1…1, positive to the picture's right. */
  readonly gaze: number;
  /** How far the face looks down, 0…1. */
  readonly down: number;
  readonly blink: boolean;
  readonly bright: number;
}

/** How bright the cabin looks, 0…1; at night the camera brings its own infrared lamps. */
export const cabinLight = (mood: Mood): number =>
  mood.name === 'night' ? 0.9 : Math.max(0.5, (mood.light[0] + mood.light[1]) / 2);

export function postureOf(shot: Shot): Posture {
  const { pose, phone, drowsy } = shot;
  const jolt = clamp(-pose.forceForward, -1.2, 2.2);
  const nod = drowsy * (0.5 + 0.5 * Math.sin(shot.time * 0.9));
  const glance = noise(shot.time * 0.45, 91);
  return {
    x: SEAT_X + clamp(pose.forceLeft, -1.5, 1.5) * 46 + noise(shot.time * 0.7, 92) * 4,
    y: jolt * 34 + nod * 30,
    tilt: clamp(pose.forceLeft, -1, 1) * 0.16 + nod * 0.1 - phone * 0.06,
    gaze:
      clamp(-pose.turnRate * 2.2 + (Math.abs(glance) > 0.55 ? glance * 0.7 : 0), -1, 1) *
        (1 - phone) -
      phone * 0.75,
    down: Math.max(phone * 0.9, nod * 0.8, clamp(jolt * 0.5, 0, 0.8)),
    blink: (shot.time + 40) % 3.4 < 0.16 || drowsy * Math.abs(Math.sin(shot.time * 0.9)) > 0.55,
    bright: cabinLight(shot.mood),
  };
}
