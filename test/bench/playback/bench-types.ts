/** What the bench asks of its page and what it gets back. */
import type { TrackKind } from '@renderer/adapters/create-picture-track';
import type { Clip } from '@shared/domain/clip';

export type { TrackKind };

export interface PlayResult {
  /** Latest minus earliest camera by the players' own positions, one value a screen refresh, ms. */
  readonly spreadsMs: readonly number[];
  /** Frames between pictures beyond what the grids allow, read from pixels. */
  readonly framesApart: readonly number[];
  /** The same at every refresh, by what `requestVideoFrameCallback` told. */
  readonly paintedApart: readonly number[];
  /** Pictures whose bar code could not be read. */
  readonly unreadable: number;
  /** UTC milliseconds that passed a wall millisecond: the rate that was really held. */
  readonly rateHeld: number;
  /** Deck's own badge at the end. */
  readonly ownSpreadMs: number | null;
  readonly droppedFrames: number;
  readonly paintedFrames: number;
}

export interface SeekResult {
  /** Until every player held the due picture, by its pixels. */
  readonly tookMs: readonly number[];
  /** Until the deck said that all are drawn. */
  readonly toldMs: readonly number[];
  /** Of these, how many showed the due frame on every camera, read from pixels. */
  readonly right: number;
  readonly total: number;
}

export interface ScrubResult {
  readonly picturesPerSecond: number;
  /** Different pictures a second on the camera that had the fewest, as the tracks tell. */
  readonly seenPerSecond: number;
  /** From the last wish until every camera shows it. */
  readonly restMs: number;
}

/** `window.bench` on the page. */
export interface PageBench {
  open(clips: readonly Clip[], kind: TrackKind): Promise<void>;
  play(rate: number, seconds: number): Promise<PlayResult>;
  playNaive(rate: number, seconds: number): Promise<PlayResult>;
  seek(count: number): Promise<SeekResult>;
  step(count: number, frames: 1 | -1): Promise<SeekResult>;
  scrub(seconds: number): Promise<ScrubResult>;
}

declare global {
  interface Window {
    bench: PageBench;
  }
}
