/** When the clock waits: no camera may fall behind the others, so all of them are held back. */
import type { DeckTrack } from './deck-track';

/** Further behind than this (times the rate) and the clock is set back. */
const MAX_LAG_MS = 80;
/** A camera that shows its frames itself is behind as soon as its next one is not decoded. */
const MAX_EXACT_LAG_MS = 1;
/** A camera may hold the others this long; then it is named late and they go on without it. */
const PATIENCE_MS = 5000;
/** Shorter holds are not worth telling. */
const BUFFERING_AFTER_MS = 100;

export interface WantedHold {
  /** Milliseconds of UTC by which the clock has to be set back; 0 when all keep up. */
  readonly backMs: number;
  /** The cameras that are behind. */
  readonly behind: readonly DeckTrack[];
}

/** Says how much the clock has to wait, and since when it makes no progress. */
export class HoldMeter {
  #reportedAtMs: number | null = null;
  #heldSinceMs: number | null = null;
  #lostMs = 0;

  constructor(private readonly nowMs: () => number) {}

  forget(): void {
    this.#reportedAtMs = null;
    this.#heldSinceMs = null;
    this.#lostMs = 0;
  }

  /** How far the slowest camera forces the clock back. Late cameras hold nobody. */
  wanted(tracks: readonly DeckTrack[], timeMs: number, rate: number): WantedHold {
    const scale = Math.max(1, Math.abs(rate));
    const direction = Math.sign(rate);
    let backMs = 0;
    const behind: DeckTrack[] = [];
    for (const track of tracks) {
      if (!track.running) continue;
      const limitMs = (track.media.isExact ? MAX_EXACT_LAG_MS : MAX_LAG_MS) * scale;
      const lagMs = direction * (timeMs - track.positionMs());
      if (track.late) track.recover(Math.abs(lagMs) < limitMs, this.nowMs());
      if (track.late || lagMs <= limitMs) continue;
      behind.push(track);
      backMs = Math.max(backMs, lagMs - limitMs);
    }
    return { backMs, behind };
  }

  /** Wall time lost since the report before. */
  get lostMs(): number {
    return this.#lostMs;
  }

  report(hold: WantedHold, rate: number): void {
    const nowMs = this.nowMs();
    const passedMs = nowMs - (this.#reportedAtMs ?? nowMs);
    this.#reportedAtMs = nowMs;
    this.#lostMs = hold.backMs / Math.max(Math.abs(rate), Number.EPSILON);
    // Held means that most of the time since the last look was taken back again.
    if (hold.backMs === 0 || this.#lostMs < passedMs / 2) {
      this.#heldSinceMs = null;
      return;
    }
    this.#heldSinceMs ??= nowMs;
    if (nowMs - this.#heldSinceMs > PATIENCE_MS) {
      for (const track of hold.behind) track.late = true;
    }
  }

  /** The clock has stood for longer than a blink. */
  isLong(): boolean {
    return this.#heldSinceMs !== null && this.nowMs() - this.#heldSinceMs > BUFFERING_AFTER_MS;
  }
}
