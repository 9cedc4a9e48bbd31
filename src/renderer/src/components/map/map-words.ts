/** Times, speeds and durations as the map and charts say them. */
import type { TrackGap } from '@shared/domain/track';
import { SPEED_UNIT, speedIn } from '@shared/speed-classes';
import { METRES_PER_FOOT, METRES_PER_MILE } from '@shared/units';

type Units = keyof typeof SPEED_UNIT;

/** `14:03:22.4 UTC` */
export function utcTime(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(11, 21)} UTC`;
}

/** `47 km/h`, or that the receiver gave none. */
export function speedText(speedMps: number | null, units: Units): string {
  if (speedMps === null) return 'speed unknown';
  return `${speedIn(units, speedMps).toFixed(0)} ${SPEED_UNIT[units]}`;
}

/** `12.4 m`, `640 m`, `1.24 km`; `40.7 ft`, `640 ft`, `1.24 mi`: as fine as one can click. */
export function measuredText(lengthM: number, units: Units): string {
  const [small, smallUnit, large, largeUnit] =
    units === 'metric'
      ? ([1, 'm', 1000, 'km'] as const)
      : ([METRES_PER_FOOT, 'ft', METRES_PER_MILE, 'mi'] as const);
  if (lengthM < (units === 'metric' ? 1000 : METRES_PER_MILE / 4)) {
    const value = lengthM / small;
    return `${value.toFixed(value < 99.95 ? 1 : 0)} ${smallUnit}`;
  }
  const value = lengthM / large;
  return `${value.toFixed(value < 99.995 ? 2 : 0)} ${largeUnit}`;
}

/** `No GPS for 4.2 s` */
export function gapText({ fromMs, toMs, reason }: TrackGap): string {
  const seconds = (toMs - fromMs) / 1000;
  const lasted = seconds < 90 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
  return reason === 'void-fixes' ? `No valid GPS fix for ${lasted}` : `No GPS for ${lasted}`;
}
