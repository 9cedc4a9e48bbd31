/** Which zone a camera's clock was set to: by the satellites, by the place, or by this computer. */
import type { FoundFile, ImportDraft } from '../domain/import';
import { clockOffsetMinutes, fixedZone, momentOf } from './wall-time';

const MINUTE_MS = 60_000;
const QUARTER_HOUR_MS = 15 * MINUTE_MS;
/** Zones lie at most this far from UTC. */
const MOST_ZONE_MS = 14 * 3_600_000;
/** How far a clock may be off beside its zone; more is chance, not a zone. */
const CLOCK_SLACK_MS = 150_000;

/** The IANA zone of a place; null where none is known. */
export type PlaceZone = (place: {
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
}) => string | null;

export interface ZoneOptions {
  readonly computerZone: string;
  readonly placeZone: PlaceZone;
}

/** The quarter hours between two readings of one moment, milliseconds; null when no zone explains them. */
export function zoneBetween(clockMs: number, utcMs: number): number | null {
  const wholeMs = Math.round((clockMs - utcMs) / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
  const isZone =
    Math.abs(wholeMs) <= MOST_ZONE_MS && Math.abs(clockMs - utcMs - wholeMs) <= CLOCK_SLACK_MS;
  return isZone ? wholeMs : null;
}

/**
 * @param videos of one incident, the first of them first
 * @param beside its tracks and event files
 */
export function zoneFor(
  videos: readonly FoundFile[],
  beside: readonly FoundFile[],
  { computerZone, placeZone }: ZoneOptions,
): Pick<ImportDraft, 'zone' | 'zoneSource'> {
  const first = videos.find(({ start }) => start.clock === 'local');
  if (first === undefined) return { zone: 'UTC', zoneSource: 'not-needed' };
  const { clockMs } = first.start;
  const place = zoneOfFirstPlace([...beside, ...videos], placeZone);
  const offsetMs = offsetByFixes(clockMs, [...beside, ...(isFixedInUtc(first) ? [first] : [])]);
  if (offsetMs !== null) {
    const minutes = offsetMs / MINUTE_MS;
    for (const zone of [place, computerZone]) {
      // A named zone tells more than its offset, when the clock was set to it.
      if (zone !== null && clockOffsetMinutes(momentOf(clockMs, zone), zone) === minutes) {
        return { zone, zoneSource: 'gps' };
      }
    }
    return { zone: fixedZone(minutes), zoneSource: 'gps' };
  }
  return place === null
    ? { zone: computerZone, zoneSource: 'computer' }
    : { zone: place, zoneSource: 'place' };
}

/** Some cameras write local time beside their fixes: a clock that agrees with the video's own tells no zone. */
function isFixedInUtc({ start, fixes }: FoundFile): boolean {
  return fixes !== null && zoneBetween(start.clockMs, fixes.firstMs) !== 0;
}

function zoneOfFirstPlace(beside: readonly FoundFile[], placeZone: PlaceZone): string | null {
  for (const { fixes, note } of beside) {
    const zone = placeZone(fixes ?? note ?? { latitudeDeg: null, longitudeDeg: null });
    if (zone !== null) return zone;
  }
  return null;
}

/** A track of a whole drive begins long before the clip: it only tells that the clip lies in it. */
function offsetByFixes(clockMs: number, beside: readonly FoundFile[]): number | null {
  const offsets = beside.flatMap(({ fixes }) => {
    const offsetMs = fixes === null ? null : zoneBetween(clockMs, fixes.firstMs);
    return offsetMs === null ? [] : [offsetMs];
  });
  const [offsetMs] = offsets;
  return offsetMs !== undefined && offsets.every((other) => other === offsetMs) ? offsetMs : null;
}
