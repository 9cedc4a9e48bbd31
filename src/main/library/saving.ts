/** What downloads and import tell the library: which files an incident has, and what became of each. */
import { basename, relative, sep } from 'node:path';
import type { AppErrorData } from '@shared/errors';
import type { AssetKind, IncidentFile } from '@shared/domain/incident';
import type { CustodyAction, CustodyData } from '@main/custody';
import type { FleetEventAssets, FleetEventDetail } from '@main/fleet/types';
import type { VideoProbe } from '@main/media/probe';
import type { Hashes } from '@main/platform/hashing';
import { text } from '@main/platform/columns';
import type { LibraryContext } from './context';
import {
  fileById,
  filesOf,
  type Availability,
  type FileRecord,
  type PartRecord,
} from './file-records';
import { fileIdOf } from './incident-id';
import { freeName } from './portable-name';
import { refreshSaveState } from './refresh-save-state';

const STATE_BEFORE_SAVING: Readonly<Record<Availability, IncidentFile['state']>> = {
  there: 'queued',
  'on-its-way': 'missing',
  gone: 'expired',
};

/** A file that an incident should have. */
export interface ExpectedFile {
  readonly slot: string;
  readonly kind: AssetKind;
  readonly captureMode: string | null;
  readonly originalName: string | null;
  /** Wished name without its ending; made unique within the incident. */
  readonly stem: string;
  readonly ending: string;
  readonly mimeType: string;
  readonly announcedBytes: number | null;
  readonly serviceStartMs: number | null;
  readonly serviceEndMs: number | null;
  readonly availability: Availability;
}

export interface SavedFile extends Hashes {
  readonly sizeBytes: number;
  readonly savedAtMs: number;
  readonly sourceUrl: string | null;
  readonly sourceHeaders: Readonly<Record<string, string>>;
  readonly probe: VideoProbe | null;
  readonly user: string;
  readonly custodyData: CustodyData;
  /** How it came here; `saved` from the fleet's service when left out. */
  readonly action?: 'saved' | 'imported';
}

export interface QuarantinedFile extends Hashes {
  readonly path: string;
  readonly sizeBytes: number;
  readonly reason: string;
  readonly error: AppErrorData;
  readonly user: string;
  readonly custodyData: CustodyData;
}

/** Takes over what only the details say of an incident. */
export function recordDetails(
  library: LibraryContext,
  incidentId: string,
  answers: {
    readonly event: FleetEventDetail | null;
    readonly assets: FleetEventAssets;
    readonly readAtMs: number;
  },
): void {
  const { event, assets, readAtMs } = answers;
  const modes = new Set([
    ...(event?.captureModesVideo ?? []),
    ...assets.videos.map((video) => video.captureMode),
  ]);
  const recorded = Math.max(event?.videosTotal ?? 0, assets.videosTotal, assets.videos.length);
  library.database.run(
    `UPDATE incidents SET capture_modes = ?, speed_kph = coalesce(?, speed_kph),
       speed_limit_kph = coalesce(?, speed_limit_kph), video_start_ms = coalesce(?, video_start_ms),
       videos_recorded = max(?, videos_recorded), videos_arrived = max(?, videos_arrived), details_read_at_ms = ?
     WHERE incident_id = ?`,
    JSON.stringify([...modes]),
    event?.speedKph ?? null,
    event?.speedLimitKph ?? null,
    assets.videoStartMs,
    Math.round(recorded),
    assets.videos.filter((video) => video.url !== null).length,
    readAtMs,
    incidentId,
  );
  library.listIndex.touch(incidentId);
}

/**
 * Makes the index list exactly these media files, and whatever is saved already; files that are no longer
 * expected and were never saved leave the list. Returns the records in the order given.
 */
export function expectFiles(
  library: LibraryContext,
  incidentId: string,
  expected: readonly ExpectedFile[],
): readonly FileRecord[] {
  const { database } = library;
  return database.transaction(() => {
    const slots = new Set(expected.map((file) => file.slot));
    for (const file of filesOf(library, incidentId)) {
      if (file.state !== 'saved' && file.kind !== 'service-answer' && !slots.has(file.slot)) {
        database.run('DELETE FROM files WHERE file_id = ?', file.fileId);
      }
    }
    const records = expected.map((file) => expectFile(library, incidentId, file));
    refreshSaveState(library, incidentId);
    return records;
  });
}

