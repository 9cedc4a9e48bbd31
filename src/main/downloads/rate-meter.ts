/** Bytes per second over the last few seconds. */

const WINDOW_MS = 4_000;
/** Pieces come by the thousand a second: those of one such stretch are counted together. */
const STRETCH_MS = 100;

export class RateMeter {
  /** Oldest first, at most as many as fit into the window. */
  readonly #stretches: { readonly fromMs: number; bytes: number }[] = [];

  /** @param atMs of a clock that never jumps. */
  add(bytes: number, atMs: number): void {
    if (bytes <= 0) return;
    const last = this.#stretches.at(-1);
    if (last !== undefined && atMs - last.fromMs < STRETCH_MS) {
      last.bytes += bytes;
      return;
    }
    this.#stretches.push({ fromMs: atMs, bytes });
    this.#drop(atMs);
  }

  bytesPerSecond(nowMs: number): number {
    this.#drop(nowMs);
    const first = this.#stretches[0];
    if (first === undefined) return 0;
    const bytes = this.#stretches.reduce((sum, stretch) => sum + stretch.bytes, 0);
    return (bytes * 1000) / Math.max(1_000, nowMs - first.fromMs);
  }

  #drop(nowMs: number): void {
    const keep = this.#stretches.findIndex(({ fromMs }) => nowMs - fromMs <= WINDOW_MS);
    this.#stretches.splice(0, keep === -1 ? this.#stretches.length : keep);
  }
}
