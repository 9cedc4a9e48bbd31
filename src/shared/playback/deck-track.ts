/** One camera's book-keeping on the deck: its place on the time line, what it owes, what it shows. */
import type { CameraTrack } from './camera-track';
import { frameEndUs, frameStartUs, usualFrameUs } from './frame-table';
import type { DeckTrackSnapshot, DeckTrackStatus } from './snapshot';
import type { TrackReading } from './spread-meter';
import { frameDue, ptsOf, utcOf, type FrameDue, type TimelineLane } from './timeline';

/** The heard camera is steered like any other once it is this far from the clock. */
const LEAD_FREEDOM_US = 150_000;

/** A jump alone brings a hanging camera level for a moment: that is not keeping up. */
const RECOVERED_AFTER_MS = 1000;

export class DeckTrack {
  /** Held the others back for too long, or never painted what a seek asked for. */
  late = false;
  running = false;
  /** How long a frame usually stays, milliseconds. */
  readonly frameMs: number;
  #inStepSinceMs: number | null = null;
  #failure: string | null = null;

  constructor(
    public lane: TimelineLane,
    readonly media: CameraTrack,
  ) {
    this.frameMs = usualFrameUs(lane.clip.frames) / 1000;
  }

  get id(): string {
    return this.lane.clip.clipId;
  }

  get usable(): boolean {
    return this.#failure === null && this.media.status === 'ready';
  }

  fail(reason: string): void {
    this.#failure = reason;
    this.running = false;
  }

  due(timeMs: number): FrameDue {
    return frameDue(this.lane, timeMs);
  }

  /** The clip has a picture of its own at this moment, so it can run (holes are run through). */
  covers(timeMs: number): boolean {
    const { where } = this.due(timeMs);
    return where === 'shown' || where === 'gap';
  }

  /** It runs, or is about to: its first frame must be decoded before the others go on. */
  mustKeepUp(timeMs: number): boolean {
    return this.running || (this.media.isExact && this.usable && this.covers(timeMs));
  }

  /** A camera that was left behind counts again once it has kept up for a while. */
  recover(inStep: boolean, nowMs: number): void {
    this.#inStepSinceMs = inStep ? (this.#inStepSinceMs ?? nowMs) : null;
    if (this.#inStepSinceMs === null || nowMs - this.#inStepSinceMs < RECOVERED_AFTER_MS) return;
    this.late = false;
  }

  shows(frame: number): boolean {
    return this.media.painted()?.frame === frame;
  }

  positionMs(): number {
    return utcOf(this.lane.clip, this.media.positionUs());
  }

  /**
   * How far it is behind the moment while running at `rate`, milliseconds; negative when ahead. A camera that
   * shows its frames itself is behind only as far as they are not decoded.
   */
  lagMs(timeMs: number, rate: number): number {
    const { clip } = this.lane;
    const direction = rate < 0 ? -1 : 1;
    const targetUs = ptsOf(clip, timeMs);
    const readyUs = this.media.isExact ? this.media.readyUs?.(targetUs, direction) : undefined;
    if (readyUs === undefined) return direction * (timeMs - this.positionMs());
    if (readyUs === targetUs) return 0;
    // One microsecond inside: UTC is rounded to a quarter of one.
    return direction * (timeMs - utcOf(clip, readyUs - direction));
  }

  /**
   * Runs while the moment lies inside the clip, stands still outside.
   * @param leads the clock follows this camera, so it runs on undisturbed unless it is far off.
   */
  run(timeMs: number, rate: number, leads: boolean): void {
    const shouldRun = this.usable && this.covers(timeMs);
    if (shouldRun && !this.running) {
      this.running = true;
      this.media.play(rate);
    } else if (!shouldRun && this.running) {
      // It stands on the frame that is due from now on, its last, not on the one shown a tick before.
      if (this.media.isExact) this.media.follow(ptsOf(this.lane.clip, timeMs), rate);
      this.stop();
    }
    if (!this.running) return;
    const targetUs = ptsOf(this.lane.clip, timeMs);
    const positionUs = this.media.positionUs();
    const isNear = Math.abs(targetUs - positionUs) < LEAD_FREEDOM_US;
    this.media.follow(leads && isNear ? positionUs : targetUs, rate);
  }

  stop(): void {
    if (!this.running) return;
    this.running = false;
    this.media.pause();
  }

  reading(): TrackReading | null {
    const painted = this.media.painted();
    if (painted === null) return null;
    const { clip } = this.lane;
    return {
      positionMs: this.positionMs(),
      shownFromMs: utcOf(clip, frameStartUs(clip.frames, painted.frame)),
      shownToMs: utcOf(clip, frameEndUs(clip.frames, painted.frame)),
    };
  }

  snapshot(timeMs: number, waiting: boolean): DeckTrackSnapshot {
    const { where } = this.due(timeMs);
    const painted = this.media.painted();
    return {
      clipId: this.id,
      status: this.#status(where, waiting),
      where,
      frame: painted?.frame ?? null,
      ptsUs: painted?.ptsUs ?? null,
      awayMs: this.#awayMs(timeMs, where),
      late: this.late,
      reason: this.#failure,
    };
  }

  #status(where: FrameDue['where'], waiting: boolean): DeckTrackStatus {
    if (this.#failure !== null) return 'unavailable';
    if (waiting || !this.usable) return 'waiting';
    return where === 'shown' ? 'ready' : 'out-of-range';
  }

  #awayMs(timeMs: number, where: FrameDue['where']): number {
    if (where === 'before-start') return this.lane.startMs - timeMs;
    if (where === 'after-end') return timeMs - this.lane.endMs;
    if (where === 'gap') {
      const next = this.lane.spans.find((span) => span.fromMs > timeMs);
      return next === undefined ? 0 : next.fromMs - timeMs;
    }
    return 0;
  }
}
