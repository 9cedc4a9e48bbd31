/** All incidents of the demo week. */
import type { Story } from '../story';
import { CYCLIST_BRAKING, DUSK_BRAKING } from './braking';
import { JUNCTION_COLLISION, REAR_END_IN_RAIN } from './collisions';
import { DISTRACTION, DROWSY_AT_NIGHT, PHONE_USE } from './driver-behaviour';
import { HARSH_CORNERING, REVERSE_BEEP, SPEEDING } from './driving';
import { TEN_MINUTES_BEFORE } from './remote-clip';
import { CAR_PULLS_OUT, SPEED_SIGN, TAILGATING } from './road-ahead';
import { DOCK_BUMP, KERB_STRIKE } from './small-knocks';

export const STORIES: readonly Story[] = [
  KERB_STRIKE,
  SPEED_SIGN,
  TAILGATING,
  REVERSE_BEEP,
  PHONE_USE,
  TEN_MINUTES_BEFORE,
  JUNCTION_COLLISION,
  CAR_PULLS_OUT,
  CYCLIST_BRAKING,
  REAR_END_IN_RAIN,
  DOCK_BUMP,
  DISTRACTION,
  SPEEDING,
  HARSH_CORNERING,
  DUSK_BRAKING,
  DROWSY_AT_NIGHT,
];
