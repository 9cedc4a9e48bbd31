/** Bytes per second over the last few seconds. */

const WINDOW_MS = 4_000;

export class RateMeter {
  #samples: { readonly atMs: number; readonly bytes: number }[] = [];

  /** @param atMs of a clock that never jumps. */
  add(bytes: number, atMs: number): void {
    if (bytes <= 0) return;
    this.#samples.push({ atMs, bytes });
    this.#drop(atMs);
  }

  bytesPerSecond(nowMs: number): number {
    this.#drop(nowMs);
    const first = this.#samples[0];
    if (first === undefined) return 0;
    const bytes = this.#samples.reduce((sum, sample) => sum + sample.bytes, 0);
    return (bytes * 1000) / Math.max(1_000, nowMs - first.atMs);
  }

  #drop(nowMs: number): void {
    const keep = this.#samples.findIndex((sample) => nowMs - sample.atMs <= WINDOW_MS);
    this.#samples = keep === -1 ? [] : this.#samples.slice(keep);
  }
}
