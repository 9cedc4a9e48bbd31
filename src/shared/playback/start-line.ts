/** Starting together: the clock begins at the median of the cameras that really move. */
import type { DeckTrack } from './deck-track';

/** Less than this is a rounding of the position, not a movement. */
const MOVED_MS = 1;
/** From here on those that move do not wait for those that do not yet. */
const SOME_MOVE_MS = 200;
/** Nobody moves: the clock goes, and its hold on slow cameras takes over. */
const GIVE_UP_MS = 500;

export class StartLine {
  readonly #from: ReadonlyMap<DeckTrack, number>;
  readonly #startedAtMs: number;

  constructor(
    tracks: readonly DeckTrack[],
    private readonly nowMs: () => number,
  ) {
    this.#startedAtMs = nowMs();
    this.#from = new Map(tracks.map((track) => [track, track.positionMs()]));
  }

  /** @returns null while waiting; the moment to start from; NaN for "where the clock stands". */
  crossed(): number | null {
    if (this.#from.size === 0) return Number.NaN;
    const moving = [...this.#from]
      .filter(([track, fromMs]) => Math.abs(track.positionMs() - fromMs) > MOVED_MS)
      .map(([track]) => track.positionMs())
      .sort((a, b) => a - b);
    const waitedMs = this.nowMs() - this.#startedAtMs;
    if (moving.length < this.#from.size && waitedMs < SOME_MOVE_MS) return null;
    if (moving.length === 0) return waitedMs < GIVE_UP_MS ? null : Number.NaN;
    return median(moving);
  }
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
