/** Incidents from outside the fleet's cloud enter the index: all rows and their custody, or none. */
import {
  IMPORTED_PARTITION,
  type ImportOrigin,
  type ImportStartSource,
} from '@shared/domain/import';
import { inModeOrder } from '@shared/domain/camera';
import type { AssetKind } from '@shared/domain/incident';
import type { FleetEvent } from '@main/fleet/types';
import type { VideoProbe } from '@main/media/probe';
import { text } from '@main/platform/columns';
import type { Hashes } from '@main/platform/hashing';
import type { CustodyData } from '@main/custody';
import type { LibraryContext } from './context';
import { freeFolder } from './incident-folder';
import { incidentIdOf } from './incident-id';
import { folderOfImports, settleStaging, type Staging } from './import-staging';
import { ensurePartition } from './partitions';
import { freeName } from './portable-name';
import { refreshSaveState } from './refresh-save-state';
import { expectFile, fileSaved } from './saving';
import { upsertEvent } from './sync/upsert-events';

const { partitionId } = IMPORTED_PARTITION;

/** A file whose bytes are complete: in the staging, or where it is linked to. */
export interface TakenFile extends Hashes {
  readonly kind: AssetKind;
  readonly captureMode: string | null;
  /** Name in the incident's folder; unique within the incident. */
  readonly stem: string;
  readonly ending: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly probe: VideoProbe | null;
  readonly startMs: number;
  readonly startSource: ImportStartSource;
  readonly origin: ImportOrigin;
  /** Absolute; null for a copy. */
  readonly linkPath: string | null;
  readonly custodyData: CustodyData;
}

export interface NewImport {
  readonly typeName: string;
  readonly eventTimeMs: number;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly files: readonly TakenFile[];
}

/** A saved file with the same bytes. */
export interface Twin {
  readonly incidentId: string;
  readonly ticket: string;
  readonly library: string;
}

/** Whether any saved file is of this size: only then its bytes may be here already. */
export function hasSize(library: LibraryContext, sizeBytes: number): boolean {
  return (
    library.database.get(
      "SELECT 1 FROM files WHERE state = 'saved' AND size_bytes = ?",
      sizeBytes,
    ) !== undefined
  );
}

export function findTwin(
  library: LibraryContext,
  sizeBytes: number,
  { sha256 }: Pick<Hashes, 'sha256'>,
): Twin | null {
  const row = library.database.get(
    `SELECT i.incident_id, i.ticket, p.label FROM files f
     JOIN incidents i ON i.incident_id = f.incident_id JOIN partitions p ON p.partition_id = i.partition_id
     WHERE f.state = 'saved' AND f.size_bytes = ? AND f.sha256 = ?`,
    sizeBytes,
    sha256,
  );
  if (row === undefined) return null;
  return {
    incidentId: text(row, 'incident_id'),
    ticket: text(row, 'ticket'),
    library: text(row, 'label'),
  };
}

/** Gives a complete staging its place in the library. Returns the new incident's id. */
export async function enterImport(
  library: LibraryContext,
  staging: Staging,
  incident: NewImport,
): Promise<string> {
  ensurePartition(library, { ...IMPORTED_PARTITION, demo: false });
  const ticket = freeTicket(library, incident.eventTimeMs);
  const folder = freeFolder(library, folderOfImports(library), incident.eventTimeMs, ticket);
  const incidentId = await settleStaging(library, staging, folder, () =>
    library.database.transaction(() => enterRows(library, ticket, folder, incident)),
  );
  library.listIndex.readTouched();
  library.changed([incidentId]);
  return incidentId;
}

function enterRows(
  library: LibraryContext,
  ticket: string,
  folder: string,
  incident: NewImport,
): string {
  const { database } = library;
  const nowMs = Math.round(library.clock.now());
  const incidentId = incidentIdOf(partitionId, ticket);
  const event = eventOf(ticket, incident);
  upsertEvent(
    library,
    partitionId,
    event,
    { imported: event },
    {
      syncedAtMs: nowMs,
      listed: false,
      noted: null,
    },
  );
  const modes = incident.files.flatMap((file) => (file.kind === 'video' ? file.captureMode : []));
  database.run(
    `UPDATE incidents SET folder = ?, capture_modes = ?, details_read_at_ms = ?, event_read_at_ms = ?
     WHERE incident_id = ?`,
    folder,
    JSON.stringify(inModeOrder(modes.filter((mode) => mode !== null))),
    nowMs,
    nowMs,
    incidentId,
  );
  for (const file of incident.files) enterFile(library, incidentId, file);
  refreshSaveState(library, incidentId);
  return incidentId;
}

function enterFile(library: LibraryContext, incidentId: string, file: TakenFile): void {
  const { origin } = file;
  const record = expectFile(library, incidentId, {
    slot: `import:${file.stem}${file.ending}`,
    kind: file.kind,
    captureMode: file.captureMode,
    originalName: origin.sourceName.split('/').at(-1) ?? null,
    stem: file.stem,
    ending: file.ending,
    mimeType: file.mimeType,
    announcedBytes: null,
    serviceStartMs: file.startMs,
    serviceEndMs: null,
    availability: 'there',
  });
  library.database.run(
    'INSERT INTO imported_files VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    record.fileId,
    incidentId,
    origin.importedBy,
    Math.round(origin.importedAtMs),
    origin.sourceName,
    origin.modifiedAtMs === null ? null : Math.round(origin.modifiedAtMs),
    file.startSource,
    file.linkPath,
  );
  fileSaved(library, record, {
    sha256: file.sha256,
    sha512: file.sha512,
    sizeBytes: file.sizeBytes,
    savedAtMs: origin.importedAtMs,
    sourceUrl: null,
    sourceHeaders: {},
    probe: file.probe,
    user: origin.importedBy,
    custodyData: file.custodyData,
    action: 'imported',
  });
}

/** `IMP-20260115-123456`, UTC; the same second again gets a number. */
function freeTicket(library: LibraryContext, timeMs: number): string {
  const stamp = new Date(timeMs).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return freeName(
    `IMP-${stamp}`,
    '',
    (ticket) =>
      library.database.get(
        'SELECT 1 FROM incidents WHERE partition_id = ? AND ticket = ? COLLATE NOCASE',
        partitionId,
        ticket,
      ) !== undefined,
  );
}

/** As the list knows events; what no file tells stays unknown. */
function eventOf(ticket: string, incident: NewImport): FleetEvent {
  const videos = incident.files.filter(({ kind }) => kind === 'video').length;
  return {
    ticket,
    ticketLinked: null,
    timeMs: incident.eventTimeMs,
    type: null,
    typeName: incident.typeName,
    severityLevel: null,
    driverId: null,
    driverName: null,
    vehicleName: null,
    carId: null,
    deviceCid: null,
    tripId: null,
    latitudeDeg: incident.latitudeDeg,
    longitudeDeg: incident.longitudeDeg,
    tag: null,
    uploadStatus: null,
    videosUploaded: videos,
    videosTotal: videos,
    uploading: false,
    hasVideo: videos > 0,
    daysLeft: null,
    expired: false,
  };
}
