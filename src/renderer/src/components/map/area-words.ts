/** What a map file is and covers, in words. */
import type { MapFile } from '@shared/domain/map-file';
import type { MapSourceTrial } from '@shared/domain/map-source';
import { usualLongitude } from '@shared/longitude';
import { formatBytes, formatDistance, type UnitSystem } from '@shared/units';

const METRES_PER_DEGREE = 111_320;

/**
 * `49.190° to 49.230° N, 16.57° to 16.75° E (13.1 km × 4.5 km)`, finer for small areas; hemispheres of
 * their own where they differ, also across the 180° meridian.
 */
export function areaWords(bounds: MapFile['bounds'], units: UnitSystem): string {
  const [west, south, east, north] = bounds;
  if (east - west > 300) return 'The whole world';
  const place = `${span(south, north, 'S', 'N')}, ${span(west, east, 'W', 'E')}`;
  return `${place} (${extentWords(bounds, units)})`;
}

/** Across the middle. */
function extentWords([west, south, east, north]: MapFile['bounds'], units: UnitSystem): string {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const width = (east - west) * METRES_PER_DEGREE * shrink;
  const height = (north - south) * METRES_PER_DEGREE;
  return `${formatDistance(width, units)} × ${formatDistance(height, units)}`;
}

/** `Vector · zoom 0–15 · 3.6 MB · linked` */
export function kindWords({ kind, minZoom, maxZoom, sizeBytes, place }: MapFile): string {
  return [
    kind === 'vector' ? 'Vector' : 'Pictures',
    zoomWords(minZoom, maxZoom),
    formatBytes(sizeBytes),
    { linked: 'linked', copied: 'in the app’s folder', saved: 'saved by Roadproof' }[place],
  ].join(' · ');
}

/** `It answers: a vector map, zoom 0–15.` */
export function trialWords({ kind, zooms }: MapSourceTrial): string {
  if (kind === null)
    return 'It answers, but has no tile of the whole world: what it holds shows when an area is saved.';
  const what = kind === 'vector' ? 'a vector map' : 'pictures';
  return `It answers: ${what}${zooms === null ? '' : `, ${zoomWords(...zooms)}`}.`;
}

const zoomWords = (min: number, max: number): string =>
  min === max ? `zoom ${String(min)}` : `zoom ${String(min)}–${String(max)}`;

function span(from: number, to: number, negative: string, positive: string): string {
  const decimals = to - from < 0.1 ? 3 : 2;
  const one = (value: number): string => Math.abs(usualLongitude(value)).toFixed(decimals);
  const side = (value: number): string => (usualLongitude(value) < 0 ? negative : positive);
  if (side(from) !== side(to)) {
    return `${one(from)}° ${side(from)} to ${one(to)}° ${side(to)}`;
  }
  return `${one(from)}° to ${one(to)}° ${side(to)}`;
}
