/** Puts an incident's files on the playback engine and gives the screen small, separate read-outs. */
import { createPictureTrack } from '@renderer/adapters/create-picture-track';
import type { PictureTrack } from '@renderer/adapters/picture-track';
import { createScreenScheduler } from '@renderer/adapters/screen-scheduler';

import type { Clip, StartSource } from '@shared/domain/clip';
import type { ReviewCamera, ReviewMaterial } from '@shared/domain/incident';
import type { DeckSnapshot, DeckTrackSnapshot } from '@shared/playback/snapshot';
import { SyncController } from '@shared/playback/sync-controller';
import { buildTimeline, type Timeline } from '@shared/playback/timeline';
import { onScopeDispose, shallowReactive, shallowRef, type ShallowRef } from 'vue';

export interface Deck {
  readonly timeline: Timeline;
  readonly controller: SyncController;
  /** Changes with every picture; only small leaves may read it. */
  readonly snapshot: Readonly<ShallowRef<DeckSnapshot>>;
  /** Changes a few times a second at most: for everything that is costly to draw. */
  readonly calmTimeMs: Readonly<ShallowRef<number>>;
  readonly status: Readonly<ShallowRef<DeckSnapshot['status']>>;
  readonly rate: Readonly<ShallowRef<number>>;
  /** Plays, or will as soon as all cameras are there. */
  readonly wantsPlay: Readonly<ShallowRef<boolean>>;
  /** The last snapshot of one clip; replaced only when something in it changed. */
  readonly trackOf: (clipId: string) => DeckTrackSnapshot | undefined;
  /** Every file's start is the service's word for that very file. */
  readonly startsAreKnown: boolean;
  readonly sourceOf: (clipId: string) => StartSource | undefined;
  /** Width / height of a camera's picture; null when it has none. */
  readonly aspectOf: (camera: ReviewCamera) => number | null;
  readonly pictureOf: (camera: ReviewCamera) => HTMLElement | null;
  readonly hear: (clipId: string | null) => void;
}

/** The map and the charts are redrawn this often while playing. */
const CALM_EVERY_MS = 66;
/** Work on waiting pictures is shown only when it takes longer than a blink. */
const SEEK_SHOWN_AFTER_MS = 100;

/** @param backstage a rendered element in which decoding players may live unseen. */
export function useDeck(material: ReviewMaterial, backstage: HTMLElement): Deck {
  const timeline = buildTimeline(material.clips, [material.incident.eventTimeMs]);
  const tracks = material.clips.map((clip) => createTrack(clip, material.cameras, backstage));
  const controller = new SyncController({ timeline, tracks, scheduler: createScreenScheduler() });
  const snapshot = shallowRef(controller.snapshot);
  const status = shallowRef(controller.snapshot.status);
  const rate = shallowRef(controller.snapshot.rate);
  const wantsPlay = shallowRef(false);
  const calmTimeMs = shallowRef(controller.snapshot.timeMs);
  const readouts = shallowReactive(new Map<string, DeckTrackSnapshot>());
  let calmAtMs = 0;
  let busySinceMs: number | null = null;

  const off = controller.subscribe((next) => {
    const nowMs = performance.now();
    snapshot.value = next;
    rate.value = next.rate;
    wantsPlay.value = next.wantsPlay;
    busySinceMs = next.status === 'seeking' ? (busySinceMs ?? nowMs) : null;
    if (busySinceMs === null || nowMs - busySinceMs > SEEK_SHOWN_AFTER_MS) {
      status.value = next.status;
    }
    if (next.status !== 'playing' || nowMs - calmAtMs >= CALM_EVERY_MS) {
      calmAtMs = nowMs;
      calmTimeMs.value = next.timeMs;
    }
    for (const track of next.tracks) {
      if (!isSame(readouts.get(track.clipId), track)) readouts.set(track.clipId, track);
    }
  });
  onScopeDispose(() => {
    off();
    controller.destroy();
  });
  void controller.load();
  const clipOf = (clipId: string): Clip | undefined =>
    material.clips.find((clip) => clip.clipId === clipId);

  return {
    timeline,
    controller,
    snapshot,
    calmTimeMs,
    status,
    rate,
    wantsPlay,
    trackOf: (clipId) => readouts.get(clipId),
    startsAreKnown: material.clips.every((clip) => clip.startSource === 'service-file'),
    sourceOf: (clipId) => clipOf(clipId)?.startSource,
    aspectOf: (camera) => {
      const clip = camera.status === 'ready' ? clipOf(camera.clipId) : undefined;
      if (camera.status !== 'ready' || clip === undefined) return null;
      const { region } = camera;
      return (region.width * clip.widthPx) / (region.height * clip.heightPx);
    },
    pictureOf: (camera) => {
      if (camera.status !== 'ready') return null;
      const track = tracks.find(({ trackId }) => trackId === camera.clipId);
      return track?.pictureOf(camera.cameraId) ?? null;
    },
    hear: (clipId) => {
      for (const track of tracks) track.setMuted(track.trackId !== clipId);
      controller.setLead(clipId);
    },
  };
}

function createTrack(
  clip: Clip,
  cameras: readonly ReviewCamera[],
  backstage: HTMLElement,
): PictureTrack {
  const views = cameras.flatMap((camera) =>
    camera.status === 'ready' && camera.clipId === clip.clipId ? [camera] : [],
  );
  return createPictureTrack({ clip, url: `media://file/${clip.fileId}`, views, backstage });
}

function isSame(a: DeckTrackSnapshot | undefined, b: DeckTrackSnapshot): boolean {
  return (
    a?.status === b.status &&
    a.where === b.where &&
    a.frame === b.frame &&
    a.late === b.late &&
    a.reason === b.reason &&
    // Shown with one decimal of a second.
    Math.round(a.awayMs / 100) === Math.round(b.awayMs / 100)
  );
}
