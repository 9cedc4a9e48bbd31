/** One moment of an incident, ready to be drawn by any camera. */
import type { Pose } from '../motion';
import type { Mood } from './mood';
import type { Vehicle } from './vehicle-parts';

export type OwnKind = 'van' | 'truck';

export interface DriverLook {
  readonly skin: readonly [number, number, number];
  readonly hair: readonly [number, number, number];
  readonly shirt: readonly [number, number, number];
  readonly vest: boolean;
  readonly beard: boolean;
  readonly glasses: boolean;
  readonly longHair: boolean;
}

export interface Shot {
  /** Seconds from the event. */
  readonly time: number;
  readonly pose: Pose;
  readonly mood: Mood;
  readonly vehicles: readonly Vehicle[];
  readonly own: OwnKind;
  readonly ownColour: readonly [number, number, number];
  readonly driver: DriverLook;
  /** 0…1, how far the phone is up. */
  readonly phone: number;
  /** 0…1, how tired the driver is (eyes close, head sinks). */
  readonly drowsy: number;
}
