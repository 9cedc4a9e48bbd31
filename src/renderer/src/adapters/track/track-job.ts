/** What the page and the worker that reads tracks say to each other. */
import type { TrackSource } from '@shared/domain/incident';
import type { AccelerationSample, Track, TrackSample } from '@shared/domain/track';

export type TrackJob = TrackSource;

/** Long tracks come in pieces: handing over all at once would hold up the deck's pictures. */
export type FromTrackWorker =
  | { readonly type: 'samples'; readonly samples: readonly TrackSample[] }
  | { readonly type: 'acceleration'; readonly acceleration: readonly AccelerationSample[] }
  | { readonly type: 'done'; readonly rest: Omit<Track, 'samples' | 'acceleration'> | null }
  | { readonly type: 'failed' };
