/** The configurations that have marks, each in an Electron of its own. */
import type { Configuration } from './metrics';

export interface SuitePart extends Configuration {
  readonly rates: readonly number[];
}

export const SUITE: readonly SuitePart[] = [
  { cameras: 4, framesPerSecond: 10, composite: false, rates: [1, 2, 4, 8, -1, -2, -3, -4] },
  { cameras: 4, framesPerSecond: 30, composite: false, rates: [1, 2, 4] },
  { cameras: 2, framesPerSecond: 10, composite: false, rates: [1] },
  { cameras: 6, framesPerSecond: 10, composite: false, rates: [1] },
  { cameras: 6, framesPerSecond: 30, composite: false, rates: [1] },
  { cameras: 4, framesPerSecond: 10, composite: true, rates: [1, 4] },
  { cameras: 4, framesPerSecond: 30, composite: true, rates: [1] },
];
