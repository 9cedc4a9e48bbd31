/** The time zone of a place on the ground; the only file that uses the zone map. */
import zoneAt from '@photostructure/tz-lookup';

export interface Place {
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
}

/** The IANA name (`Europe/Amsterdam`); null without a position or for one that is on no map. */
export function zoneOfPlace({ latitudeDeg, longitudeDeg }: Place): string | null {
  if (latitudeDeg === null || longitudeDeg === null) return null;
  // A receiver without a fix says exactly 0, 0: a place in the sea, and no vehicle's.
  if (latitudeDeg === 0 && longitudeDeg === 0) return null;
  if (Math.abs(latitudeDeg) > 90 || Math.abs(longitudeDeg) > 180) return null;
  return zoneAt(latitudeDeg, longitudeDeg);
}
