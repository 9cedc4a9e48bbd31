/** Numbers as people read them: sizes, speeds, distances, counts. Pure, the same in every process. */

export type UnitSystem = 'metric' | 'imperial';

const KM_PER_MILE = 1.609344;
export const METRES_PER_FOOT = 0.3048;
export const METRES_PER_MILE = 1609.344;
const KPH_PER_MPS = 3.6;

const SIZE_STEPS = ['KB', 'MB', 'GB', 'TB'] as const;

/** `12 B`, `3.4 MB`, `128 GB`: decimal units as file managers and disks use them. */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${Math.round(sizeBytes)} B`;
  let value = sizeBytes;
  let step: string = SIZE_STEPS[0];
  for (const candidate of SIZE_STEPS) {
    if (value < 999.5) break;
    value /= 1000;
    step = candidate;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toString()} ${step}`;
}

/** `3.4 MB/s`. */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

export function mpsToKph(speedMps: number): number {
  return speedMps * KPH_PER_MPS;
}

/** `48 km/h` or `30 mph`. */
export function formatSpeedKph(speedKph: number, units: UnitSystem): string {
  return units === 'metric'
    ? `${Math.round(speedKph)} km/h`
    : `${Math.round(speedKph / KM_PER_MILE)} mph`;
}

/** Like `formatSpeedKph`, from metres per second. */
export function formatSpeedMps(speedMps: number, units: UnitSystem): string {
  return formatSpeedKph(mpsToKph(speedMps), units);
}

/** `850 m`, `3.2 km`, `11,804.6 km`, `900 ft`, `2.0 mi`. */
export function formatDistance(distanceM: number, units: UnitSystem): string {
  if (units === 'metric') {
    return distanceM < 1000 ? `${Math.round(distanceM)} m` : `${tenths(distanceM / 1000)} km`;
  }
  const miles = distanceM / 1000 / KM_PER_MILE;
  return miles < 0.2 ? `${Math.round(distanceM / METRES_PER_FOOT)} ft` : `${tenths(miles)} mi`;
}

function tenths(value: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** `12,345`: grouped as on every screen and report of ours. */
export function formatCount(count: number): string {
  return count.toLocaleString('en');
}

/** `1 incident`, `5 incidents`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `40.71278, −74.00594`: five decimals are about a metre. */
export function formatPosition(latitudeDeg: number, longitudeDeg: number): string {
  return `${latitudeDeg.toFixed(5)}, ${longitudeDeg.toFixed(5)}`.replaceAll('-', '−');
}
