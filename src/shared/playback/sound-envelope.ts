/** How loud a file is over its time, in small even bins: all that comparing sounds needs of them. */

/** Fine enough for a frame of a fast camera, coarse enough for an hour to stay small. */
export const ENVELOPE_BIN_US = 5_000;

export interface SoundEnvelope {
  /** Presentation time at which the first bin begins, microseconds. */
  readonly startUs: number;
  /** Root mean square of each bin, full scale 1. */
  readonly levels: Float32Array;
}

/** Collects samples into bins; they may come in pieces of any length, in order or not. */
export class EnvelopeMeter {
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;

  /** @param startUs @param endUs presentation times between which sound is measured. */
  constructor(
    private readonly startUs: number,
    endUs: number,
  ) {
    const bins = Math.max(0, Math.ceil((endUs - startUs) / ENVELOPE_BIN_US));
    this.#sums = new Float64Array(bins);
    this.#counts = new Uint32Array(bins);
  }

  /** @param timeUs presentation time of the first sample; `samples` of one channel. */
  add(timeUs: number, samples: Float32Array, sampleRate: number): void {
    const firstBin = (timeUs - this.startUs) / ENVELOPE_BIN_US;
    const binsASample = 1e6 / sampleRate / ENVELOPE_BIN_US;
    samples.forEach((sample, index) => {
      const bin = Math.floor(firstBin + index * binsASample);
      if (bin < 0 || bin >= this.#sums.length) return;
      this.#sums[bin] = (this.#sums[bin] ?? 0) + sample * sample;
      this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
    });
  }

  /** Bins without a single sample are silent. */
  envelope(): SoundEnvelope {
    const levels = Float32Array.from(this.#sums, (sum, bin) =>
      Math.sqrt(sum / Math.max(1, this.#counts[bin] ?? 0)),
    );
    return { startUs: this.startUs, levels };
  }
}
