/** The one timer of the desk: runs the work when it is due, never twice at once, and never spins. */
import { toErrorData } from '@shared/errors';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';

/** A timer is never set for longer, so that a computer's sleep or a moved clock does little harm. */
const LONGEST_TIMER_MS = 600_000;
/** After a failure that is not the service's (the index cannot be written), so that it does not spin. */
const PAUSE_AFTER_FAILURE_MS = 60_000;

export interface FollowTimerOptions {
  /** When the next work is due; null when there is none, or nobody to ask. */
  readonly dueMs: () => number | null;
  readonly work: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface FollowTimer {
  /** Looks anew when the next work is due. */
  schedule(): void;
  /** Does what is due now, or joins what runs. */
  run(): Promise<void>;
  /** Resolves when nothing runs; call after the signal. */
  ended(): Promise<void>;
}

export function createFollowTimer(options: FollowTimerOptions): FollowTimer {
  const { clock, signal } = options;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let pausedUntilMs = 0;

  function schedule(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (signal.aborted || running !== null) return;
    const dueMs = options.dueMs();
    if (dueMs === null) return;
    const waitMs = Math.max(0, Math.max(dueMs, pausedUntilMs) - clock.now());
    timer = setTimeout(() => void run(), Math.min(LONGEST_TIMER_MS, waitMs));
  }

  function run(): Promise<void> {
    running ??= options
      .work()
      .catch((caught: unknown) => {
        if (signal.aborted) return;
        pausedUntilMs = clock.now() + PAUSE_AFTER_FAILURE_MS;
        options.log.warn('following the clips stopped', { code: toErrorData(caught).code });
      })
      .finally(() => {
        running = null;
        schedule();
      });
    return running;
  }

  return {
    schedule,
    run,
    ended: async () => {
      schedule();
      await running;
    },
  };
}
