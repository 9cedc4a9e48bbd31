/** Holds all transfers together to so many bytes a second; none when no limit is set. */
import { wait } from '@main/platform/wait';

export interface Bandwidth {
  /** Called after `bytes` have arrived; returns when the next may be read. */
  spend(bytes: number, signal: AbortSignal): Promise<void>;
}

/** A limit is kept over this long, so that single big pieces do not make it jerky. */
const BURST_MS = 250;

/**
 * @param limit bytes a second, asked before each piece so that a change acts at once; null for no limit
 * @param nowMs a clock that never goes back
 */
export function createBandwidth(limit: () => number | null, nowMs: () => number): Bandwidth {
  /** When the line is free again if everything so far came at the limit. */
  let freeAtMs = 0;
  return {
    spend: async (bytes, signal) => {
      const bytesPerSecond = limit();
      const now = nowMs();
      if (bytesPerSecond === null) {
        freeAtMs = now;
        return;
      }
      freeAtMs = Math.max(freeAtMs, now - BURST_MS) + (bytes / bytesPerSecond) * 1000;
      if (freeAtMs > now) await wait(freeAtMs - now, signal);
    },
  };
}
