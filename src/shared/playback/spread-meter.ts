/** Measures how far apart the cameras run: their clocks in ms, their pictures in frames. */

export interface TrackReading {
  /** Where the camera's own playback stands on the common time line, UTC milliseconds. */
  readonly positionMs: number;
  /** The frame on screen: from when to when it is due, UTC milliseconds. */
  readonly shownFromMs: number;
  readonly shownToMs: number;
}

/** The badge speaks of the last seconds, not of one instant. */
const WINDOW_MS = 3000;
const PERCENTILE = 0.95;

interface Reading {
  readonly atMs: number;
  readonly spreadMs: number;
  readonly framesApart: number;
}

export class SpreadMeter {
  #readings: Reading[] = [];

  constructor(private readonly nowMs: () => number) {}

  forget(): void {
    this.#readings = [];
  }

  add(tracks: readonly TrackReading[]): void {
    const atMs = this.nowMs();
    while (this.#readings[0] !== undefined && atMs - this.#readings[0].atMs > WINDOW_MS) {
      this.#readings.shift();
    }
    if (tracks.length < 2) return;
    this.#readings.push({
      atMs,
      spreadMs: clockSpreadMs(tracks),
      framesApart: framesApart(tracks),
    });
  }

  /** 95th percentile of the clock spread over the last seconds; null when nothing was measured. */
  spreadMs(): number | null {
    return percentile(this.#readings.map((reading) => reading.spreadMs));
  }

  framesApart(): number | null {
    return percentile(this.#readings.map((reading) => reading.framesApart));
  }
}

/** Latest minus earliest camera, milliseconds. */
export function clockSpreadMs(tracks: readonly TrackReading[]): number {
  const positions = tracks.map((track) => track.positionMs);
  return Math.max(...positions) - Math.min(...positions);
}

/** Two pictures that change at the same instant may reach the screen one refresh apart. */
const REFRESH_MS = 17;

/**
 * Whole frames between the oldest and the newest picture on screen, beyond what differing frame
 * grids allow: 0 while there is one instant (give or take a screen refresh) at which all are due.
 */
export function framesApart(tracks: readonly TrackReading[]): number {
  const latestStartMs = Math.max(...tracks.map((track) => track.shownFromMs));
  const earliestEndMs = Math.min(...tracks.map((track) => track.shownToMs));
  const apartMs = latestStartMs - earliestEndMs;
  if (apartMs <= REFRESH_MS) return 0;
  const frameMs = Math.max(1, Math.min(...tracks.map((t) => t.shownToMs - t.shownFromMs)));
  return Math.ceil(apartMs / frameMs);
}

function percentile(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * PERCENTILE))] ?? null;
}
