/** One file in the trash: its row, and where it lies and came from. */
import { z } from 'zod';
import type { StoredKind } from '@shared/domain/storage';
import { number, numberOrNull, text, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from '../context';
import { JsonRowSchema, type JsonRow } from '../described-tables';
import { absolutePath } from '../file-records';

/** Below the incident's folder. */
export const TRASH_FOLDER = 'trash';

export interface TrashItem {
  readonly incidentId: string;
  readonly batchId: string;
  /** Below the library's folder, with /. */
  readonly trashPath: string;
  readonly kind: StoredKind;
  readonly fileId: string;
  /** Where it belongs, below the incident's folder. */
  readonly storedName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly row: JsonRow;
  readonly trashedBy: string;
  /** Null unless somebody has ordered it to be deleted for good. */
  readonly emptiedBy: string | null;
}

/** What moves a file: where it lies in the trash, and its own place. Both absolute. */
export interface ItemPlaces {
  readonly trash: string;
  readonly own: string;
}

export function itemsOfBatch(library: LibraryContext, batchId: string): readonly TrashItem[] {
  return library.database
    .all('SELECT * FROM trash_files WHERE batch_id = ? ORDER BY rowid', batchId)
    .map(itemOf);
}

export function placesOf(library: LibraryContext, folder: string, item: TrashItem): ItemPlaces {
  return {
    trash: absolutePath(library.root, item.trashPath),
    own: absolutePath(library.root, `${folder}/${item.storedName}`),
  };
}

/** The incident's folder, below the library's. @throws TypeError when it has none: nothing of it can be in the trash. */
export function folderOf(library: LibraryContext, incidentId: string): string {
  const row = library.database.get(
    'SELECT folder FROM incidents WHERE incident_id = ?',
    incidentId,
  );
  return text(row ?? {}, 'folder');
}

/** What a custody entry says of a file. */
export function factsOf({
  storedName,
  kind,
  sizeBytes,
  sha256,
}: Pick<TrashItem, 'storedName' | 'kind' | 'sizeBytes' | 'sha256'>): Readonly<
  Record<string, string | number>
> {
  return { file: storedName, kind, sizeBytes, sha256 };
}

export function bytesOf(items: readonly { readonly sizeBytes: number }[]): number {
  return items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function itemOf(row: SqlRow): TrashItem {
  return {
    incidentId: text(row, 'incident_id'),
    batchId: text(row, 'batch_id'),
    trashPath: text(row, 'trash_path'),
    kind: text(row, 'kind') as StoredKind,
    fileId: text(row, 'file_id'),
    storedName: text(row, 'stored_name'),
    sizeBytes: number(row, 'size_bytes'),
    sha256: text(row, 'sha256'),
    // It came from this index, or from a description that somebody may have changed.
    row: z.preprocess(parsed, JsonRowSchema).parse(text(row, 'trashed_row')),
    trashedBy: text(row, 'trashed_by'),
    emptiedBy:
      numberOrNull(row, 'emptied_at_ms') === null ? null : (textOrNull(row, 'emptied_by') ?? ''),
  };
}

function parsed(json: unknown): unknown {
  return JSON.parse(String(json));
}
