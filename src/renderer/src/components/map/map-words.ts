/** Times, speeds and durations as the map and charts say them. */
import type { TrackGap } from '@shared/domain/track';
import { SPEED_UNIT, speedIn } from '@shared/speed-classes';

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

/** `No GPS for 4.2 s` */
export function gapText({ fromMs, toMs, reason }: TrackGap): string {
  const seconds = (toMs - fromMs) / 1000;
  const lasted = seconds < 90 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
  return reason === 'void-fixes' ? `No valid GPS fix for ${lasted}` : `No GPS for ${lasted}`;
}
