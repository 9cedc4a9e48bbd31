/** The cameras on the bench's page: the product's own tracks and controller, and what each shows. */
import { createScreenScheduler } from '@renderer/adapters/screen-scheduler';
import { createPictureTrack } from '@renderer/adapters/create-picture-track';
import type { PictureTrack } from '@renderer/adapters/picture-track';
import type { Clip } from '@shared/domain/clip';
import { frameEndUs, frameStartUs } from '@shared/playback/frame-table';
import type { TrackReading } from '@shared/playback/spread-meter';
import { SyncController } from '@shared/playback/sync-controller';
import { buildTimeline, frameDue, utcOf } from '@shared/playback/timeline';
import type { BenchFile, ReadFrom, TrackKind } from '../bench-types';
import { readCode, type Picture } from './read-code';

export interface Camera {
  readonly clip: Clip;
  readonly track: PictureTrack;
  readonly picture: Picture;
}

export const GIVE_UP_MS = 6000;

let cameras: readonly Camera[] = [];
let controller: SyncController | null = null;
let readFrom: ReadFrom = 'pixels';

export const nextFrame = (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(resolve));

export const allCameras = (): readonly Camera[] => cameras;
export const isReadFromPixels = (): boolean => readFrom === 'pixels';
/** One a file. */
export const allTracks = (): readonly Camera[] =>
  cameras.filter(({ track }, index) => cameras.findIndex((c) => c.track === track) === index);

export function deck(): SyncController {
  if (controller === null) throw new Error('no clips are open');
  return controller;
}

export async function settled(): Promise<void> {
  const untilMs = performance.now() + GIVE_UP_MS;
  while (['seeking', 'loading'].includes(deck().snapshot.status) && performance.now() < untilMs) {
    await nextFrame();
  }
}

export async function goTo(timeMs: number): Promise<void> {
  deck().pause();
  await settled();
  deck().seek(timeMs);
  await settled();
}

/** Where each camera has pictures for the whole of a measurement. */
export function commonSpan(): { readonly fromMs: number; readonly toMs: number } {
  const { lanes } = deck().timeline;
  const fromMs = Math.max(...lanes.map((lane) => lane.startMs));
  const toMs = Math.min(...lanes.map((lane) => lane.endMs));
  if (toMs - fromMs < 3000) throw new Error('the files have less than 3 seconds in common');
  return { fromMs, toMs };
}

export async function open(files: readonly BenchFile[], kind: TrackKind): Promise<ReadFrom> {
  controller?.destroy();
  document.body.replaceChildren();
  const tracks = files.map(({ clip, views }) => {
    const url = `media://file/${clip.fileId}`;
    const track = createPictureTrack({ clip, url, views, backstage: document.body }, kind);
    for (const { cameraId } of views) {
      const host = document.createElement('div');
      host.className = 'camera';
      const picture = track.pictureOf(cameraId);
      if (picture !== null) host.append(picture);
      document.body.append(host);
    }
    return track;
  });
  const timeline = buildTimeline(files.map(({ clip }) => clip));
  controller = new SyncController({ timeline, tracks, scheduler: createScreenScheduler() });
  await controller.load();
  await settled();
  const broken = tracks.findIndex((track) => track.status !== 'ready');
  if (broken !== -1) throw new Error(`${files[broken]?.views[0]?.name ?? ''} cannot be played`);
  cameras = files.flatMap(({ clip, views }, index) =>
    views.flatMap(({ cameraId }) => {
      const picture = document.querySelector<Picture>(`[data-camera="${cameraId}"]`);
      const track = tracks[index];
      return picture && track ? [{ clip, track, picture }] : [];
    }),
  );
  const { fromMs, toMs } = commonSpan();
  await goTo((fromMs + toMs) / 2);
  readFrom = (await shownFrames()).some((frame) => frame === null)
    ? 'presentation-times'
    : 'pixels';
  return readFrom;
}

/** By the bar codes; null where none can be read. */
async function shownFrames(): Promise<readonly (number | null)[]> {
  return Promise.all(cameras.map(async ({ picture }) => (await readCode(picture))?.frame ?? null));
}

const readingOf = ({ clip }: Camera, frame: number): TrackReading => ({
  positionMs: 0,
  shownFromMs: utcOf(clip, frameStartUs(clip.frames, frame)),
  shownToMs: utcOf(clip, frameEndUs(clip.frames, frame)),
});

/** What stands on screen by the pixels; null where it is not readable. */
export async function readShown(): Promise<readonly (TrackReading | null)[]> {
  const frames = await shownFrames();
  return cameras.map((camera, index) => {
    const frame = frames[index] ?? null;
    return frame === null ? null : readingOf(camera, frame);
  });
}

/** What the players say they have put on screen by this refresh. */
export function readPainted(): readonly TrackReading[] {
  return cameras.flatMap((camera) => {
    const painted = camera.track.painted();
    return painted === null ? [] : [readingOf(camera, painted.frame)];
  });
}

/** Whether every camera shows its frame of this moment. */
export async function isRightAt(timeMs: number): Promise<boolean> {
  const { lanes } = deck().timeline;
  const frames = isReadFromPixels()
    ? await shownFrames()
    : cameras.map(({ track }) => track.painted()?.frame ?? null);
  return cameras.every(({ clip }, index) => {
    const lane = lanes.find((one) => one.clip.clipId === clip.clipId);
    return lane !== undefined && frames[index] === frameDue(lane, timeMs).frame;
  });
}
