/** The files of an incident as the index knows them, saved or not. */
import { join, sep } from 'node:path';
import type { AppErrorData } from '@shared/errors';
import type { ImportOrigin, ImportStartSource } from '@shared/domain/import';
import type { AssetKind, IncidentFile } from '@shared/domain/incident';
import type { VideoProbe } from '@main/media/probe';
import { number, numberOrNull, text, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from './context';

/** Whether the cloud has a file: yes, not yet (it is on its way from the device), or no longer. */
export type Availability = 'there' | 'on-its-way' | 'gone';

/** A file with everything the library's own modules need of it. */
export interface FileRecord extends IncidentFile {
  readonly incidentId: string;
  readonly slot: string;
  /** Below the incident's folder, with `/`. */
  readonly storedName: string;
  readonly mimeType: string;
  /** Absolute; where the file is, or will be. Null until its incident has a folder. */
  readonly path: string | null;
  readonly availability: Availability;
  readonly announcedBytes: number | null;
  readonly sourceUrl: string | null;
  readonly sourceHeaders: Readonly<Record<string, string>>;
  readonly serviceStartMs: number | null;
  readonly serviceEndMs: number | null;
  readonly probe: VideoProbe | null;
  readonly part: PartRecord;
  /** Null for what the fleet's service sent. */
  readonly imported: ImportedRecord | null;
}

/** What only an imported file has. */
export interface ImportedRecord extends ImportOrigin {
  readonly startSource: ImportStartSource;
}

/** What the bytes of a transfer that was cut off belong to. */
export interface PartRecord {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly totalBytes: number | null;
}

/** What `media://` needs to serve a file. */
export interface LocatedFile {
  readonly path: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha512: string;
  readonly displayName: string;
  readonly incidentId: string;
}

const SELECT = `SELECT f.*, i.folder, m.imported_by, m.imported_at_ms, m.source_name, m.modified_at_ms,
  m.start_source, m.link_path
  FROM files f JOIN incidents i ON i.incident_id = f.incident_id
  LEFT JOIN imported_files m ON m.file_id = f.file_id`;

export function filesOf(library: LibraryContext, incidentId: string): readonly FileRecord[] {
  return library.database
    .all(`${SELECT} WHERE f.incident_id = ? ORDER BY f.rowid`, incidentId)
    .map((row) => fileRecord(library, row));
}

export function fileById(library: LibraryContext, fileId: string): FileRecord | null {
  const row = library.database.get(`${SELECT} WHERE f.file_id = ?`, fileId);
  return row === undefined ? null : fileRecord(library, row);
}

export function locateFile(library: LibraryContext, fileId: string): LocatedFile | null {
  const file = fileById(library, fileId);
  if (file?.state !== 'saved' || file.path === null) return null;
  if (file.sha256 === null || file.sha512 === null || file.sizeBytes === null) return null;
  return {
    path: file.path,
    mimeType: file.mimeType,
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
    sha512: file.sha512,
    displayName: file.displayName,
    incidentId: file.incidentId,
  };
}

/** Paths in the index use `/` and are relative to the library, so that its folder can be moved. */
export function absolutePath(root: string, relativePath: string): string {
  return join(root, relativePath.split('/').join(sep));
}

function fileRecord(library: LibraryContext, row: SqlRow): FileRecord {
  const folder = textOrNull(row, 'folder');
  const storedName = text(row, 'stored_name');
  return {
    fileId: text(row, 'file_id'),
    incidentId: text(row, 'incident_id'),
    slot: text(row, 'slot'),
    kind: text(row, 'kind') as AssetKind,
    displayName: storedName.split('/').at(-1) ?? storedName,
    storedName,
    originalName: textOrNull(row, 'original_name'),
    captureMode: textOrNull(row, 'capture_mode'),
    state: text(row, 'state') as IncidentFile['state'],
    mimeType: text(row, 'mime_type'),
    availability: text(row, 'availability') as Availability,
    path: pathOf(library, folder, storedName, textOrNull(row, 'link_path')),
    announcedBytes: numberOrNull(row, 'announced_bytes'),
    sizeBytes: numberOrNull(row, 'size_bytes') ?? numberOrNull(row, 'announced_bytes'),
    sha256: textOrNull(row, 'sha256'),
    sha512: textOrNull(row, 'sha512'),
    savedAtMs: numberOrNull(row, 'saved_at_ms'),
    error: parsed(textOrNull(row, 'error')) as AppErrorData | null,
    sourceUrl: textOrNull(row, 'source_url'),
    sourceHeaders: (parsed(textOrNull(row, 'source_headers')) ?? {}) as Record<string, string>,
    serviceStartMs: numberOrNull(row, 'service_start_ms'),
    serviceEndMs: numberOrNull(row, 'service_end_ms'),
    probe: parsed(textOrNull(row, 'probe')) as VideoProbe | null,
    part: {
      etag: textOrNull(row, 'part_etag'),
      lastModified: textOrNull(row, 'part_modified'),
      totalBytes: numberOrNull(row, 'part_total'),
    },
    imported: importedOf(row),
  };
}

/** A linked file lies where it was found; all others in their incident's folder. */
function pathOf(
  { root }: LibraryContext,
  folder: string | null,
  storedName: string,
  linkPath: string | null,
): string | null {
  if (linkPath !== null) return linkPath;
  return folder === null ? null : absolutePath(root, `${folder}/${storedName}`);
}

function importedOf(row: SqlRow): ImportedRecord | null {
  if (textOrNull(row, 'source_name') === null) return null;
  return {
    importedBy: text(row, 'imported_by'),
    importedAtMs: number(row, 'imported_at_ms'),
    sourceName: text(row, 'source_name'),
    modifiedAtMs: numberOrNull(row, 'modified_at_ms'),
    way: textOrNull(row, 'link_path') === null ? 'copy' : 'link',
    startSource: text(row, 'start_source') as ImportStartSource,
  };
}

/** JSON that this program wrote itself. */
function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}

/** Only what the screen may know: no path, no address. */
export function publicFile(file: FileRecord): IncidentFile {
  return {
    fileId: file.fileId,
    kind: file.kind,
    displayName: file.displayName,
    originalName: file.originalName,
    captureMode: file.captureMode,
    state: file.state,
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
    sha512: file.sha512,
    savedAtMs: file.savedAtMs,
    error: file.error,
    ...(file.imported?.way === 'link' ? { linked: true as const } : {}),
  };
}
