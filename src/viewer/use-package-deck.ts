/** Puts a package's files on the app's own playback engine. */
import type { PictureTrack } from '@renderer/adapters/picture-track';
import { createScreenScheduler } from '@renderer/adapters/screen-scheduler';
import { VideoTrack } from '@renderer/adapters/video-track';
import { duePart, type CameraSequence } from '@shared/domain/camera-sequence';
import type { ReviewCamera } from '@shared/domain/incident';
import type { PackageView } from '@shared/domain/package-view';
import type { DeckSnapshot, DeckTrackSnapshot } from '@shared/playback/snapshot';
import { SyncController } from '@shared/playback/sync-controller';
import { buildTimeline, type Timeline } from '@shared/playback/timeline';
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { createPlainVideo } from './plain-video';

export interface PackageDeck {
  readonly timeline: Timeline;
  readonly controller: SyncController;
  readonly snapshot: Readonly<ShallowRef<DeckSnapshot>>;
  readonly clipOf: (clipId: string) => PackageView['clips'][number] | undefined;
  readonly trackOf: (clipId: string) => DeckTrackSnapshot | undefined;
  /** The file whose picture a camera shows now. */
  readonly dueOf: (sequence: CameraSequence) => ReviewCamera;
  readonly pictureOf: (camera: ReviewCamera) => HTMLElement | null;
  /** Null: all are silent. */
  readonly hear: (clipId: string | null) => void;
}

/** @param backstage a rendered element for players that are not looked at themselves. */
export function usePackageDeck(view: PackageView, backstage: HTMLElement): PackageDeck {
  const timeline = buildTimeline(view.clips, [view.incident.eventTimeMs]);
  const tracks: readonly PictureTrack[] = view.clips.map((clip) => {
    const views = view.cameras.flatMap((camera) =>
      camera.status === 'ready' && camera.clipId === clip.clipId ? [camera] : [],
    );
    const options = { clip, url: clip.path, views, backstage };
    return new VideoTrack(options, createPlainVideo(backstage));
  });
  const controller = new SyncController({
    timeline,
    tracks,
    scheduler: createScreenScheduler(),
    startMs: view.incident.eventTimeMs,
  });
  const snapshot = shallowRef(controller.snapshot);
  const off = controller.subscribe((next) => (snapshot.value = next));
  onScopeDispose(() => {
    off();
    controller.destroy();
  });
  void controller.load();

  return {
    timeline,
    controller,
    snapshot,
    clipOf: (clipId) => view.clips.find((clip) => clip.clipId === clipId),
    trackOf: (clipId) => snapshot.value.tracks.find((track) => track.clipId === clipId),
    dueOf: (sequence) =>
      duePart(
        sequence,
        (clipId) => snapshot.value.tracks.find((track) => track.clipId === clipId)?.where,
      ),
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
