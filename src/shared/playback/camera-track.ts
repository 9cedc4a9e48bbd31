/** What the engine asks of one playing file, whatever plays it; times are the file's own. */

/** A frame that is on screen now. */
export interface PaintedFrame {
  readonly frame: number;
  readonly ptsUs: number;
}

export type CameraTrackStatus = 'loading' | 'ready' | 'failed';

/** Why a track failed, in plain words for the reviewer. */
export interface TrackFailure {
  readonly reason: string;
}

export interface CameraTrackListener {
  /** A frame was painted; also called after a seek that ended on the frame already shown. */
  painted?(frame: PaintedFrame): void;
  /** The track can no longer play; it never recovers. */
  failed?(failure: TrackFailure): void;
}

/**
 * One file that can be shown at a moment and run along with the engine's clock.
 * The engine owns the clock; a track only ever follows.
 */
export interface CameraTrack {
  readonly trackId: string;
  readonly status: CameraTrackStatus;
  /** Whether `follow` may be asked to run backwards. */
  readonly canReverse: boolean;
  /** It puts each frame on screen itself: never steered, only held until the frame is decoded. */
  readonly isExact: boolean;
  /** Resolves when the first frame is painted; a failure is reported to listeners and ends it too. */
  load(): Promise<void>;
  /** Stands still and shows the frame at this presentation time (aim inside the frame). */
  seek(aimUs: number): void;
  /** A later wish waits for this seek to end: shows the nearest picture there is. Exact tracks only. */
  showNearest?(): void;
  /** Starts to run at `rate` from where it stands. */
  play(rate: number): void;
  pause(): void;
  /** Called often while running: be at `targetUs` now and go on at `rate`. */
  follow(targetUs: number, rate: number): void;
  /** Where the file's own playback stands, microseconds. */
  positionUs(): number;
  /**
   * How far on the way to `targetUs` it could show its frames at once: `targetUs` itself when that one's
   * frame is decoded. Exact tracks only, standing or running.
   * @param direction where it runs, or is about to.
   */
  readyUs?(targetUs: number, direction: -1 | 1): number;
  /** The frame on screen; null before the first. */
  painted(): PaintedFrame | null;
  /** @returns its own off switch. */
  listen(listener: CameraTrackListener): () => void;
  /** Releases everything; calls after it do nothing. */
  destroy(): void;
}

/** Time and waiting, handed in so that tests own them. */
export interface PlaybackScheduler {
  /** Monotonic milliseconds. */
  nowMs(): number;
  /** Calls back again and again, about once a screen refresh, until switched off. */
  everyTick(callback: () => void): () => void;
}
