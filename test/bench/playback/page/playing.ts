/** Playing, measured: by positions and painted frames at each refresh, by pixels a few times a second. */
import { createScreenScheduler } from '@renderer/adapters/screen-scheduler';
import { usualFrameUs } from '@shared/playback/frame-table';
import { framesApart } from '@shared/playback/spread-meter';
import { utcOf } from '@shared/playback/timeline';
import type { PlayResult } from '../bench-types';
import {
  allTracks,
  commonSpan,
  deck,
  goTo,
  isReadFromPixels,
  nextFrame,
  readPainted,
  readShown,
} from './stage';

/** Pixels are read this often while playing: more would measure the reading. */
const READ_EVERY_MS = 150;
/** Start and settling are not what is measured. */
const WARM_UP_MS = 1500;
/** Away from both ends of what all cameras have. */
const MARGIN_MS = 1000;

/** Called at each refresh before the deck hands over new pictures: what stands there is what is seen. */
let beforeTick = (): void => undefined;
createScreenScheduler().everyTick(() => beforeTick());

const videos = (): readonly HTMLVideoElement[] => [...document.querySelectorAll('video')];
const positionsMs = (): number[] =>
  allTracks().map(({ clip, track }) => utcOf(clip, track.positionUs()));
const nowUtcMs = (): number =>
  deck().snapshot.wantsPlay ? deck().snapshot.timeMs : Math.max(...positionsMs());

/** At high rates the clips are over sooner. */
function secondsWithin(seconds: number, rate: number): number {
  const { fromMs, toMs } = commonSpan();
  const lastS = (toMs - fromMs - 2 * MARGIN_MS) / 1000 / Math.abs(rate) - WARM_UP_MS / 1000;
  return Math.max(1, Math.min(seconds, lastS));
}

/** Reads pixels now and then without holding up the refresh. */
class PixelReader {
  readonly apart: number[] = [];
  unreadable = 0;
  #now: Promise<void> | null = null;
  #readAtMs = performance.now();

  look(): void {
    if (!isReadFromPixels() || this.#now !== null) return;
    if (performance.now() - this.#readAtMs < READ_EVERY_MS) return;
    this.#readAtMs = performance.now();
    this.#now = readShown().then((shown) => {
      this.#now = null;
      const readable = shown.flatMap((one) => one ?? []);
      this.unreadable += shown.length - readable.length;
      if (readable.length === shown.length) this.apart.push(framesApart(readable));
    });
  }

  async end(): Promise<void> {
    await this.#now;
  }
}

async function measure(seconds: number, stop: () => void): Promise<PlayResult> {
  const warmUntilMs = performance.now() + WARM_UP_MS;
  while (performance.now() < warmUntilMs) await nextFrame();
  const tracks = allTracks();
  const shown = tracks.map(() => new Set<number>());
  const off = tracks.map(({ track }, index) =>
    track.listen({ painted: ({ frame }) => shown[index]?.add(frame) }),
  );
  const droppedBefore = dropped();
  const spreadsMs: number[] = [];
  const paintedApart: number[] = [];
  const pixels = new PixelReader();
  const startMs = performance.now();
  const startUtcMs = nowUtcMs();
  beforeTick = () => {
    const positions = positionsMs();
    spreadsMs.push(Math.max(...positions) - Math.min(...positions));
    paintedApart.push(framesApart(readPainted()));
    pixels.look();
  };
  while (performance.now() - startMs < seconds * 1000) await nextFrame();
  beforeTick = () => undefined;
  const passedMs = nowUtcMs() - startUtcMs;
  const wallMs = performance.now() - startMs;
  await pixels.end();
  off.forEach((end) => end());
  const ownSpreadMs = deck().snapshot.spreadMs;
  const droppedFrames = dropped() - droppedBefore;
  stop();
  const due = tracks.map(({ clip }) => (Math.abs(passedMs) * 1000) / usualFrameUs(clip.frames));
  return {
    spreadsMs,
    framesApart: pixels.apart,
    paintedApart,
    unreadable: pixels.unreadable,
    rateHeld: passedMs / wallMs,
    ownSpreadMs,
    droppedFrames,
    shownFrames: shown.reduce((sum, frames) => sum + frames.size, 0),
    dueFrames: Math.round(due.reduce((sum, frames) => sum + frames, 0)),
  };
}

const dropped = (): number =>
  videos().reduce((sum, video) => sum + video.getVideoPlaybackQuality().droppedVideoFrames, 0);

export async function play(rate: number, seconds: number): Promise<PlayResult> {
  const { fromMs, toMs } = commonSpan();
  await goTo(rate > 0 ? fromMs + MARGIN_MS : toMs - MARGIN_MS);
  deck().setRate(rate);
  deck().play();
  return measure(secondsWithin(seconds, rate), () => deck().pause());
}

/** What a page does that knows no clock: every player is told to play, and left to itself. */
export async function playNaive(rate: number, seconds: number): Promise<PlayResult> {
  await goTo(commonSpan().fromMs + MARGIN_MS);
  for (const video of videos()) {
    video.playbackRate = rate;
    void video.play();
  }
  return measure(secondsWithin(seconds, rate), () => {
    for (const video of videos()) video.pause();
  });
}
