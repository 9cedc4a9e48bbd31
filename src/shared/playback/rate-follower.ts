/** Keeps a self-running player (a video element) on the clock by small changes of its rate. */

/** What is steered: the parts of a media element that clock work needs. */
export interface RunningMedia {
  positionUs(): number;
  /** Presentation time of the file's end; nothing can be steered past it. */
  endUs(): number;
  setRate(rate: number): void;
  play(): void;
  pause(): void;
  /** Jumps while running; lands there some time later. */
  jump(ptsUs: number): void;
  isJumping(): boolean;
}

/** Players accept no other rates (Chromium). */
const MIN_RATE = 0.0625;
const MAX_RATE = 16;
/** Looking more often measures noise: a player's position moves in steps of one picture. */
const CHECK_EVERY_MS = 50;
const CHECK_EVERY_FAST_MS = 33;
const FAST_FROM_RATE = 4;
/** Weight of the newest measurement; the rest is memory. */
const SMOOTHING = 0.6;
const DEAD_BAND_MS = 2;
/** Errors are meant to be gone after this long. */
const CORRECTION_MS = 300;
const MAX_NUDGE = 0.25;
/** Right after a start players differ most. */
const MAX_NUDGE_AT_START = 0.5;
const START_PHASE_MS = 1500;
const RATE_STEP = 0.001;
const PAUSE_WHEN_AHEAD_MS = 200;
const JUMP_WHEN_BEHIND_MS = 1000;
const JUMP_PAUSE_MS = 1500;
const FIRST_GUESS_JUMP_MS = 150;

export class RateFollower {
  #startedAtMs = 0;
  #checkedAtMs = -Infinity;
  #errorMs: number | null = null;
  #setRate = 0;
  #baseRate = 1;
  #holding = false;
  #jumpedAtMs = -Infinity;
  #jumpPending = false;
  #jumpLatencyMs = FIRST_GUESS_JUMP_MS;

  constructor(
    private readonly media: RunningMedia,
    private readonly nowMs: () => number,
  ) {}

  start(rate: number): void {
    this.#startedAtMs = this.nowMs();
    this.#checkedAtMs = this.#startedAtMs;
    this.#errorMs = null;
    this.#baseRate = rate;
    this.#holding = false;
    this.#jumpPending = false;
    this.#apply(rate);
    this.media.play();
  }

  stop(): void {
    this.#holding = false;
    this.media.pause();
  }

  /** @param targetUs where the clock says the file should be now. */
  follow(targetUs: number, rate: number): void {
    const nowMs = this.nowMs();
    const everyMs = rate >= FAST_FROM_RATE ? CHECK_EVERY_FAST_MS : CHECK_EVERY_MS;
    if (rate !== this.#baseRate) {
      this.#baseRate = rate;
      this.#errorMs = null;
      this.#startedAtMs = nowMs;
      this.#apply(rate);
    }
    // The tick that comes nearest to the interval counts, so that 16.7 ms ticks do not turn 50 into 67.
    if (nowMs - this.#checkedAtMs < everyMs - 6) return;
    this.#checkedAtMs = nowMs;
    if (this.#stillJumping(nowMs)) return;
    if (this.media.positionUs() >= this.media.endUs()) return;
    this.#steer((this.media.positionUs() - targetUs) / 1000, rate, targetUs, nowMs);
  }

  #stillJumping(nowMs: number): boolean {
    if (!this.#jumpPending) return false;
    if (this.media.isJumping()) return true;
    this.#jumpPending = false;
    this.#jumpLatencyMs += 0.5 * (nowMs - this.#jumpedAtMs - this.#jumpLatencyMs);
    this.#errorMs = null;
    this.#startedAtMs = nowMs;
    return false;
  }

  #steer(errorMs: number, rate: number, targetUs: number, nowMs: number): void {
    const scale = Math.max(1, rate);
    if (this.#holding) {
      if (errorMs > 0) return;
      this.#holding = false;
      this.#errorMs = null;
      this.media.play();
    } else if (errorMs > PAUSE_WHEN_AHEAD_MS * scale) {
      this.#holding = true;
      this.media.pause();
      return;
    }
    if (errorMs < -JUMP_WHEN_BEHIND_MS * scale && nowMs - this.#jumpedAtMs > JUMP_PAUSE_MS) {
      this.#jumpedAtMs = nowMs;
      this.#jumpPending = true;
      this.media.jump(Math.min(this.media.endUs(), targetUs + rate * this.#jumpLatencyMs * 1000));
      return;
    }
    this.#errorMs =
      this.#errorMs === null ? errorMs : SMOOTHING * errorMs + (1 - SMOOTHING) * this.#errorMs;
    this.#apply(this.#nudged(this.#errorMs, rate, scale, nowMs));
  }

  #nudged(errorMs: number, rate: number, scale: number, nowMs: number): number {
    if (Math.abs(errorMs) <= DEAD_BAND_MS * scale) return rate;
    const isStarting = nowMs - this.#startedAtMs < START_PHASE_MS;
    const limit = (isStarting ? MAX_NUDGE_AT_START : MAX_NUDGE) * rate;
    const nudge = Math.max(-limit, Math.min(limit, errorMs / CORRECTION_MS));
    return Math.max(MIN_RATE, Math.min(MAX_RATE, rate - nudge));
  }

  #apply(rate: number): void {
    if (Math.abs(rate - this.#setRate) <= RATE_STEP * rate) return;
    this.#setRate = rate;
    this.media.setRate(rate);
  }
}
