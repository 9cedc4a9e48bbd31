/** What the library takes on this disk, and the orders to its trash: one long operation at a time. */
import { AppError } from '@shared/errors';
import type {
  EmptyResult,
  RestoreResult,
  StorageOverview,
  TrashChoice,
  TrashInput,
  TrashProgress,
  TrashResult,
} from '@shared/domain/storage';
import type { Library } from '@main/library';
import { diskSpace } from '@main/platform/disk-space';

export interface StorageOptions {
  readonly library: Library;
  /** Whose incidents are on screen; null while nobody has signed in or opened a library. */
  readonly partitionId: () => string | null;
  /** Files have left the library for good. */
  readonly onDeleted?: () => void;
  /** Null: nothing runs. */
  readonly onProgress: (progress: TrashProgress | null) => void;
}

export interface Storage {
  overview(): Promise<StorageOverview>;
  /** @throws AppError `trash.*`, `hold.keeps` */
  trash(input: TrashInput): Promise<TrashResult>;
  restore(choice: TrashChoice): Promise<RestoreResult>;
  empty(choice: TrashChoice): Promise<EmptyResult>;
  /** Ends what runs after the incident it is at; what is done stays done. */
  stop(): void;
  /** The trash is filled, emptied or put back. */
  isRunning(): boolean;
  close(): Promise<void>;
}

export function createStorage({
  library,
  partitionId,
  onDeleted,
  onProgress,
}: StorageOptions): Storage {
  let controller: AbortController | null = null;
  let running: Promise<unknown> = Promise.resolve();

  const onScreen = (): string => {
    const id = partitionId();
    if (id === null) throw new AppError('library.not-found');
    return id;
  };
  const alone = <T>(
    work: (run: {
      onProgress: (progress: TrashProgress) => void;
      signal: AbortSignal;
    }) => Promise<T>,
  ): Promise<T> => {
    if (controller !== null) throw new AppError('trash.running');
    const { signal } = (controller = new AbortController());
    const done = work({ onProgress, signal }).finally(() => {
      controller = null;
      onProgress(null);
    });
    running = done.catch(() => {});
    return done;
  };
  /** Those of the fleet on screen alone. */
  const chosen = (batchIds: readonly string[] | null): readonly string[] => {
    const all = library.stored.trash(onScreen()).map(({ batchId }) => batchId);
    if (batchIds === null) return all;
    const wanted = new Set(batchIds);
    return all.filter((id) => wanted.has(id));
  };

  return {
    overview: async () => {
      const id = onScreen();
      const [disk, incidents, recordBytes] = await Promise.all([
        diskSpace(library.root),
        library.stored.incidents(id),
        library.stored.recordBytes(),
      ]);
      return {
        disk,
        incidents,
        recordBytes,
        cameras: library.stored.cameras(id),
        otherFleetsBytes: library.stored.otherFleetsBytes(id),
        trash: library.stored.trash(id),
      };
    },
    trash: (input) => alone((run) => library.trash.put(input, run)),
    restore: ({ batchIds, userName }) => {
      const ids = chosen(batchIds);
      return alone((run) => library.trash.restore(ids, userName, run));
    },
    empty: ({ batchIds, userName }) => {
      const ids = chosen(batchIds);
      return alone((run) => library.trash.empty(ids, userName, run)).finally(() => onDeleted?.());
    },
    stop: () => {
      controller?.abort();
    },
    isRunning: () => controller !== null,
    close: async () => {
      controller?.abort();
      await running;
    },
  };
}
