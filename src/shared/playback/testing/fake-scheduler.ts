/** Time that stands still until a test moves it, in ticks of a 60 Hz screen. */
import type { PlaybackScheduler } from '../camera-track';

const TICK_MS = 1000 / 60;

export class FakeScheduler implements PlaybackScheduler {
  #nowMs = 1000;
  readonly #ticks = new Set<() => void>();

  nowMs(): number {
    return this.#nowMs;
  }

  everyTick(callback: () => void): () => void {
    this.#ticks.add(callback);
    return () => this.#ticks.delete(callback);
  }

  /** Lets time pass tick by tick, longer ones on a busy machine; promises settle in between. */
  async pass(durationMs: number, tickMs = TICK_MS): Promise<void> {
    const untilMs = this.#nowMs + durationMs;
    while (this.#nowMs < untilMs) {
      this.#nowMs += tickMs;
      for (const tick of [...this.#ticks]) tick();
      await Promise.resolve();
    }
  }
}
