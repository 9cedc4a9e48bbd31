/** The one clock of the deck: T(t) = T0 + rate · (t − t0), stopped or running. */

export class MasterClock {
  #anchorTimeMs: number;
  #anchorNowMs = 0;
  #rate = 1;
  #running = false;

  /** @param timeMs UTC milliseconds at which it stands. */
  constructor(
    private readonly nowMs: () => number,
    timeMs: number,
  ) {
    this.#anchorTimeMs = timeMs;
  }

  get running(): boolean {
    return this.#running;
  }

  get rate(): number {
    return this.#rate;
  }

  /** The moment it shows, UTC milliseconds. */
  timeMs(): number {
    if (!this.#running) return this.#anchorTimeMs;
    return this.#anchorTimeMs + this.#rate * (this.nowMs() - this.#anchorNowMs);
  }

  /** Jumps to a moment and keeps running or standing. */
  set(timeMs: number): void {
    this.#anchorTimeMs = timeMs;
    this.#anchorNowMs = this.nowMs();
  }

  setRate(rate: number): void {
    this.set(this.timeMs());
    this.#rate = rate;
  }

  start(): void {
    if (this.#running) return;
    this.#anchorNowMs = this.nowMs();
    this.#running = true;
  }

  stop(): void {
    this.#anchorTimeMs = this.timeMs();
    this.#running = false;
  }
}
