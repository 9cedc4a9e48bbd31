/** One seek at a time: the next begins only when every camera has painted the last one. */

export interface SeekTarget {
  readonly trackId: string;
  readonly frame: number;
}

/** A camera that has not painted its frame after this long is named late and no longer waited for. */
export const LATE_AFTER_MS = 5000;
/** A player that settled on a neighbour is asked again, this often and no more. */
const RETRY_AFTER_MS = 400;
const MAX_RETRIES = 3;

interface Pending {
  readonly frame: number;
  askedAtMs: number;
  retries: number;
}

export class SeekBarrier {
  #pending = new Map<string, Pending>();
  #startedAtMs = 0;
  #open = false;
  #nextTimeMs: number | null = null;

  constructor(private readonly nowMs: () => number) {}

  /** A seek is under way. */
  get active(): boolean {
    return this.#open;
  }

  begin(targets: readonly SeekTarget[]): void {
    this.#startedAtMs = this.nowMs();
    this.#open = true;
    this.#pending = new Map(
      targets.map(({ trackId, frame }) => [
        trackId,
        { frame, askedAtMs: this.#startedAtMs, retries: 0 },
      ]),
    );
  }

  /** How long the seek under way has taken so far. */
  get ageMs(): number {
    return this.#open ? this.nowMs() - this.#startedAtMs : 0;
  }

  waitsFor(trackId: string): boolean {
    return this.#open && this.#pending.has(trackId);
  }

  /** The latest wish wins; earlier ones are never sought. */
  wish(timeMs: number): void {
    this.#nextTimeMs = timeMs;
  }

  /** The moment that is sought next; null when nothing is. */
  get wished(): number | null {
    return this.#nextTimeMs;
  }

  takeWish(): number | null {
    const wish = this.#nextTimeMs;
    this.#nextTimeMs = null;
    return wish;
  }

  painted(trackId: string, frame: number): void {
    if (this.#pending.get(trackId)?.frame === frame) this.#pending.delete(trackId);
  }

  /** The track broke: it is no longer waited for. */
  drop(trackId: string): void {
    this.#pending.delete(trackId);
  }

  /** Tracks to ask again, because nothing right came of the first try. */
  dueForRetry(): readonly string[] {
    const nowMs = this.nowMs();
    const again: string[] = [];
    for (const [trackId, pending] of this.#pending) {
      if (pending.retries >= MAX_RETRIES) continue;
      if (nowMs - pending.askedAtMs < RETRY_AFTER_MS * 2 ** pending.retries) continue;
      pending.askedAtMs = nowMs;
      pending.retries += 1;
      again.push(trackId);
    }
    return again;
  }

  /** @returns null while waiting; otherwise the tracks that were given up on, usually none. */
  finished(): readonly string[] | null {
    if (!this.#open) return null;
    if (this.#pending.size > 0 && this.nowMs() - this.#startedAtMs < LATE_AFTER_MS) return null;
    const late = [...this.#pending.keys()];
    this.#pending.clear();
    this.#open = false;
    return late;
  }
}
