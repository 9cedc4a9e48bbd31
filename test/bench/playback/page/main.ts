/** The bench's page: the product's own tracks and controller, measured from pixels. */
import { createScreenScheduler } from '@renderer/adapters/screen-scheduler';
import { createPictureTrack } from '@renderer/adapters/create-picture-track';
import type { PictureTrack } from '@renderer/adapters/picture-track';
import { WHOLE_PICTURE } from '@shared/domain/camera';
import type { Clip } from '@shared/domain/clip';
import { frameEndUs, frameStartUs } from '@shared/playback/frame-table';
import { framesApart, type TrackReading } from '@shared/playback/spread-meter';
import { SyncController } from '@shared/playback/sync-controller';
import { buildTimeline, frameDue, utcOf } from '@shared/playback/timeline';
import type { PageBench, PlayResult, SeekResult, TrackKind } from '../bench-types';
import { readCode } from './read-code';

/** Pixels are read this often while playing: more would measure the reading. */
const READ_EVERY_MS = 150;
const GIVE_UP_MS = 6000;
const READ_STILL_EVERY_MS = 4;
/** Start and settling are not what is measured. */
const WARM_UP_MS = 1500;
/** Away from both ends of what all cameras have. */
const MARGIN_MS = 1000;

interface Camera {
  readonly clip: Clip;
  readonly track: PictureTrack;
  readonly video: HTMLVideoElement;
}

let cameras: readonly Camera[] = [];
let controller: SyncController | null = null;
/** Called at each refresh before the deck hands over new pictures: what stands there is what is seen. */
let beforeTick = (): void => undefined;
createScreenScheduler().everyTick(() => beforeTick());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

function deck(): SyncController {
  if (controller === null) throw new Error('no clips are open');
  return controller;
}

async function settled(): Promise<void> {
  const untilMs = performance.now() + GIVE_UP_MS;
  while (['seeking', 'loading'].includes(deck().snapshot.status) && performance.now() < untilMs) {
    await nextFrame();
  }
}

/** Where each camera has pictures for the whole of a measurement. */
function commonSpan(): { readonly fromMs: number; readonly toMs: number } {
  const { lanes } = deck().timeline;
  return {
    fromMs: Math.max(...lanes.map((lane) => lane.startMs)),
    toMs: Math.min(...lanes.map((lane) => lane.endMs)),
  };
}

async function open(clips: readonly Clip[], kind: TrackKind): Promise<void> {
  controller?.destroy();
  document.body.replaceChildren();
  const tracks = clips.map((clip) => {
    const view = { cameraId: clip.clipId, name: clip.clipId, region: WHOLE_PICTURE };
    const options = {
      clip,
      url: `media://file/${clip.fileId}`,
      views: [view],
      backstage: document.body,
    };
    const track = createPictureTrack(options, kind);
    const host = document.createElement('div');
    host.className = 'camera';
    const picture = track.pictureOf(clip.clipId);
    if (picture !== null) host.append(picture);
    document.body.append(host);
    return track;
  });
  controller = new SyncController({
    timeline: buildTimeline(clips),
    tracks,
    scheduler: createScreenScheduler(),
  });
  await controller.load();
  await settled();
  cameras = tracks.map((track, index) => {
    const clip = clips[index];
    if (clip === undefined) throw new Error(`no clip of ${track.trackId}`);
    const video = document.querySelector<HTMLVideoElement>(`[data-camera="${clip.clipId}"]`);
    if (video === null) throw new Error(`no picture of ${clip.clipId}`);
    return { clip, track, video };
  });
}

interface Sample {
  readonly spreadsMs: number[];
  readonly framesApart: number[];
  readonly paintedApart: number[];
  unreadable: number;
}

/** What the players say they have put on screen by this refresh. */
function readPainted(): readonly TrackReading[] {
  return cameras.flatMap(({ clip, track }) => {
    const painted = track.painted();
    return painted === null ? [] : [readingOf(clip, painted.frame)];
  });
}

function readingOf(clip: Clip, frame: number): TrackReading {
  return {
    positionMs: 0,
    shownFromMs: utcOf(clip, frameStartUs(clip.frames, frame)),
    shownToMs: utcOf(clip, frameEndUs(clip.frames, frame)),
  };
}

async function readShown(): Promise<(TrackReading | null)[]> {
  return Promise.all(
    cameras.map(async ({ clip, video }) => {
      const code = await readCode(video);
      return code === null ? null : readingOf(clip, code.frame);
    }),
  );
}

const positionsMs = (): number[] =>
  cameras.map(({ clip, track }) => utcOf(clip, track.positionUs()));

/** At high rates the clips are over sooner. */
function secondsWithin(seconds: number, rate: number): number {
  const { fromMs, toMs } = commonSpan();
  const lastS = (toMs - fromMs - 2 * MARGIN_MS) / 1000 / Math.abs(rate) - WARM_UP_MS / 1000;
  return Math.max(1, Math.min(seconds, lastS));
}

