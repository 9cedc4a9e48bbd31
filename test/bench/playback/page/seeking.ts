/** Jumps, steps and drags, measured until every camera shows what is due. */
import { usualFrameUs } from '@shared/playback/frame-table';
import type { ScrubResult, SeekResult } from '../bench-types';
import {
  allCameras,
  commonSpan,
  deck,
  GIVE_UP_MS,
  goTo,
  isRightAt,
  nextFrame,
  readPainted,
  settled,
} from './stage';

const LOOK_EVERY_MS = 4;
const DRAG_S = 4;

interface Reached {
  /** Every camera holds the due picture; NaN when that never was. */
  readonly rightMs: number;
  /** The deck itself said so: each picture was reported as drawn. */
  readonly toldMs: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function untilRight(startMs: number, dueMs: number): Promise<Reached> {
  let rightMs = Number.NaN;
  while (Number.isNaN(rightMs) && performance.now() - startMs < GIVE_UP_MS) {
    // Not by screen refreshes: drawing four pictures without a graphics card takes two of them.
    await pause(LOOK_EVERY_MS);
    // The pictures are taken now; to find the code in them takes a while longer.
    const takenMs = performance.now();
    if (await isRightAt(dueMs)) rightMs = takenMs - startMs;
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

export async function seek(count: number): Promise<SeekResult> {
  deck().pause();
  await settled();
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
}

export async function step(count: number, frames: 1 | -1): Promise<SeekResult> {
  const { fromMs, toMs } = commonSpan();
  const [first] = deck().timeline.lanes;
  const frameMs = first === undefined ? 100 : usualFrameUs(first.clip.frames) / 1000;
  const most = Math.min(count, Math.floor((toMs - fromMs) / frameMs) - 2);
  await goTo((fromMs + toMs - frames * most * frameMs) / 2);
  const reached: Reached[] = [];
  for (let index = 0; index < most; index += 1) {
    const beforeMs = deck().snapshot.timeMs;
    const startMs = performance.now();
    deck().step(frames);
    await deckIsAway(beforeMs);
    reached.push(await untilRight(startMs, deck().snapshot.timeMs));
  }
  return resultOf(reached);
}

/** A step that has to wait for another seek moves the deck a little later. */
async function deckIsAway(beforeMs: number): Promise<void> {
  const untilMs = performance.now() + GIVE_UP_MS;
  while (deck().snapshot.timeMs === beforeMs && performance.now() < untilMs) await nextFrame();
}

/** A hand that drags the time line: there, back, and to and fro. @param part 0…1 of the drag. */
const HANDS: readonly ((part: number) => number)[] = [
  (part) => part,
  (part) => 1 - part,
  (part) => 0.5 + 0.4 * Math.sin(part * 3 * Math.PI),
];

export async function scrub(drags: number): Promise<ScrubResult> {
  const { fromMs, toMs } = commonSpan();
  const restMs: number[] = [];
  const apartS: number[] = [];
  const cameras = allCameras();
  const fewest: number[] = [];
  let seeks = 0;
  for (let drag = 0; drag < drags; drag += 1) {
    const hand = HANDS[drag % HANDS.length] ?? ((part: number) => part);
    const wishAt = (part: number): number => fromMs + hand(part) * (toMs - fromMs - 100);
    await goTo(wishAt(0));
    const firstSeek = deck().snapshot.seekId;
    const seen = cameras.map(() => new Set<number>());
    const startMs = performance.now();
    let part = 0;
    while (part < 1) {
      deck().seek(wishAt(part));
      await nextFrame();
      cameras.forEach(({ track }, index) => seen[index]?.add(track.painted()?.frame ?? -1));
      apartS.push(secondsApart());
      part = (performance.now() - startMs) / (DRAG_S * 1000);
    }
    seeks += deck().snapshot.seekId - firstSeek;
    fewest.push(Math.min(...seen.map((frames) => frames.size)));
    const atRestMs = performance.now();
    deck().seek(wishAt(1));
    restMs.push((await untilRight(atRestMs, wishAt(1))).rightMs);
  }
  const draggedS = drags * DRAG_S;
  const pictures = fewest.reduce((sum, count) => sum + count, 0);
  return {
    seeksPerSecond: seeks / draggedS,
    picturesPerSecond: pictures / draggedS,
    apartS,
    restMs,
  };
}

/** How far the pictures on screen are from being of one moment. */
function secondsApart(): number {
  const shown = readPainted();
  const latestMs = Math.max(...shown.map(({ shownFromMs }) => shownFromMs));
  const earliestMs = Math.min(...shown.map(({ shownToMs }) => shownToMs));
  return Math.max(0, latestMs - earliestMs) / 1000;
}
