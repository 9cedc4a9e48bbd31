/** When the clock waits: no camera may fall behind the others, so all of them are held back. */
import type { DeckTrack } from './deck-track';

/** Further behind than this (times the rate) and the clock is set back. */
const MAX_LAG_MS = 80;
/** UTC in milliseconds is stored to a quarter of a microsecond. */
const ROUNDING_MS = 0.001;
/** Asked to run faster than this, a late tick is not made up for by one long stride: all slow down instead. */
const STRIDE_FROM_RATE = 2;
/** A stride: what passes in one refresh of the screen, or this many frames if that is more. */
const STRIDE_REFRESH_MS = 17;
const STRIDE_FRAMES = 2;
/** A camera may hold the others this long; then it is named late and they go on without it. */
const PATIENCE_MS = 5000;
/** Shorter holds are not worth telling. */
const BUFFERING_AFTER_MS = 100;

export interface WantedHold {
  /** Milliseconds of UTC by which the clock has to be set back; 0 when all keep up. */
  readonly backMs: number;
  /** The cameras that are behind. */
  readonly behind: readonly DeckTrack[];
  /** Others keep up, and could go on without them. */
  readonly othersKeepUp: boolean;
}

/** Says how much the clock has to wait, and since when it makes no progress. */
export class HoldMeter {
  #reportedAtMs: number | null = null;
  #heldSinceMs: number | null = null;
  #lostMs = 0;
  /** Where the clock was left at the last look. */
  #leftAtMs: number | null = null;

  constructor(private readonly nowMs: () => number) {}

  forget(): void {
    this.#reportedAtMs = null;
    this.#heldSinceMs = null;
    this.#lostMs = 0;
    this.#leftAtMs = null;
  }

  /** The clock was put elsewhere on purpose: that was no stride. */
  moved(): void {
    this.#leftAtMs = null;
  }

  /**
   * How far the slowest camera forces the clock back. Late cameras hold nobody.
   * @param rate what the clock runs at. @param asked what it was asked to run at.
   */
  wanted(tracks: readonly DeckTrack[], timeMs: number, rate: number, asked: number): WantedHold {
    const scale = Math.max(1, Math.abs(rate));
    const behind: DeckTrack[] = [];
    let othersKeepUp = false;
    // A camera that has just joined may be far behind: for that one the clock stands, and does not go back.
    const passedMs = Math.abs(timeMs - (this.#leftAtMs ?? timeMs)) + ROUNDING_MS;
    const mostBackMs = this.#leftAtMs === null ? Number.POSITIVE_INFINITY : passedMs;
    let backMs = Math.max(0, passedMs - longestStrideMs(tracks, rate, asked));
    for (const track of tracks) {
      if (!track.mustKeepUp(timeMs)) continue;
      const { isExact } = track.media;
      // One that shows its frames itself is behind as soon as the due one is not decoded.
      const limitMs = isExact ? 0 : MAX_LAG_MS * scale;
      const lagMs = track.lagMs(timeMs, rate);
      if (track.late) track.recover(Math.abs(lagMs) <= limitMs, this.nowMs());
      if (track.late) continue;
      if (lagMs <= limitMs) {
        othersKeepUp = true;
        continue;
      }
      behind.push(track);
      // Exactly back into the last frame that is decoded: one moment for all pictures.
      backMs = Math.max(backMs, isExact ? Math.min(lagMs, mostBackMs) : lagMs - limitMs);
    }
    this.#leftAtMs = timeMs - Math.sign(rate) * backMs;
    return { backMs, behind, othersKeepUp };
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
    if (nowMs - this.#heldSinceMs > PATIENCE_MS && hold.othersKeepUp) {
      for (const track of hold.behind) track.late = true;
    }
  }

  /** The clock has stood for longer than a blink. */
  isLong(): boolean {
    return this.#heldSinceMs !== null && this.nowMs() - this.#heldSinceMs > BUFFERING_AFTER_MS;
  }
}

/** Pictures of one instant may reach the screen a refresh apart: then they are no further apart than this. */
function longestStrideMs(tracks: readonly DeckTrack[], rate: number, asked: number): number {
  const running = tracks.filter((track) => track.running);
  const isExact = running.every((track) => track.media.isExact);
  if (Math.abs(asked) <= STRIDE_FROM_RATE || !isExact) return Number.POSITIVE_INFINITY;
  const frameMs = Math.min(...running.map((track) => track.frameMs));
  return Math.max(Math.abs(rate) * STRIDE_REFRESH_MS, STRIDE_FRAMES * frameMs);
}
