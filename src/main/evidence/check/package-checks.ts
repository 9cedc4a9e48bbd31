/** Checks packages that the user opens or drops on the window, one at a time, outside the window's thread. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PackageCheckState } from '@shared/domain/package-check';
import { AppError, toErrorData, type AppErrorData } from '@shared/errors';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import type { CheckOrder, CheckRunner } from './check-job';

/** Often enough for a smooth bar, seldom enough not to keep the screen busy. */
const PROGRESS_EVERY_MS = 80;

export interface PackageChecksOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly runner: CheckRunner;
  /** The system's own open dialog; null when it was cancelled. */
  readonly choose: (kind: 'zip' | 'folder') => Promise<string | null>;
  /** The path that was dropped on the window last; null when there is none. */
  readonly takeDropped: () => string | null;
  readonly onChange: (state: PackageCheckState) => void;
}

export interface PackageChecks {
  /** The check that runs or ran last; null before the first. */
  current(): PackageCheckState | null;
  /** Starts at once with what the user chooses; null when the dialog was cancelled. */
  open(input: { kind: 'zip' | 'folder' }): Promise<PackageCheckState | null>;
  /** @throws AppError `package.nothing-dropped` */
  dropped(): Promise<PackageCheckState>;
  /** Checks the locked package with this passphrase. @throws AppError `request.refused` when none is locked */
  unlock(input: { passphrase: string }): Promise<PackageCheckState>;
  cancel(): Promise<void>;
  /** Ends a running check; for closing the app. */
  close(): Promise<void>;
}

interface Running {
  readonly abort: AbortController;
  readonly finished: Promise<void>;
}

export function createPackageChecks(options: PackageChecksOptions): PackageChecks {
  const { clock, log, onChange } = options;
  let state: PackageCheckState | null = null;
  let running: Running | null = null;
  /** Of the check that runs or ran last. */
  let lastPath: string | null = null;

  const tell = (next: PackageCheckState): PackageCheckState => {
    state = next;
    onChange(next);
    return next;
  };

  const run = async (
    order: CheckOrder,
    first: PackageCheckState,
    signal: AbortSignal,
  ): Promise<void> => {
    let toldAtMs = 0;
    let bytesDone = 0;
    try {
      const report = await options.runner(
        order,
        (bytes) => {
          bytesDone += bytes;
          const now = clock.monotonic();
          if (now - toldAtMs < PROGRESS_EVERY_MS) return;
          toldAtMs = now;
          tell({ ...first, bytesDone });
        },
        signal,
      );
      tell({ ...first, status: 'done', bytesDone, report });
    } catch (caught) {
      const error = asPackageError(caught);
      if (error.code === 'package.needs-passphrase' || error.code === 'package.wrong-passphrase') {
        const wrong = error.code === 'package.wrong-passphrase';
        tell({ ...first, status: 'locked', error: wrong ? error : null });
        return;
      }
      const cancelled = error.code === 'cancelled';
      if (!cancelled) log.warn('package check failed', { code: error.code });
      tell({ ...first, status: cancelled ? 'cancelled' : 'failed', bytesDone, error });
    }
  };

  const stop = async (): Promise<void> => {
    running?.abort.abort();
    await running?.finished;
  };

  const start = async (
    path: string,
    passphrase: string | null = null,
  ): Promise<PackageCheckState> => {
    await stop();
    lastPath = path;
    const abort = new AbortController();
    const first = tell({
      status: 'running',
      name: basename(path),
      bytesDone: 0,
      bytesTotal: await sizeOf(path),
      report: null,
      error: null,
    });
    running = { abort, finished: run({ path, passphrase }, first, abort.signal) };
    return first;
  };

  return {
    current: () => state,
    open: async ({ kind }) => {
      const path = await options.choose(kind);
      return path === null ? null : start(path);
    },
    dropped: async () => {
      const path = options.takeDropped();
      if (path === null) throw new AppError('package.nothing-dropped');
      return start(path);
    },
    unlock: async ({ passphrase }) => {
      if (lastPath === null || state?.status !== 'locked') {
        throw new AppError('request.refused', { detail: 'nothing is locked' });
      }
      return start(lastPath, passphrase);
    },
    cancel: stop,
    close: stop,
  };
}

/** Null for a folder, and for what cannot be looked at: the check itself then says why. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? null : found.size;
  } catch {
    return null;
  }
}

function asPackageError(caught: unknown): AppErrorData {
  const error = toErrorData(caught);
  return error.code === 'unexpected' ? new AppError('package.unreadable').toData() : error;
}
