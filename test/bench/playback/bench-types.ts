/** What the bench asks of its page and what it gets back. */
import type { TrackKind } from '@renderer/adapters/create-picture-track';
import type { CameraView } from '@shared/domain/camera';
import type { Clip } from '@shared/domain/clip';

export type { TrackKind };

export interface BenchFile {
  readonly clip: Clip;
  readonly views: readonly CameraView[];
}

/** Where it is read which frame a camera shows: in bar codes, or from `requestVideoFrameCallback`. */
export type ReadFrom = 'pixels' | 'presentation-times';

export interface PlayResult {
  /** Latest minus earliest camera by the players' own positions, one value a screen refresh, ms. */
  readonly spreadsMs: readonly number[];
  /** Frames between pictures beyond what the grids allow, read from pixels; empty without bar codes. */
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
  /** Different frames that reached the screen, and frames of that time, on all files together. */
  readonly shownFrames: number;
  readonly dueFrames: number;
}

export interface SeekResult {
  /** Until every camera held the due picture. */
  readonly tookMs: readonly number[];
  /** Until the deck said that all are drawn. */
  readonly toldMs: readonly number[];
  /** Of these, how many showed the due frame on every camera. */
  readonly right: number;
  readonly total: number;
}

export interface ScrubResult {
  /** Moments sought a second. */
  readonly seeksPerSecond: number;
  /** Different pictures a second on the camera that had the fewest, as the tracks tell. */
  readonly picturesPerSecond: number;
  /** Seconds between what the cameras showed meanwhile, one value a screen refresh. */
  readonly apartS: readonly number[];
  /** From the last wish until every camera shows it, one value a drag. */
  readonly restMs: readonly number[];
}

/** `window.bench` on the page. */
export interface PageBench {
  open(files: readonly BenchFile[], kind: TrackKind): Promise<ReadFrom>;
  play(rate: number, seconds: number): Promise<PlayResult>;
  playNaive(rate: number, seconds: number): Promise<PlayResult>;
  seek(count: number): Promise<SeekResult>;
  step(count: number, frames: 1 | -1): Promise<SeekResult>;
  scrub(drags: number): Promise<ScrubResult>;
}

declare global {
  interface Window {
    bench: PageBench;
  }
}
