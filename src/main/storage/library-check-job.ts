/** Verifies the whole library in the background: every described file hashed again, every chain re-computed. */
import { toErrorData } from '@shared/errors';
import type { LibraryCheckState } from '@shared/domain/library-check';
import { APP_CHAIN } from '@main/custody';
import { checkLibrary, type Library } from '@main/library';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';

export interface LibraryCheckJobOptions {
  readonly library: Library;
  readonly clock: Clock;
  readonly log: Log;
  /** Name from settings; empty when none was given. */
  readonly user: () => string;
  /** At most a few times a second. */
  readonly onChange: (state: LibraryCheckState) => void;
}

export interface LibraryCheckJob {
  state(): LibraryCheckState;
  /** One run at a time. */
  start(): LibraryCheckState;
  cancel(): LibraryCheckState;
  /** Looks at the chains alone; call once at the start. */
  lookAtChains(): void;
  close(): Promise<void>;
}

const TELL_EVERY_MS = 200;
const NOTHING = { doneBytes: 0, totalBytes: 0, filesHashed: 0, findings: 0 };

export function createLibraryCheckJob(options: LibraryCheckJobOptions): LibraryCheckJob {
  const { library, clock, log } = options;
  let state: LibraryCheckState = {
    status: 'idle',
    progress: NOTHING,
    report: null,
    error: null,
    brokenChains: null,
  };
  let controller = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let toldAtMs = 0;

  const set = (change: Partial<LibraryCheckState>): LibraryCheckState => {
    state = { ...state, ...change };
    toldAtMs = performance.now();
    options.onChange(state);
    return state;
  };

  /** What the folders say must be what the index says: copies that lag behind would be told as findings. */
  const describe = async (): Promise<void> => {
    if (!library.database.readOnly) await library.saving.repairCustodyCopies();
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    try {
      await describe();
      const report = await checkLibrary(library.root, signal, (progress) => {
        state = { ...state, progress };
        if (performance.now() - toldAtMs >= TELL_EVERY_MS) set({});
      });
      const brokenChains = await library.brokenChains(signal);
      if (!library.database.readOnly) {
        const { findings, ...counts } = report;
        library.custody.append(APP_CHAIN, {
          action: 'verified',
          user: options.user(),
          data: {
            result: report.ok ? 'the whole library is as it was saved' : 'not as it was saved',
            ...counts,
            findings: findings.length,
          },
        });
      }
      set({
        status: 'idle',
        brokenChains,
        report: { ...report, endedAtMs: Math.round(clock.now()) },
      });
    } catch (caught) {
      const error = toErrorData(caught);
      if (error.code === 'unexpected') {
        log.error('verifying the library failed', { reason: String(caught) });
      }
      set({ status: 'idle', error: error.code === 'cancelled' ? null : error });
    }
  };

  return {
    state: () => state,
    start: () => {
      if (state.status === 'running') return state;
      controller = new AbortController();
      set({ status: 'running', progress: NOTHING, error: null });
      running = running.then(() => run(controller.signal));
      return state;
    },
    cancel: () => {
      controller.abort();
      return state;
    },
    lookAtChains: () => {
      const { signal } = controller;
      running = library.brokenChains(signal).then(
        (brokenChains) => {
          for (const { name, atIndex, reason } of brokenChains) {
            log.error('a chain of custody is broken', { name, atIndex, reason });
          }
          set({ brokenChains });
        },
        () => {},
      );
    },
    close: async () => {
      controller.abort();
      await running;
    },
  };
}
