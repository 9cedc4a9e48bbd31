/** Which places a map of an incident has to show, and where on it the event was. */
import type { Track } from './domain/track';
import type { TrackLookup } from './track-math';
import type { Place } from './trace-projection';

/** What is known of an event without its track. */
export interface LocatedEvent {
  readonly eventTimeMs: number;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
}

export interface EventPlace extends Place {
  /** By the track, at the event's moment; else as the camera service gives it. */
  readonly from: 'track' | 'service';
}

/** Null when neither the track nor the service knows. */
export function eventPlace(lookup: TrackLookup | null, incident: LocatedEvent): EventPlace | null {
  const found = lookup?.placeAt(incident.eventTimeMs);
  if (found)
    return { latitudeDeg: found.latitudeDeg, longitudeDeg: found.longitudeDeg, from: 'track' };
  const { latitudeDeg, longitudeDeg } = incident;
  return latitudeDeg === null || longitudeDeg === null
    ? null
    : { latitudeDeg, longitudeDeg, from: 'service' };
}

/** The valid fixes, else the void ones, and the event: a void fix may lie anywhere. */
export function mapPlaces(track: Track | null, event: Place | null): readonly Place[] {
  const samples = track?.samples ?? [];
  const valid = samples.filter(({ quality }) => quality === 'valid');
  return [...(valid.length > 0 ? valid : samples), ...(event ? [event] : [])];
}
