/** How much of an incident lies here, as icon, tone and words. */
import { SAVE_STATE_NAMES } from '@renderer/messages';
import type { IncidentSummary, SaveState } from '@shared/domain/incident';
import type { DownloadJob } from '@shared/domain/download';
import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  Clock,
  Cloud,
  CloudOff,
  LoaderCircle,
  TriangleAlert,
} from '@lucide/vue';
import type { Component } from 'vue';

export interface SaveStateWords {
  readonly label: string;
  readonly icon: Component;
  readonly tone: 'muted' | 'action' | 'good' | 'warning' | 'danger';
}

const ICONS: Readonly<Record<SaveState, Component>> = {
  'not-saved': Cloud,
  queued: Clock,
  saving: LoaderCircle,
  paused: CirclePause,
  'partly-saved': CircleDashed,
  saved: CircleCheck,
  failed: TriangleAlert,
  expired: CloudOff,
};

const TONES: Readonly<Record<SaveState, SaveStateWords['tone']>> = {
  'not-saved': 'muted',
  queued: 'action',
  saving: 'action',
  paused: 'warning',
  'partly-saved': 'warning',
  saved: 'good',
  failed: 'danger',
  expired: 'muted',
};

export function describeSaveState(state: SaveState): SaveStateWords {
  return { label: SAVE_STATE_NAMES[state], icon: ICONS[state], tone: TONES[state] };
}

/** A running job knows more than the row, which is only as new as the last query. */
export function saveStateNow(
  incident: Pick<IncidentSummary, 'saveState'>,
  job: DownloadJob | undefined,
): SaveState {
  switch (job?.state) {
    case 'queued':
      return 'queued';
    case 'running':
      return 'saving';
    case 'paused':
    case 'held':
      return 'paused';
    case 'done':
    case 'failed':
    case 'cancelled':
    case undefined:
      return incident.saveState;
  }
}

/** Saving would bring something: there is media in the cloud that is not here and not on its way. */
export function canSave(state: SaveState): boolean {
  return (
    state === 'not-saved' || state === 'partly-saved' || state === 'failed' || state === 'paused'
  );
}

/** On its way, so that it can be cancelled. */
export function isUnderWay(state: SaveState): boolean {
  return state === 'queued' || state === 'saving';
}

/** Something to look at is on this disk. */
export function hasSavedMedia(
  incident: Pick<IncidentSummary, 'videosSaved' | 'saveState'>,
): boolean {
  return incident.videosSaved > 0 || incident.saveState === 'saved';
}
