/** The camera that is heard pulls the clock instead of being nudged: its pitch must not wobble. */
import type { DeckTrack } from './deck-track';
import type { MasterClock } from './master-clock';

const LEAD_WEIGHT = 0.15;
const LEAD_EVERY_MS = 50;
const LEAD_LIMIT_MS = 200;

export class SoundLead {
  /** The heard clip; null when all are mute. */
  clipId: string | null = null;
  readonly #nowMs: () => number;
  #pulledAtMs = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Moves the clock a little towards the heard camera, at most every 50 ms. */
  pull(tracks: readonly DeckTrack[], clock: MasterClock): void {
    const nowMs = this.#nowMs();
    const lead = tracks.find((track) => track.id === this.clipId && track.running);
    if (lead === undefined || nowMs - this.#pulledAtMs < LEAD_EVERY_MS) return;
    this.#pulledAtMs = nowMs;
    const errorMs = lead.positionMs() - clock.timeMs();
    if (Math.abs(errorMs) > LEAD_LIMIT_MS) return;
    clock.set(clock.timeMs() + LEAD_WEIGHT * errorMs);
  }
}
