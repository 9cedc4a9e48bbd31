/** Holds all transfers together to so many bytes a second; none when no limit is set. */
import { wait } from '@main/platform/wait';

export interface Bandwidth {
  /** Called after `bytes` have arrived; returns when the next may be read. */
  spend(bytes: number, signal: AbortSignal): Promise<void>;
  /** Bytes a second, or null for no limit. Who waits already waits by the new limit from here on. */
  setLimit(bytesPerSecond: number | null): void;
}

/** A limit is kept over this long, so that single big pieces do not make it jerky. */
const BURST_MS = 250;

/**
 * @param first the limit it begins with
 * @param nowMs a clock that never goes back
 */
export function createBandwidth(first: number | null, nowMs: () => number): Bandwidth {
  let limit = first;
  let spentBytes = 0;
  /** How many bytes the limit had let through at `asOfMs`; ahead of what was spent by a burst at most. */
  let passedBytes = 0;
  let asOfMs = nowMs();
  /** Each ends one wait, so that it is measured anew. */
  const waits = new Set<() => void>();

  const settle = (): void => {
    const now = nowMs();
    passedBytes =
      limit === null
        ? spentBytes
        : Math.min(
            passedBytes + bytesIn(now - asOfMs, limit),
            spentBytes + bytesIn(BURST_MS, limit),
          );
    asOfMs = now;
  };

  /** Returns early when the limit changes. */
  const pause = async (durationMs: number, signal: AbortSignal): Promise<void> => {
    const round = new AbortController();
    const end = (): void => round.abort();
    waits.add(end);
    signal.addEventListener('abort', end, { once: true });
    try {
      await wait(durationMs, round.signal);
    } catch {
      signal.throwIfAborted();
    } finally {
      waits.delete(end);
      signal.removeEventListener('abort', end);
    }
  };

  return {
    spend: async (bytes, signal) => {
      signal.throwIfAborted();
      settle();
      spentBytes += bytes;
      const ownTurn = spentBytes;
      while (limit !== null && passedBytes < ownTurn) {
        await pause(((ownTurn - passedBytes) / limit) * 1000, signal);
        settle();
      }
    },
    setLimit: (bytesPerSecond) => {
      if (bytesPerSecond === limit) return;
      settle();
      limit = bytesPerSecond;
      for (const end of [...waits]) end();
    },
  };
}

const bytesIn = (durationMs: number, bytesPerSecond: number): number =>
  (durationMs / 1000) * bytesPerSecond;