async function measure(seconds: number, stop: () => void): Promise<PlayResult> {
  const sample: Sample = { spreadsMs: [], framesApart: [], paintedApart: [], unreadable: 0 };
  const warmUntilMs = performance.now() + WARM_UP_MS;
  while (performance.now() < warmUntilMs) await nextFrame();
  const before = cameras.map(({ video }) => video.getVideoPlaybackQuality());
  const startMs = performance.now();
  const startUtcMs = deck().snapshot.wantsPlay
    ? deck().snapshot.timeMs
    : Math.max(...positionsMs());
  let readAtMs = startMs;
  const reading: { now: Promise<void> | null } = { now: null };
  beforeTick = () => {
    const positions = positionsMs();
    sample.spreadsMs.push(Math.max(...positions) - Math.min(...positions));
    if (deck().snapshot.wantsPlay) sample.paintedApart.push(framesApart(readPainted()));
    if (reading.now !== null || performance.now() - readAtMs < READ_EVERY_MS) return;
    readAtMs = performance.now();
    reading.now = readShown().then((shown) => {
      reading.now = null;
      const readable = shown.flatMap((one) => one ?? []);
      sample.unreadable += shown.length - readable.length;
      if (readable.length === shown.length) sample.framesApart.push(framesApart(readable));
    });
  };
  while (performance.now() - startMs < seconds * 1000) await nextFrame();
  beforeTick = () => undefined;
  await reading.now;
  const endUtcMs = deck().snapshot.wantsPlay ? deck().snapshot.timeMs : Math.max(...positionsMs());
  const rateHeld = (endUtcMs - startUtcMs) / (performance.now() - startMs);
  const ownSpreadMs = deck().snapshot.spreadMs;
  const after = cameras.map(({ video }) => video.getVideoPlaybackQuality());
  stop();
  const sum = (key: 'droppedVideoFrames' | 'totalVideoFrames'): number =>
    after.reduce((total, quality, index) => total + quality[key] - (before[index]?.[key] ?? 0), 0);
  return {
    ...sample,
    rateHeld,
    ownSpreadMs,
    droppedFrames: sum('droppedVideoFrames'),
    paintedFrames: sum('totalVideoFrames'),
  };
}

async function goTo(timeMs: number): Promise<void> {
  deck().pause();
  await settled();
  deck().seek(timeMs);
  await settled();
}

interface Reached {
  /** Every camera's player holds the due picture, read from its pixels; NaN when that never was. */
  readonly rightMs: number;
  /** The deck itself said so: each picture was reported as drawn. */
  readonly toldMs: number;
}

/** How long until every camera shows the due frame by its pixels, and until the deck knows. */
async function untilRight(startMs: number, dueMs: number): Promise<Reached> {
  const isRight = async ({ clip, video }: Camera, index: number): Promise<boolean> => {
    const lane = deck().timeline.lanes[index];
    const code = await readCode(video);
    return lane?.clip === clip && code?.frame === frameDue(lane, dueMs).frame;
  };
  let rightMs = Number.NaN;
  while (Number.isNaN(rightMs) && performance.now() - startMs < GIVE_UP_MS) {
    // Not by screen refreshes: drawing four pictures without a graphics card takes two of them.
    await pause(READ_STILL_EVERY_MS);
    // The pictures are taken now; to find the code in them takes a while longer.
    const takenMs = performance.now();
    const right = await Promise.all(cameras.map(isRight));
    if (right.every(Boolean)) rightMs = takenMs - startMs;
  }
  await settled();
  return { rightMs, toldMs: performance.now() - startMs };
}

function resultOf(reached: readonly Reached[]): SeekResult {
  const right = reached.filter(({ rightMs }) => !Number.isNaN(rightMs));
  return {
    tookMs: right.map(({ rightMs }) => rightMs),
    toldMs: right.map(({ toldMs }) => toldMs),
    right: right.length,
    total: reached.length,
  };
}

const bench: PageBench = {
  open,
  async play(rate, seconds) {
    const { fromMs, toMs } = commonSpan();
    await goTo(rate > 0 ? fromMs + MARGIN_MS : toMs - MARGIN_MS);
    deck().setRate(rate);
    deck().play();
    return measure(secondsWithin(seconds, rate), () => deck().pause());
  },
  async playNaive(rate, seconds) {
    await goTo(commonSpan().fromMs + MARGIN_MS);
    for (const { video } of cameras) {
      video.playbackRate = rate;
      void video.play();
    }
    return measure(secondsWithin(seconds, rate), () => {
      for (const { video } of cameras) video.pause();
    });
  },
  async seek(count) {
    deck().pause();
    const { fromMs, toMs } = commonSpan();
    const reached: Reached[] = [];
    for (let index = 0; index < count; index += 1) {
      // Spread over the clip without a pattern, the same in every run.
      const part = (index * 0.618_033_988_75) % 1;
      const targetMs = fromMs + 50 + part * (toMs - fromMs - 100);
      const startMs = performance.now();
      deck().seek(targetMs);
      reached.push(await untilRight(startMs, targetMs));
    }
    return resultOf(reached);
  },
  async step(count, frames) {
    const { fromMs, toMs } = commonSpan();
    await goTo((fromMs + toMs) / 2);
    const reached: Reached[] = [];
    for (let index = 0; index < count; index += 1) {
      const startMs = performance.now();
      deck().step(frames);
      reached.push(await untilRight(startMs, deck().snapshot.timeMs));
    }
    return resultOf(reached);
  },
  async scrub(seconds) {
    const { fromMs, toMs } = commonSpan();
    await goTo(fromMs);
    const firstSeek = deck().snapshot.seekId;
    const seen = cameras.map(() => new Set<number>());
    const startMs = performance.now();
    let wishMs = fromMs;
    while (performance.now() - startMs < seconds * 1000) {
      const part = (performance.now() - startMs) / (seconds * 1000);
      wishMs = fromMs + part * (toMs - fromMs);
      deck().seek(wishMs);
      await nextFrame();
      cameras.forEach(({ track }, index) => {
        const frame = track.painted()?.frame;
        if (frame !== undefined) seen[index]?.add(frame);
      });
    }
    const seenPerSecond = Math.min(...seen.map((frames) => frames.size)) / seconds;
    const done = deck().snapshot.seekId - firstSeek;
    const { rightMs: restMs } = await untilRight(performance.now(), wishMs);
    return { picturesPerSecond: done / seconds, seenPerSecond, restMs };
  },
};

window.bench = bench;
