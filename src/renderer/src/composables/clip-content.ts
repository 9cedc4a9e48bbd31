/** What a clip is made of and what is written down of it; pure. */
import type { CompositeCamera, RenderSource } from '@renderer/adapters/render/render-job';
import type { Clip } from '@shared/domain/clip';
import type { DerivedContent } from '@shared/domain/derived';
import type { ReviewCamera, ReviewMaterial } from '@shared/domain/incident';
import {
  openStretches,
  type FrameStretch,
  type RedactionBox,
  type RedactionStyle,
} from '@shared/domain/redaction';
import { frameCount } from '@shared/playback/frame-table';
import { framesIn, timesOf } from '@shared/playback/frames-in';
import { buildTimeline, laneFor, type TimelineLane } from '@shared/playback/timeline';

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

export function compositeCamera({ camera, clip }: ClipCamera): CompositeCamera {
  const { clipId, startMs } = clip;
  return { ...sourceOf(camera, clip), name: camera.name, clipId, startMs };
}

/** Frames a second, as the file has them on average. */
export function rateOf({ frames }: Clip): number {
  if (frames.kind === 'constant') return 1e6 / frames.frameDurationUs;
  const [first = 0] = frames.ptsUs;
  return (frameCount(frames) * 1e6) / Math.max(1, frames.endUs - first);
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
    title: `${camera.name}, frames ${firstFrame} to ${lastFrame}`,
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
    notes: [
      'Encoded again: each picture shows the frame of that number at its own time, with the losses of H.264.',
      ...(redaction === null ? [] : [redactionNote(open)]),
    ],
  };
}

export const runWords = (run: FrameStretch): string =>
  run.firstFrame === run.lastFrame ? `${run.firstFrame}` : `${run.firstFrame}–${run.lastFrame}`;

function redactionNote(open: readonly FrameStretch[]): string {
  return open.length === 0
    ? 'Something is hidden on every frame; what lies beneath is not in this file.'
    : `Nothing is hidden on frames ${open.map(runWords).join(', ')}; they were looked at and signed off.`;
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
    parts: chosen.flatMap(({ clip, lane }) => {
      const stretch = framesIn(lane, fromMs, toMs);
      return stretch === null ? [] : [{ fileId: clip.fileId, ...stretch }];
    }),
    parameters: {
      cameras: chosen.map(({ camera }) => camera.name).join(', '),
      framesPerSecond: Math.round(framesPerSecond * 1000) / 1000,
      picture: '1920 × 1080',
      codec: 'H.264 constrained baseline',
      sound: heard === undefined ? 'left out' : `${heard.camera.name}, copied as it is`,
    },
    notes: [
      'Composed and encoded again: every picture shows what each camera had on screen at the time burnt in.',
    ],
  };
}
