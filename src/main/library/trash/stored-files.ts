/** Every local copy of an incident that may go to the trash, with the row that describes it. */
import { readdir, stat } from 'node:fs/promises';
import type { StoredKind } from '@shared/domain/storage';
import { hashFile } from '@main/platform/hashing';
import { textOrNull } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { DERIVED_FOLDER, listDerived } from '../derived-files';
import { describedTable, jsonRows, type JsonRow } from '../described-tables';
import { absolutePath } from '../file-records';
import { incidentRow } from '../incident-detail';

/** What a transfer that was cut off leaves beside the file's own name. */
export const PART_ENDING = '.part';

/** SQL, over `files`: the file lies in the library, not where it was linked from. */
export const NOT_LINKED =
  'file_id NOT IN (SELECT file_id FROM imported_files WHERE link_path IS NOT NULL)';

export interface StoredFile {
  readonly kind: StoredKind;
  /** Empty for what no row stands for. */
  readonly fileId: string;
  /** Below the incident's folder, with /. */
  readonly storedName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha512: string;
  readonly savedAtMs: number | null;
  readonly row: JsonRow;
}

export async function storedFiles(
  library: LibraryContext,
  incidentId: string,
  kinds: readonly StoredKind[],
): Promise<readonly StoredFile[]> {
  const folder = textOrNull(incidentRow(library, incidentId), 'folder');
  if (folder === null) return [];
  const found = [
    ...originals(library, incidentId),
    ...derived(library, incidentId),
    ...(kinds.includes('quarantine') ? await quarantined(library, incidentId, folder) : []),
    ...(kinds.includes('part') ? await parts(library, incidentId, folder) : []),
  ];
  return found.filter(({ kind }) => kinds.includes(kind));
}

function originals(library: LibraryContext, incidentId: string): readonly StoredFile[] {
  return rowsOf(library, 'files', incidentId, `state = 'saved' AND ${NOT_LINKED}`).flatMap(
    (row) => {
      const { sha256, sha512, sizeBytes, savedAtMs } = row;
      if (typeof sha256 !== 'string' || typeof sha512 !== 'string') return [];
      return {
        kind: row['kind'] as StoredKind,
        fileId: String(row['fileId']),
        storedName: String(row['storedName']),
        sizeBytes: Number(sizeBytes),
        sha256,
        sha512,
        savedAtMs: typeof savedAtMs === 'number' ? savedAtMs : null,
        row,
      };
    },
  );
}

function derived(library: LibraryContext, incidentId: string): readonly StoredFile[] {
  const rows = rowsOf(library, 'derived_files', incidentId);
  return listDerived(library, incidentId).flatMap((file) => {
    const row = rows.find((each) => each['derivedId'] === file.derivedId);
    if (row === undefined) return [];
    const { derivedId, displayName, sizeBytes, sha256, sha512, createdAtMs } = file;
    return {
      kind: 'derived' as const,
      fileId: derivedId,
      storedName: `${DERIVED_FOLDER}/${displayName}`,
      sizeBytes,
      sha256,
      sha512,
      savedAtMs: createdAtMs,
      row,
    };
  });
}

/** Their rows know one hash; the other is taken now. What is not there any more is left out. */
async function quarantined(
  library: LibraryContext,
  incidentId: string,
  folder: string,
): Promise<readonly StoredFile[]> {
  const found: StoredFile[] = [];
  for (const row of rowsOf(library, 'quarantine', incidentId)) {
    const path = String(row['relativePath']);
    const file = await hashed(absolutePath(library.root, path));
    if (file === null || !path.startsWith(`${folder}/`)) continue;
    const storedName = path.slice(folder.length + 1);
    found.push({ kind: 'quarantine', fileId: '', storedName, savedAtMs: null, row, ...file });
  }
  return found;
}

async function parts(
  library: LibraryContext,
  incidentId: string,
  folder: string,
): Promise<readonly StoredFile[]> {
  const found: StoredFile[] = [];
  for (const name of await partNames(library, folder)) {
    const file = await hashed(absolutePath(library.root, `${folder}/${name}`));
    if (file === null) continue;
    const [row] = jsonRows(
      library.database,
      describedTable(library.database, 'files'),
      'incident_id = ? AND stored_name = ?',
      incidentId,
      name.slice(0, -PART_ENDING.length),
    );
    const fileId = row === undefined ? '' : String(row['fileId']);
    found.push({
      kind: 'part',
      fileId,
      storedName: name,
      savedAtMs: null,
      row: row ?? {},
      ...file,
    });
  }
  return found;
}

/** Sizes of what cut-off transfers of an incident left, without reading them. */
export async function partSizes(
  library: LibraryContext,
  folder: string,
): Promise<readonly number[]> {
  const names = await partNames(library, folder);
  const sizes = names.map(async (name) => {
    const found = await stat(absolutePath(library.root, `${folder}/${name}`)).catch(() => null);
    return found?.size ?? 0;
  });
  return Promise.all(sizes);
}

async function partNames(library: LibraryContext, folder: string): Promise<readonly string[]> {
  const names = await readdir(absolutePath(library.root, folder)).catch(() => []);
  return names.filter((name) => name.endsWith(PART_ENDING));
}

async function hashed(path: string) {
  return hashFile(path).catch(() => null);
}

function rowsOf(
  library: LibraryContext,
  table: string,
  incidentId: string,
  where = 'TRUE',
): readonly JsonRow[] {
  const { database } = library;
  return jsonRows(
    database,
    describedTable(database, table),
    `incident_id = ? AND ${where}`,
    incidentId,
  );
}
