/** The trash of the library: local copies that somebody deleted, until it is emptied. */
import { AppError, toErrorData } from '@shared/errors';
import type {
  EmptyResult,
  RestoreResult,
  TrashInput,
  TrashProgress,
  TrashResult,
} from '@shared/domain/storage';
import { text } from '@main/platform/columns';
import { oneAtATime } from '@main/platform/one-at-a-time';
import type { LibraryContext } from '../context';
import { refuseOnHold } from '../hold';
import { isExported, refuseBusy } from './guards';
import { deleteBatch } from './delete-batch';
import { putBack } from './put-back';
import { putInTrash } from './put-in-trash';
import { settleTrash } from './settle-trash';

/** Told after each incident; an abort ends after the one that is under way. */
export interface TrashRun {
  readonly onProgress: (progress: TrashProgress) => void;
  readonly signal: AbortSignal;
}

export interface LibraryTrash {
  /**
   * Moves local copies to the trash, incident by incident. Nothing is moved when one of them may not be.
   * @throws AppError `trash.needs-name`, `hold.keeps`, `trash.busy`, `trash.exported`, `library.not-found`
   */
  put(input: TrashInput, run: TrashRun): Promise<TrashResult>;
  /** @throws AppError `trash.busy` */
  restore(batchIds: readonly string[], user: string, run: TrashRun): Promise<RestoreResult>;
  /** Deletes for good; what is on hold stays. @throws AppError `trash.needs-name` */
  empty(batchIds: readonly string[], user: string, run: TrashRun): Promise<EmptyResult>;
  /** Finishes what an earlier run began; call once, before anything else. */
  settle(): Promise<void>;
}

export function createTrash(library: LibraryContext): LibraryTrash {
  const inTurn = oneAtATime();

  return {
    put: (input, run) =>
      inTurn(async () => {
        const user = nameOf(input.userName);
        const incidentIds = [...new Set(input.incidentIds)];
        for (const incidentId of incidentIds) {
          refuseOnHold(library, incidentId);
          refuseBusy(library, incidentId);
        }
        if (!input.evenIfExported && incidentIds.some((id) => isExported(library, id))) {
          throw new AppError('trash.exported');
        }
        const order = { kinds: input.kinds, user, reason: input.reason.trim() };
        const moved = await eachOf(incidentIds, run, (id) => putInTrash(library, id, order));
        const batches = moved.flatMap((batch) => batch ?? []);
        return { batchIds: batches.map(({ batchId }) => batchId), ...sums(batches) };
      }),
    restore: (batchIds, user, run) =>
      inTurn(async () => {
        const batches = incidentsOf(library, batchIds);
        for (const { incidentId } of batches) refuseBusy(library, incidentId);
        const back = await eachOf(batches, run, ({ incidentId, batchId }) =>
          putBack(library, incidentId, batchId, user.trim()),
        );
        return { ...sums(back), left: back.flatMap(({ left }) => left) };
      }),
    empty: (batchIds, userName, run) =>
      inTurn(async () => {
        const user = nameOf(userName);
        const ends = await eachOf(incidentsOf(library, batchIds), run, async (batch) => {
          try {
            return await deleteBatch(library, batch.incidentId, batch.batchId, user);
          } catch (caught) {
            if (toErrorData(caught).code === 'hold.keeps') return null;
            throw caught;
          }
        });
        const deleted = ends.flatMap((end) => end ?? []);
        return {
          ...sums(deleted),
          held: ends.length - deleted.length,
          left: deleted.flatMap(({ left }) => left),
        };
      }),
    settle: () => inTurn(() => settleTrash(library)),
  };
}

/** One after the other, until the end or an abort. */
async function eachOf<T, R>(
  all: readonly T[],
  { onProgress, signal }: TrashRun,
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const ends: R[] = [];
  for (const one of all) {
    if (signal.aborted) break;
    ends.push(await work(one));
    onProgress({ done: ends.length, total: all.length });
  }
  return ends;
}

function incidentsOf(library: LibraryContext, batchIds: readonly string[]) {
  return library.database
    .all(
      `SELECT DISTINCT batch_id, incident_id FROM trash_files
       WHERE batch_id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(batchIds),
    )
    .map((row) => ({ batchId: text(row, 'batch_id'), incidentId: text(row, 'incident_id') }));
}

function nameOf(userName: string): string {
  const user = userName.trim();
  if (user === '') throw new AppError('trash.needs-name');
  return user;
}

function sums(all: readonly { readonly files: number; readonly bytes: number }[]) {
  return {
    files: all.reduce((sum, { files }) => sum + files, 0),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
