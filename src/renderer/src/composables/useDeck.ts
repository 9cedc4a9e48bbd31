/** Puts an incident's files on the playback engine and gives the screen small, separate read-outs. */
import { createPictureTrack } from '@renderer/adapters/create-picture-track';
import type { PictureTrack } from '@renderer/adapters/picture-track';
import { createScreenScheduler } from '@renderer/adapters/screen-scheduler';
import { duePart, type CameraSequence } from '@shared/domain/camera-sequence';
import { startsKnown, type Clip, type StartsKnown } from '@shared/domain/clip';
import type { ReviewCamera, ReviewMaterial } from '@shared/domain/incident';
import type { DeckSnapshot, DeckTrackSnapshot } from '@shared/playback/snapshot';
import { SyncController } from '@shared/playback/sync-controller';
import { buildTimeline, type Timeline } from '@shared/playback/timeline';
import { onScopeDispose, shallowReactive, shallowRef, watch, type ShallowRef } from 'vue';

export interface Deck {
  readonly timeline: Timeline;
  readonly controller: SyncController;
  /** Changes with every picture; only small leaves may read it. */
  readonly snapshot: Readonly<ShallowRef<DeckSnapshot>>;
  /** The moment on screen, UTC milliseconds to the microsecond; for one-off reads. */
  readonly nowMs: () => number;
  /** Changes a few times a second at most: for everything that is costly to draw. */
  readonly calmTimeMs: Readonly<ShallowRef<number>>;
  readonly status: Readonly<ShallowRef<DeckSnapshot['status']>>;
  readonly rate: Readonly<ShallowRef<number>>;
  /** Plays, or will as soon as all cameras are there. */
  readonly wantsPlay: Readonly<ShallowRef<boolean>>;
  /** The last snapshot of one clip; replaced only when something in it changed. */
  readonly trackOf: (clipId: string) => DeckTrackSnapshot | undefined;
  /** Every file's start is the service's word for that very file, or somebody's. */
  readonly startsKnown: StartsKnown;
  /** The file whose picture a camera shows now. */
  readonly dueOf: (sequence: CameraSequence) => ReviewCamera;
  readonly clipOf: (clipId: string) => Clip | undefined;
  /** As it came from outside; null for a camera without a file. */
  readonly fileNameOf: (camera: ReviewCamera) => string | null;
  /** Width / height of a camera's picture; null when it has none. */
  readonly aspectOf: (camera: ReviewCamera) => number | null;
  readonly pictureOf: (camera: ReviewCamera) => HTMLElement | null;
  readonly hear: (clipId: string | null) => void;
  /** 0…1, of whichever camera is heard. */
  readonly setVolume: (volume: number) => void;
}

/** The map and the charts are redrawn this often while playing. */
const CALM_EVERY_MS = 66;
/** Work on waiting pictures is shown only when it takes longer than a blink. */
const SEEK_SHOWN_AFTER_MS = 100;

/**
 * @param material the same files for as long as the deck lives; their starts may change.
 * @param backstage a rendered element in which decoding players may live unseen.
 * @param startMs where it stands first, UTC milliseconds; null for the beginning.
 * @param isPlayed a file that is not has its place in time all the same; it is neither read nor decoded.
 */
export function useDeck(
  material: () => ReviewMaterial,
  backstage: HTMLElement,
  startMs: number | null,
  isPlayed: (clip: Clip) => boolean = () => true,
): Deck {
  const { clips, cameras } = material();
  const tracks = clips.filter(isPlayed).map((clip) => createTrack(clip, cameras, backstage));
  const timeline = shallowRef(timelineOf(material()));
  const controller = new SyncController({
    timeline: timeline.value,
    tracks,
    scheduler: createScreenScheduler(),
    ...(startMs === null ? {} : { startMs }),
  });
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
  watch(
    () => startsOf(material()),
    () => {
      timeline.value = timelineOf(material());
      controller.setTimeline(timeline.value);
    },
  );
  const clipOf = (clipId: string): Clip | undefined =>
    material().clips.find((clip) => clip.clipId === clipId);

  return {
    get timeline() {
      return timeline.value;
    },
    controller,
    snapshot,
    nowMs: () => Math.round(snapshot.value.timeMs * 1000) / 1000,
    calmTimeMs,
    status,
    rate,
    wantsPlay,
    trackOf: (clipId) => readouts.get(clipId),
    dueOf: (sequence) => duePart(sequence, (clipId) => readouts.get(clipId)?.where),
    get startsKnown() {
      return startsKnown(material().clips);
    },
    clipOf,
    fileNameOf: (camera) => {
      const clip = camera.status === 'ready' ? clipOf(camera.clipId) : undefined;
      const file = material().incident.files.find(({ fileId }) => fileId === clip?.fileId);
      return file === undefined ? null : (file.originalName ?? file.displayName);
    },
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
    setVolume: (volume) => {
      for (const track of tracks) track.setVolume(volume);
    },
  };
}

function timelineOf({ clips, incident }: ReviewMaterial): Timeline {
  return buildTimeline(clips, [incident.eventTimeMs]);
}

/** Changes when a start does. */
function startsOf({ clips }: ReviewMaterial): string {
  return clips.map(({ clipId, startMs }) => `${clipId} ${startMs}`).join('|');
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
