/** Slows all cameras down together when the machine cannot decode as fast as asked. */

/** More lost time than this within a second means the rate cannot be held. */
const LOSS_LIMIT_MS = 120;
const WINDOW_MS = 1000;
const LOWER_BY = 0.85;
const RAISE_BY = 1.1;
const RAISE_AFTER_MS = 4000;
/** The first pictures after a start are decoded from cold: that says nothing of what can be held. */
const START_MS = 800;
/** Below real time, slowing down further only hides a stall. */
const FLOOR = 1;

export class Governor {
  #requested = 1;
  #effective = 1;
  #losses: { readonly atMs: number; readonly lostMs: number }[] = [];
  #quietSinceMs = 0;
  #requestedAtMs = -Infinity;

  constructor(private readonly nowMs: () => number) {}

  /** The rate to run at, never above the one asked for. */
  get rate(): number {
    return this.#effective;
  }

  /** @param rate negative (backwards) is taken as it is: only forward play is slowed down. */
  request(rate: number): void {
    this.#requested = rate;
    this.#effective = rate;
    this.#requestedAtMs = this.nowMs();
    this.forget();
  }

  /** After a seek or a pause old losses say nothing. */
  forget(): void {
    this.#losses = [];
    this.#quietSinceMs = this.nowMs();
  }

  /** @param lostMs wall time the clock was held back since the last call. */
  report(lostMs: number): void {
    const nowMs = this.nowMs();
    if (this.#requested <= FLOOR || nowMs - this.#requestedAtMs < START_MS) return;
    this.#losses = this.#losses.filter((loss) => nowMs - loss.atMs < WINDOW_MS);
    if (lostMs > 0) {
      this.#losses.push({ atMs: nowMs, lostMs });
      this.#quietSinceMs = nowMs;
    }
    const lostInWindowMs = this.#losses.reduce((sum, loss) => sum + loss.lostMs, 0);
    if (lostInWindowMs > LOSS_LIMIT_MS) {
      this.#effective = Math.max(FLOOR, this.#effective * LOWER_BY);
      this.forget();
    } else if (this.#effective < this.#requested && nowMs - this.#quietSinceMs > RAISE_AFTER_MS) {
      this.#effective = Math.min(this.#requested, this.#effective * RAISE_BY);
      this.forget();
    }
  }
}