export function expectFile(
  library: LibraryContext,
  incidentId: string,
  file: ExpectedFile,
): FileRecord {
  const { database } = library;
  const fileId = fileIdOf(incidentId, file.slot);
  const known = fileById(library, fileId);
  const state = STATE_BEFORE_SAVING[file.availability];
  if (known === null) {
    const taken = new Set(
      database
        .all('SELECT stored_name FROM files WHERE incident_id = ?', incidentId)
        .map((row) => text(row, 'stored_name').toLowerCase()),
    );
    database.run(
      `INSERT INTO files (file_id, incident_id, slot, kind, capture_mode, stored_name, original_name, mime_type,
         state, availability, announced_bytes, service_start_ms, service_end_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      fileId,
      incidentId,
      file.slot,
      file.kind,
      file.captureMode,
      freeName(file.stem, file.ending, (name) => taken.has(name)),
      file.originalName,
      file.mimeType,
      state,
      file.availability,
      file.announcedBytes,
      file.serviceStartMs,
      file.serviceEndMs,
    );
  } else if (known.state !== 'saved') {
    database.run(
      `UPDATE files SET state = ?, availability = ?, error = NULL, announced_bytes = ?, original_name = ?, service_start_ms = ?,
         service_end_ms = ? WHERE file_id = ?`,
      state,
      file.availability,
      file.announcedBytes,
      file.originalName,
      file.serviceStartMs,
      file.serviceEndMs,
      fileId,
    );
  }
  const record = fileById(library, fileId);
  if (record === null) throw new Error('a file that was just written is not in the index');
  return record;
}

export function setFileState(
  library: LibraryContext,
  fileId: string,
  state: IncidentFile['state'],
  error: AppErrorData | null = null,
): void {
  library.database.run(
    "UPDATE files SET state = ?, error = ? WHERE file_id = ? AND state <> 'saved'",
    state,
    error === null ? null : JSON.stringify(error),
    fileId,
  );
}

/** Remembers what the bytes of a `.part` file belong to, before the first of them is written. */
export function notePart(library: LibraryContext, fileId: string, part: PartRecord): void {
  library.database.run(
    'UPDATE files SET part_etag = ?, part_modified = ?, part_total = ? WHERE file_id = ?',
    part.etag,
    part.lastModified,
    part.totalBytes,
    fileId,
  );
}

/** The file stands under its final name: its row and its custody entry, both or none. */
export function fileSaved(library: LibraryContext, file: FileRecord, saved: SavedFile): void {
  library.database.transaction(() => {
    library.database.run(
      `UPDATE files SET state = 'saved', error = NULL, size_bytes = ?, sha256 = ?, sha512 = ?, saved_at_ms = ?,
         source_url = ?, source_headers = ?, probe = ?, part_etag = NULL, part_modified = NULL, part_total = NULL,
         deleted_at_ms = NULL
       WHERE file_id = ?`,
      saved.sizeBytes,
      saved.sha256,
      saved.sha512,
      Math.round(saved.savedAtMs),
      saved.sourceUrl,
      JSON.stringify(saved.sourceHeaders),
      saved.probe === null ? null : JSON.stringify(saved.probe),
      file.fileId,
    );
    library.database.run(
      'UPDATE incidents SET verified_at_ms = NULL, let_go_at_ms = NULL WHERE incident_id = ?',
      file.incidentId,
    );
    library.listIndex.touch(file.incidentId);
    appendForFile(library, file, saved.action ?? 'saved', saved.user, {
      sizeBytes: saved.sizeBytes,
      sha256: saved.sha256,
      sha512: saved.sha512,
      ...(saved.sourceUrl === null ? {} : { source: saved.sourceUrl }),
      ...saved.custodyData,
    });
    refreshSaveState(library, file.incidentId);
  });
}

/** What arrived is not what was announced: it is kept apart with its reason. */
export function fileQuarantined(
  library: LibraryContext,
  file: FileRecord,
  bad: QuarantinedFile,
): void {
  library.database.transaction(() => {
    library.database.run(
      `INSERT INTO quarantine (incident_id, file_id, relative_path, reason, size_bytes, sha256, time_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      file.incidentId,
      file.fileId,
      relative(library.root, bad.path).split(sep).join('/'),
      bad.reason,
      bad.sizeBytes,
      bad.sha256,
      Math.round(library.clock.now()),
    );
    notePart(library, file.fileId, { etag: null, lastModified: null, totalBytes: null });
    setFileState(library, file.fileId, 'failed', bad.error);
    appendForFile(library, file, 'quarantined', bad.user, {
      reason: bad.reason,
      keptAs: basename(bad.path),
      sizeBytes: bad.sizeBytes,
      sha256: bad.sha256,
      sha512: bad.sha512,
      ...bad.custodyData,
    });
    refreshSaveState(library, file.incidentId);
  });
}

function appendForFile(
  library: LibraryContext,
  file: FileRecord,
  action: CustodyAction,
  user: string,
  data: CustodyData,
): void {
  library.custody.append(file.incidentId, {
    action,
    user,
    data: {
      file: file.storedName,
      ...(file.originalName === null ? {} : { originalName: file.originalName }),
      ...data,
    },
  });
}
