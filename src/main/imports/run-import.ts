/** Takes the chosen drafts of a scan into the library, one incident after the other. */
import { AppError, toErrorData, type AppErrorData } from '@shared/errors';
import {
  IMPORTED_PARTITION,
  type ImportedIncident,
  type ImportOrder,
  type ImportProgress,
  type ImportResult,
  type LeftOutFile,
} from '@shared/domain/import';
import { APP_CHAIN } from '@main/custody';
import { createRoom, partFilesHere, SPARE_BYTES, type PartFiles } from '@main/downloads';
import type { Library } from '@main/library';
import { importDraft } from './import-draft';
import type { Scan } from './scan';

export interface RunOptions {
  readonly library: Library;
  /** Name from settings; empty when none was given. */
  readonly user: string;
  readonly appVersion: string;
  readonly nowMs: () => number;
  /** Hashes and writes; in this thread when left out. */
  readonly parts?: PartFiles;
  readonly onProgress: (progress: ImportProgress) => void;
}

export interface Outcome extends ImportResult {
  /** Why it ended early (`cancelled` included); null when it went through. What was taken in before stays. */
  readonly error: AppErrorData | null;
}

/** Incidents are whole or not at all, also when it ends early. Never throws. */
export async function runImport(
  scan: Scan,
  order: ImportOrder,
  options: RunOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const { library, user, appVersion, nowMs, parts = partFilesHere() } = options;
  const incidents: ImportedIncident[] = [];
  const leftOut: LeftOutFile[] = [];
  const drafts = order.drafts.filter(({ chosen }) => chosen);
  const progress = progressOver(scan, order, options.onProgress);
  let error: AppErrorData | null = null;
  try {
    if (order.way === 'copy') await requireRoom(library, progress.bytesTotal);
    for (const draft of drafts) {
      const done = await importDraft(
        draft,
        {
          ...{ library, scan, parts, user, appVersion, nowMs },
          way: order.way,
          onFile: progress.file,
          onBytes: progress.bytes,
        },
        signal,
      );
      leftOut.push(...done.leftOut);
      if (done.incidentId === null) continue;
      incidents.push(importedIncident(library, done.incidentId));
      await library.saving.writeIncidentFiles(done.incidentId);
    }
  } catch (caught) {
    error = signal.aborted ? new AppError('cancelled').toData() : toErrorData(caught);
  }
  await record(options, scan.sourceName, order, { incidents, leftOut }, error);
  return { incidents, leftOut, error };
}

/** @throws AppError `library.full` */
async function requireRoom({ root }: Library, bytes: number): Promise<void> {
  if (!(await createRoom(root, SPARE_BYTES).fits(bytes))) throw new AppError('library.full');
}

/** One line of the app's own custody record, and the fleet's description beside its incidents. */
async function record(
  { library, user, appVersion }: RunOptions,
  sourceName: string,
  { way }: ImportOrder,
  { incidents, leftOut }: ImportResult,
  error: AppErrorData | null,
): Promise<void> {
  if (incidents.length > 0) {
    library.custody.append(APP_CHAIN, {
      action: 'imported',
      user,
      data: {
        source: sourceName,
        way,
        incidents: incidents.map(({ ticket }) => ticket),
        leftOut: leftOut.length,
        ...(error === null ? {} : { endedEarly: error.code }),
        appVersion,
      },
    });
  }
  await describe(library);
}

async function describe(library: Library): Promise<void> {
  await library.saving.repairCustodyCopies();
  await library.saving.writeFleetFiles(IMPORTED_PARTITION.partitionId);
}

/** Clears away, and describes to the end, what a program that was killed has left; call at boot. */
export async function settleImports(library: Library): Promise<void> {
  await library.imports.clearStagings();
  await describe(library);
}

function importedIncident(library: Library, incidentId: string): ImportedIncident {
  const { ticket, typeName, eventTimeMs, files, savedBytes } = library.detail(incidentId);
  return { incidentId, ticket, typeName, eventTimeMs, files: files.length, sizeBytes: savedBytes };
}

interface Progress {
  readonly bytesTotal: number;
  readonly file: () => void;
  readonly bytes: (bytes: number) => void;
}

function progressOver(
  { preview }: Scan,
  { drafts }: ImportOrder,
  onProgress: (progress: ImportProgress) => void,
): Progress {
  const sizes = new Map(preview.files.map(({ itemId, sizeBytes }) => [itemId, sizeBytes]));
  const wanted = drafts
    .filter(({ chosen }) => chosen)
    .flatMap(({ items }) => items.filter(({ included }) => included));
  const bytesTotal = wanted.reduce((sum, { itemId }) => sum + (sizes.get(itemId) ?? 0), 0);
  let filesDone = 0;
  let bytesDone = 0;
  const tell = (): void => {
    onProgress({ filesDone, filesTotal: wanted.length, bytesDone, bytesTotal });
  };
  tell();
  return {
    bytesTotal,
    file: () => {
      filesDone += 1;
      tell();
    },
    bytes: (bytes) => {
      bytesDone += bytes;
      tell();
    },
  };
}
