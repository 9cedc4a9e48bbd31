/** Finds the lines between neighbouring states of one country from their outlines. */
import type { Feature, Position } from 'geojson';
import { feature } from './layer';

/** Below this zoom state lines are a thicket. */
const MIN_ZOOM = 5;

const edgeKey = (from: Position, to: Position): string => {
  const [a, b] = [from.join(' '), to.join(' ')];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
};

function ringsOf({ geometry }: Feature): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/**
 * An edge that two states of the same country share is a state line; one they do not share is a
 * coast or a country's border and comes from elsewhere.
 */
export function stateLines(states: readonly Feature[]): Feature[] {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const state of states) {
    const country = String(state.properties?.['country_a2'] ?? '');
    for (const ring of ringsOf(state)) {
      forEachEdge(ring, (key) => {
        if (owners.get(key) === country) shared.add(key);
        else owners.set(key, country);
      });
    }
  }
  const lines: Feature[] = [];
  for (const state of states) {
    for (const ring of ringsOf(state)) {
      let run: Position[] = [];
      const finish = (): void => {
        if (run.length > 1) {
          const geometry = { type: 'LineString' as const, coordinates: run };
          lines.push(feature(geometry, { kind: 'region', kind_detail: 4, min_zoom: MIN_ZOOM }));
        }
        run = [];
      };
      forEachEdge(ring, (key, from, to) => {
        if (!shared.delete(key)) {
          finish();
          return;
        }
        if (run.length === 0) run.push(from);
        run.push(to);
      });
      finish();
    }
  }
  return lines;
}

function forEachEdge(
  ring: readonly Position[],
  visit: (key: string, from: Position, to: Position) => void,
): void {
  for (let index = 1; index < ring.length; index += 1) {
    const [from, to] = [ring[index - 1], ring[index]];
    if (from !== undefined && to !== undefined) visit(edgeKey(from, to), from, to);
  }
}
