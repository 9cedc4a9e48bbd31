/** All incidents of the demo week. */
import type { Story } from '../story';
import { JUNCTION_COLLISION } from './collisions';
import { PHONE_USE } from './driver-behaviour';
import { CYCLIST_BRAKING } from './road-events';

export const STORIES: readonly Story[] = [PHONE_USE, JUNCTION_COLLISION, CYCLIST_BRAKING];
