/** The lanes of the time line: one for files that follow each other, with its gaps, and one for the GPS. */
import { cameraSequences, type CameraSequence } from '@shared/domain/camera-sequence';
import type { ReviewCamera } from '@shared/domain/incident';
import type { Track } from '@shared/domain/track';
import type { TimeStretch } from '@shared/playback/time-window';
import { createTrackLookup } from '@shared/track-math';
import { computed, type ComputedRef } from 'vue';
import type { Deck } from './useDeck';

export interface TimelineRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'picture' | 'gps';
  /** Where there is something, as far as it is on screen. */
  readonly spans: readonly TimeStretch[];
  readonly title: string;
}

export interface TimelineLanesOptions {
  readonly deck: Deck;
  readonly cameras: () => readonly ReviewCamera[];
  readonly track: () => Track | null;
  readonly trackMissing: () => string | null;
  readonly shown: () => TimeStretch;
  readonly clock: (timeMs: number) => string;
}

export function useTimelineLanes(
  options: TimelineLanesOptions,
): ComputedRef<readonly TimelineRow[]> {
  const { deck, cameras, track, trackMissing, shown, clock } = options;

  /** A day of fixes is looked through once, not at every zoom. */
  const fixSpans = computed((): readonly TimeStretch[] => {
    const found = track();
    if (found === null) return [];
    return createTrackLookup(found).runs.flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)];
      return first && last ? [{ fromMs: first.timeMs, toMs: last.timeMs }] : [];
    });
  });

  const onScreen = (spans: readonly TimeStretch[]): readonly TimeStretch[] =>
    spans.filter(({ fromMs, toMs }) => toMs >= shown().fromMs && fromMs <= shown().toMs);

  function pictureRow(clipId: string, name: string, { parts }: CameraSequence): TimelineRow {
    const clipIds = new Set(parts.map((part) => (part.status === 'ready' ? part.clipId : '')));
    const found = deck.timeline.lanes.filter(({ clip }) => clipIds.has(clip.clipId));
    const times = found.map((lane) => `${clock(lane.startMs)} – ${clock(lane.endMs)}`);
    return {
      id: clipId,
      name,
      kind: 'picture',
      spans: onScreen(found.flatMap(({ spans }) => spans)),
      title: times.join(', ') || 'No pictures',
    };
  }

  function gpsRow(): TimelineRow {
    const row = { id: 'gps', name: 'GPS', kind: 'gps' } as const;
    return track() === null
      ? { ...row, spans: [], title: trackMissing() ?? '' }
      : { ...row, spans: onScreen(fixSpans.value), title: 'Where there are valid fixes' };
  }

  return computed(() => {
    /** The cameras of a composite begin and end together. */
    const namesOf = new Map<string, string[]>();
    const sequences = cameraSequences(cameras());
    for (const { head: camera } of sequences) {
      if (camera.status !== 'ready') continue;
      namesOf.set(camera.clipId, [...(namesOf.get(camera.clipId) ?? []), camera.name]);
    }
    const told = new Set<string>();
    const rows = sequences.flatMap((sequence): readonly TimelineRow[] => {
      const { head: camera } = sequence;
      if (camera.status === 'missing') {
        const { cameraId: id, name, reason: title } = camera;
        return [{ id, name, kind: 'picture', spans: [], title }];
      }
      if (told.has(camera.clipId)) return [];
      told.add(camera.clipId);
      const name = namesOf.get(camera.clipId)?.join(', ') ?? camera.name;
      return [pictureRow(camera.clipId, name, sequence)];
    });
    return [...rows, gpsRow()];
  });
}
