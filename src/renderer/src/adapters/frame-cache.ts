/** Decoded frames by number: a bounded number of them, nearest to what is wanted next. */

export interface Closable {
  close(): void;
}

/** Frames already passed are this much less worth keeping than those to come. */
const PASSED_WEIGHT = 3;

export class FrameCache<F extends Closable> {
  readonly #frames = new Map<number, F>();
  #wanted = 0;
  #direction: -1 | 0 | 1 = 0;

  /** @param capacity most frames that are held at once; at least one. */
  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.#frames.size;
  }

  /** @param direction where playback goes from there; 0 when it stands. */
  focus(wanted: number, direction: -1 | 0 | 1): void {
    this.#wanted = wanted;
    this.#direction = direction;
  }

  has(frame: number): boolean {
    return this.#frames.has(frame);
  }

  get(frame: number): F | undefined {
    return this.#frames.get(frame);
  }

  /** The held frame whose number is nearest; null when nothing is held. */
  nearest(frame: number): number | null {
    let best: number | null = null;
    for (const held of this.#frames.keys()) {
      if (best === null || Math.abs(held - frame) < Math.abs(best - frame)) best = held;
    }
    return best;
  }

  /** The last frame of the unbroken row that begins at `from`; null when `from` is not held. */
  reach(from: number, direction: -1 | 1, most: number): number | null {
    if (!this.#frames.has(from)) return null;
    let frame = from;
    for (let steps = 0; steps < most && this.#frames.has(frame + direction); steps += 1) {
      frame += direction;
    }
    return frame;
  }

  /** Takes over `picture`; what is worth least is closed when there are too many. */
  put(frame: number, picture: F): void {
    this.#frames.get(frame)?.close();
    this.#frames.set(frame, picture);
    if (this.#frames.size <= this.capacity) return;
    const [worst] = [...this.#frames.keys()].sort((a, b) => this.#cost(b) - this.#cost(a));
    if (worst === undefined) return;
    this.#frames.get(worst)?.close();
    this.#frames.delete(worst);
  }

  clear(): void {
    for (const picture of this.#frames.values()) picture.close();
    this.#frames.clear();
  }

  #cost(frame: number): number {
    const ahead = frame - this.#wanted;
    if (this.#direction === 0) return Math.abs(ahead);
    const inDirection = ahead * this.#direction;
    return inDirection < 0 ? -inDirection * PASSED_WEIGHT : inDirection;
  }
}
