/** A measurement as features for the map: the line with its points, and each leg's length. */
import { greatCircle, measureLegs } from '@shared/measure';
import type { Place } from '@shared/trace-projection';
import type { Feature, FeatureCollection } from 'geojson';

export const NOTHING_MEASURED: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Shorter legs have no words: the pointer rests on the last point. */
const LEAST_LABELLED_M = 0.05;

/**
 * The measurement as features: `part` is leg, next (on the way to the pointer), point or label.
 * @param next where the pointer is, while another point may follow
 * @param label words for one leg: its length and the sum so far, metres
 */
export function measureFeatures(
  places: readonly Place[],
  next: Place | null,
  label: (lengthM: number, sumM: number) => string,
): FeatureCollection {
  const legs = measureLegs(next === null ? places : [...places, next]);
  const features = legs.flatMap(({ from, to, lengthM, sumM }, index): Feature[] => {
    const line = greatCircle(from, to);
    const middle = line[line.length >> 1] ?? [to.longitudeDeg, to.latitudeDeg];
    const [first, last] = [line[0], line.at(-1)];
    const centre =
      line.length === 2 && first && last
        ? [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2]
        : [...middle];
    const drawn: Feature = {
      type: 'Feature',
      properties: { part: index < places.length - 1 ? 'leg' : 'next' },
      geometry: { type: 'LineString', coordinates: line.map((at) => [...at]) },
    };
    if (lengthM < LEAST_LABELLED_M) return [drawn];
    const words: Feature = {
      type: 'Feature',
      // Where there is no room for all, the newest leg keeps its words.
      properties: { part: 'label', text: label(lengthM, sumM), order: legs.length - index },
      geometry: { type: 'Point', coordinates: centre },
    };
    return [drawn, words];
  });
  const points = places.map(({ longitudeDeg, latitudeDeg }): Feature => ({
    type: 'Feature',
    properties: { part: 'point' },
    geometry: { type: 'Point', coordinates: [longitudeDeg, latitudeDeg] },
  }));
  return { type: 'FeatureCollection', features: [...features, ...points] };
}
