/** What a clip is made of and what is written down of it; pure. */
import type { CompositeCamera, RenderSource } from '@renderer/adapters/render/render-job';
import { headIdOf } from '@shared/domain/camera-sequence';
import type { Clip } from '@shared/domain/clip';
import type { DerivedContent } from '@shared/domain/derived';
import {
  ALL_HIDDEN,
  COMPOSED,
  ENCODED_AGAIN,
  FRAMES,
  SOME_OPEN,
} from '@shared/domain/derived-words';
import type { ReviewCamera, ReviewMaterial } from '@shared/domain/incident';
import {
  openStretches,
  type FrameStretch,
  type RedactionBox,
  type RedactionStyle,
} from '@shared/domain/redaction';
import { frameCount, tableSpanUs } from '@shared/playback/frame-table';
import { framesIn, timesOf } from '@shared/playback/frames-in';
import { buildTimeline, laneFor, type TimelineLane } from '@shared/playback/timeline';
import { ENGLISH } from '@shared/words/words';

export type ReadyCamera = ReviewCamera & { readonly status: 'ready' };

/** A camera of the deck with its file. */
export interface ClipCamera {
  readonly camera: ReadyCamera;
  readonly clip: Clip;
  readonly lane: TimelineLane;
}

export interface Redaction extends FrameStretch {
  readonly boxes: readonly RedactionBox[];
  readonly style: RedactionStyle;
  readonly sound: boolean;
  /** Who has looked at every frame on which nothing is hidden. */
  readonly signedOffBy: string;
}

export function clipCameras({ cameras, clips }: ReviewMaterial): readonly ClipCamera[] {
  const timeline = buildTimeline(clips);
  return cameras.flatMap((camera) => {
    if (camera.status !== 'ready') return [];
    const clip = clips.find((each) => each.clipId === camera.clipId);
    const lane = laneFor(timeline, camera.clipId);
    return clip && lane ? [{ camera, clip, lane }] : [];
  });
}

export function oncePerFile(chosen: readonly ClipCamera[]): readonly ClipCamera[] {
  return chosen.filter(
    ({ clip }, index) => chosen.findIndex((other) => other.clip.clipId === clip.clipId) === index,
  );
}

/** A file is called after all its cameras. */
export function fileName({ cameras }: ReviewMaterial, clip: Clip): string {
  return cameras
    .filter((camera) => camera.status === 'ready' && camera.clipId === clip.clipId)
    .map(({ name }) => name)
    .join(' + ');
}

export const mediaUrl = (fileId: string): string => `media://file/${fileId}`;

export function sourceOf(camera: ReadyCamera, clip: Clip): RenderSource {
  const { frames, widthPx, heightPx, fileId } = clip;
  return { url: mediaUrl(fileId), frames, region: camera.region, widthPx, heightPx };
}

/** Each camera has a cell of its own; its files that follow each other share it. */
export function compositeCameras(chosen: readonly ClipCamera[]): readonly CompositeCamera[] {
  const heads = [...new Set(chosen.map(({ camera }) => headIdOf(camera)))];
  return chosen.map(({ camera, clip }) => {
    const { clipId, startMs } = clip;
    const cell = heads.indexOf(headIdOf(camera));
    return { ...sourceOf(camera, clip), name: camera.name, clipId, startMs, cell };
  });
}

/** Frames a second, as the file has them on average. */
export function rateOf({ frames }: Clip): number {
  if (frames.kind === 'constant') return 1e6 / frames.frameDurationUs;
  const { startUs, endUs } = tableSpanUs(frames);
  return (frameCount(frames) * 1e6) / Math.max(1, endUs - startUs);
}

export function renderedContent(
  { camera, clip, lane }: ClipCamera,
  { firstFrame, lastFrame }: FrameStretch,
  sound: boolean,
  redaction: Redaction | null,
): DerivedContent {
  const stretch = { firstFrame, lastFrame };
  const open = redaction === null ? [] : openStretches(redaction.boxes, stretch);
  return {
    kind: redaction === null ? 'exact-clip' : 'redacted',
    title: `${camera.name}, ${ENGLISH.say(FRAMES, { first: firstFrame, last: lastFrame })}`,
    ...timesOf(lane, stretch),
    parts: [{ fileId: clip.fileId, ...stretch }],
    parameters: {
      camera: camera.name,
      sourceCodec: clip.codec,
      codec: 'H.264 constrained baseline',
      sound: sound ? 'copied as it is' : 'left out',
      ...(redaction === null
        ? {}
        : {
            style: redaction.style,
            boxes: JSON.stringify(redaction.boxes.map(({ keys }) => keys)),
            openFrames: open.map(runWords).join(', '),
            signedOffBy: redaction.signedOffBy,
          }),
    },
    notes: [ENCODED_AGAIN, ...(redaction === null ? [] : [redactionNote(open)])],
  };
}

export const runWords = (run: FrameStretch): string =>
  run.firstFrame === run.lastFrame ? `${run.firstFrame}` : `${run.firstFrame}–${run.lastFrame}`;

function redactionNote(open: readonly FrameStretch[]): string {
  return open.length === 0
    ? ALL_HIDDEN
    : ENGLISH.say(SOME_OPEN, { frames: open.map(runWords).join(', ') });
}

export function compositeContent(
  chosen: readonly ClipCamera[],
  fromMs: number,
  toMs: number,
  framesPerSecond: number,
  heard: ClipCamera | undefined,
): DerivedContent {
  return {
    kind: 'composite',
    title: `${chosen.map(({ camera }) => camera.name).join(', ')}, ${((toMs - fromMs) / 1000).toFixed(1)} s`,
    fromMs,
    toMs,
    parts: chosen.flatMap((of) => {
      const stretch = framesIn(of.lane, fromMs, Math.min(toMs, shownUntilMs(of, chosen)));
      return stretch === null ? [] : [{ fileId: of.clip.fileId, ...stretch }];
    }),
    parameters: {
      cameras: chosen.map(({ camera }) => camera.name).join(', '),
      framesPerSecond: Math.round(framesPerSecond * 1000) / 1000,
      picture: '1920 × 1080',
      codec: 'H.264 constrained baseline',
      sound: heard === undefined ? 'left out' : `${heard.camera.name}, copied as it is`,
    },
    notes: [COMPOSED],
  };
}

/** Where two files of a camera overlap, the newer one is in the picture. */
function shownUntilMs({ camera, lane }: ClipCamera, chosen: readonly ClipCamera[]): number {
  const later = chosen.filter(
    (other) => headIdOf(other.camera) === headIdOf(camera) && other.lane.startMs > lane.startMs,
  );
  return Math.min(lane.endMs, ...later.map((other) => other.lane.startMs));
}
