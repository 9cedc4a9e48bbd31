/** One file of an incident into its folder: transfer, check, rename, record. */
import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { AppError, toErrorData } from '@shared/errors';
import type { FileRecord, Library } from '@main/library';
import { probeVideo, type VideoProbe } from '@main/media/probe';
import { commitFile, syncFolder } from '@main/platform/atomic-file';
import type { Clock } from '@main/platform/clock';
import { hashFile } from '@main/platform/hashing';
import type { HttpFetch } from '@main/platform/http';
import type { Log } from '@main/platform/log';
import { withoutQuery } from './asset-plan';
import { contentProblem } from './check-content';
import type { Room } from './free-space';
import { diskError, type PartFiles } from './part-file';
import { transferFile, type Transferred, type TransferLimits } from './transfer';

export interface SaveFileOptions {
  readonly library: Library;
  readonly http: HttpFetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: TransferLimits;
  readonly parts: PartFiles;
  readonly room: Room;
  /** Name from settings; empty when none was given. */
  readonly user: string;
  readonly appVersion: string;
  /** Told how much all running transfers still needed when the disk had no room for it. */
  readonly onFull: (neededBytes: number) => void;
  readonly address: (fresh: boolean, signal: AbortSignal) => Promise<string>;
  readonly onBytes: (bytes: number) => void;
  readonly spend: (bytes: number, signal: AbortSignal) => Promise<void>;
}

/** Where bytes lie while they arrive. */
export const PART_ENDING = '.part';
export const QUARANTINE_FOLDER = 'quarantine';

/** @throws AppError (see `transferFile`), `media.bad-content`; an AbortError when cancelled. */
export async function saveFile(
  file: FileRecord,
  options: SaveFileOptions,
  signal: AbortSignal,
): Promise<void> {
  const { library } = options;
  const path = file.path;
  if (path === null) throw new AppError('library.unavailable');
  const partPath = `${path}${PART_ENDING}`;
  try {
    await takeUpUnrecorded(file, path, partPath, options);
    const there = await stat(partPath).catch(() => null);
    const room = (missingBytes: number) => options.room.book(file.fileId, missingBytes);
    await room(Math.max(0, (file.announcedBytes ?? 0) - (there?.size ?? 0)));
    library.saving.setFileState(file.fileId, 'saving');
    const got = await transferFile(
      {
        http: options.http,
        limits: options.limits,
        parts: options.parts,
        partPath,
        part: file.part,
        notePart: (part) => library.saving.notePart(file.fileId, part),
        announcedBytes: file.announcedBytes,
        address: options.address,
        onBytes: options.onBytes,
        room,
        spend: options.spend,
      },
      signal,
    );
    const problem = await contentProblem(partPath, file.kind, file.announcedBytes);
    if (problem !== null) {
      await quarantine(file, partPath, got, problem, options);
      throw new AppError('media.bad-content', { detail: `${file.displayName}: ${problem}` });
    }
    await commitFile(partPath, path);
    library.saving.fileSaved(file, {
      sha256: got.sha256,
      sha512: got.sha512,
      sizeBytes: got.sizeBytes,
      savedAtMs: options.clock.now(),
      sourceUrl: got.url === '' ? null : withoutQuery(got.url),
      sourceHeaders: got.headers,
      probe: file.kind === 'video' ? await probeSaved(path, options.log) : null,
      user: options.user,
      custodyData: { origin: 'fleet service', appVersion: options.appVersion },
    });
  } catch (caught) {
    const error = diskError(caught);
    if (toErrorData(error).code === 'library.full') options.onFull(options.room.bookedBytes());
    throw error;
  } finally {
    options.room.release(file.fileId);
  }
}

/** The bytes are whole and kept; whether they play is said in the review, it does not undo the saving. */
async function probeSaved(path: string, log: Log): Promise<VideoProbe | null> {
  try {
    return await probeVideo(path);
  } catch (caught) {
    log.warn('a saved video could not be read', { code: toErrorData(caught).code });
    return null;
  }
}

/**
 * A file that stands under its final name without a record: the program ended between rename and record, then
 * its bytes are taken up again; anything else is set aside, never overwritten.
 */
async function takeUpUnrecorded(
  file: FileRecord,
  path: string,
  partPath: string,
  options: SaveFileOptions,
): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null) return;
  if (there.size === file.part.totalBytes && (await stat(partPath).catch(() => null)) === null) {
    await rename(path, partPath);
    return;
  }
  const hashes = await hashFile(path);
  await quarantine(file, path, hashes, 'it stood in the folder without a record', options);
}

async function quarantine(
  file: FileRecord,
  path: string,
  found: Pick<Transferred, 'sha256' | 'sha512' | 'sizeBytes'>,
  reason: string,
  options: SaveFileOptions,
): Promise<void> {
  const name = file.path === null ? file.displayName : basename(file.path);
  const ending = extname(name);
  const folder = join(dirname(path), QUARANTINE_FOLDER);
  await mkdir(folder, { recursive: true });
  const stem = `${name.slice(0, name.length - ending.length)}-${found.sha256.slice(0, 12)}`;
  const target = join(folder, `${stem}${ending}.bad`);
  await rename(path, target);
  await syncFolder(folder);
  options.library.saving.fileQuarantined(file, {
    ...found,
    path: target,
    reason,
    error: new AppError('media.bad-content', { detail: reason }).toData(),
    user: options.user,
    custodyData: { appVersion: options.appVersion },
  });
}
