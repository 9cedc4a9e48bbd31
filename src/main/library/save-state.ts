/** How much of an incident lies here: decided in one place from its files, its job and the cloud. */
import type { SaveState } from '@shared/domain/incident';

export interface SaveFacts {
  readonly job: 'queued' | 'running' | 'paused' | 'failed' | null;
  /** Videos, snapshots and track that are saved. */
  readonly mediaSaved: number;
  /** Any known file that is not saved. */
  readonly mediaOpen: number;
  readonly videosSaved: number;
  readonly videosRecorded: number;
  /** Whether the service's answers were ever read for this incident. */
  readonly detailsRead: boolean;
  readonly expired: boolean;
}

export function saveStateOf(facts: SaveFacts): SaveState {
  if (facts.job === 'queued') return 'queued';
  if (facts.job === 'running') return 'saving';
  if (facts.job === 'paused') return 'paused';
  const complete =
    facts.detailsRead && facts.mediaOpen === 0 && facts.videosSaved >= facts.videosRecorded;
  if (complete && (facts.mediaSaved > 0 || !facts.expired)) return 'saved';
  if (facts.mediaSaved > 0) return 'partly-saved';
  if (facts.expired) return 'expired';
  return facts.job === 'failed' ? 'failed' : 'not-saved';
}

/** 0 still to be saved and known when it goes, 1 saved, 2 unknown when it goes, 3 gone. */
export function urgencyOf(state: SaveState, gone: boolean, expiresAtMs: number | null): number {
  if (state === 'saved') return 1;
  if (gone) return 3;
  return expiresAtMs === null ? 2 : 0;
}
