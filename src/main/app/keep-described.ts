/** Keeps what the library's folders say of themselves up to date: soon after each change, and at the end. */
import { toErrorData } from '@shared/errors';
import type { Library } from '../library';
import type { Log } from '../platform/log';

/** Changes come in bursts while files are saved. */
const AFTER_MS = 1500;
/** The fleet's own files are large; events they miss are read again by the sync after a rebuild. */
const FLEET_EVERY_MS = 6 * 3_600_000;

export interface KeepDescribed {
  /** A sync has ended. */
  synced(partitionId: string): void;
  close(): Promise<void>;
}

export function keepDescribed(library: Library, log: Log): KeepDescribed {
  const writtenAtMs = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  const guarded = (work: () => Promise<void>): void => {
    running = running.then(work).catch((caught: unknown) => {
      log.warn('a folder could not be described', { code: toErrorData(caught).code });
    });
  };
  const off = library.onChanged(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      guarded(() => library.saving.repairCustodyCopies());
    }, AFTER_MS);
  });

  return {
    synced: (partitionId) => {
      const now = performance.now();
      if (now - (writtenAtMs.get(partitionId) ?? -Infinity) < FLEET_EVERY_MS) return;
      writtenAtMs.set(partitionId, now);
      guarded(() => library.saving.writeFleetFiles(partitionId));
    },
    close: async () => {
      off();
      clearTimeout(timer);
      guarded(() => library.saving.repairCustodyCopies());
      await running;
    },
  };
}
