/** The service's list of manually uploaded videos: read page by page, kept for when there is no network. */
import type { FleetClient, ManualUpload } from '@main/fleet/types';
import { number, text } from '@main/platform/columns';
import type { Database } from '@main/platform/database';

const PAGE_SIZE = 200;
/** Far more than anybody looks through; what is beyond is counted and said. */
const MOST_UPLOADS = 2_000;

export interface UploadList {
  readonly uploads: readonly ManualUpload[];
  readonly listedAtMs: number | null;
  readonly unreadable: number;
  readonly notRead: number;
}

interface ReadUpload {
  readonly upload: ManualUpload;
  readonly raw: unknown;
}

export interface ReadUploads {
  readonly uploads: readonly ReadUpload[];
  readonly unreadable: number;
  readonly notRead: number;
}

/**
 * [Note: what `time_lapse` filters] The reference does not say whether leaving it out means "all" or
 * "no time lapse", so both are asked for and put together.
 * @throws AppError of the client
 */
export async function readUploads(service: FleetClient, signal: AbortSignal): Promise<ReadUploads> {
  const plain = await readPages(service, undefined, signal);
  const lapses = await readPages(service, true, signal);
  const known = new Set(plain.uploads.map(keyOf));
  const more = lapses.uploads.filter((one) => one.upload.timeLapse && !known.has(keyOf(one)));
  return {
    uploads: [...plain.uploads, ...more],
    unreadable: plain.unreadable,
    notRead: plain.notRead,
  };
}

async function readPages(
  service: FleetClient,
  timeLapse: boolean | undefined,
  signal: AbortSignal,
): Promise<ReadUploads> {
  const uploads: ReadUpload[] = [];
  let unreadable = 0;
  for (let offset = 0; ;) {
    const { value: page } = await service.manualUploads(
      { offset, limit: PAGE_SIZE, ...(timeLapse === undefined ? {} : { timeLapse }) },
      signal,
    );
    const read = page.uploads.length + page.unreadable.length;
    uploads.push(...page.uploads);
    unreadable += page.unreadable.length;
    offset += read;
    if (read === 0 || offset >= page.count || offset >= MOST_UPLOADS) {
      return { uploads, unreadable, notRead: read === 0 ? 0 : Math.max(0, page.count - offset) };
    }
  }
}

const keyOf = ({ upload }: ReadUpload): string =>
  [upload.ticket, upload.deviceCid, upload.name, upload.timeMs, upload.recordingStartMs].join('\n');

export function keepUploads(
  database: Database,
  partitionId: string,
  read: ReadUploads,
  nowMs: number,
): void {
  database.transaction(() => {
    database.run('DELETE FROM clip_uploads WHERE partition_id = ?', partitionId);
    for (const [position, { upload, raw }] of read.uploads.entries()) {
      database.run(
        'INSERT INTO clip_uploads (partition_id, position, upload, record) VALUES (?, ?, ?, ?)',
        partitionId,
        position,
        JSON.stringify(upload),
        JSON.stringify(raw ?? null),
      );
    }
    database.run(
      `INSERT INTO clip_lists (partition_id, listed_at_ms, unreadable, not_read) VALUES (?, ?, ?, ?)
       ON CONFLICT (partition_id) DO UPDATE SET listed_at_ms = excluded.listed_at_ms,
         unreadable = excluded.unreadable, not_read = excluded.not_read`,
      partitionId,
      Math.round(nowMs),
      read.unreadable,
      read.notRead,
    );
  });
}

export function keptUploads(database: Database, partitionId: string): UploadList {
  const list = database.get('SELECT * FROM clip_lists WHERE partition_id = ?', partitionId);
  if (list === undefined) return { uploads: [], listedAtMs: null, unreadable: 0, notRead: 0 };
  return {
    uploads: database
      .all('SELECT upload FROM clip_uploads WHERE partition_id = ? ORDER BY position', partitionId)
      // Written by `keepUploads` only.
      .map((row) => JSON.parse(text(row, 'upload')) as ManualUpload),
    listedAtMs: number(list, 'listed_at_ms'),
    unreadable: number(list, 'unreadable'),
    notRead: number(list, 'not_read'),
  };
}
