/** The library: one folder of incidents with one index, and everything that may be asked of it. */
import type { IncidentDetail, ReviewMaterial } from '@shared/domain/incident';
import type {
  IncidentFacets,
  IncidentPage,
  IncidentQuery,
  IncidentSelection,
} from '@shared/domain/incident-query';
import type { LibraryPartition } from '@shared/domain/session';
import { createCustodyRecord, type CustodyRecord } from '@main/custody';
import type { EventPage } from '@main/fleet/types';
import type { Clock } from '@main/platform/clock';
import { number, text } from '@main/platform/columns';
import type { Database } from '@main/platform/database';
import type { Log } from '@main/platform/log';
import { oneAtATime } from '@main/platform/one-at-a-time';
import type { LibraryContext } from './context';
import { evidenceSource, type IncidentSource } from './evidence-source';
import { incidentFacets } from './facets';
import { fileById, filesOf, locateFile, type FileRecord, type LocatedFile } from './file-records';
import { incidentDetail, incidentRow } from './incident-detail';
import { repairCustodyCopies, writeIncidentFiles } from './incident-file';
import {
  addDerived,
  deleteDerived,
  derivedFolder,
  listDerived,
  locateDerived,
} from './derived-files';
import { putOnHold, refuseOnHold, releaseHold } from './hold';
import { deleteMark, listMarks, saveMark } from './marks';
import { markDiscarded } from './discarded';
import { needsEventPage, recordEventPage } from './event-page';
import { writeFleetFiles } from './fleet-file';
import { ensureIncidentFolder } from './incident-folder';
import { createListIndex } from './list-index';
import { openIndex } from './open-index';
import {
  ensurePartition,
  finishSync,
  listPartitions,
  partitionRecord,
  type NewPartition,
  type PartitionRecord,
} from './partitions';
import type { ListRow } from './list-order';
import { expiringIncidentIds, queryIncidents, selectedRows } from './query-incidents';
import { refreshSaveState } from './refresh-save-state';
import { reviewMaterial } from './review-material';
import * as saving from './saving';
import {
  countedRows,
  keepReport,
  keptReport,
  recentReports,
  typeNamesByNumber,
} from './safety-reports';
import { upsertEventPage, type SyncStep } from './upsert-events';
import { verifyIncident, type VerifyOutcome } from './verify-incident';
import { createWordSearch } from './word-search';

export interface LibraryOptions {
  /** Folder of the library; made when missing. */
  readonly root: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Library {
  readonly root: string;
  readonly database: Database;
  readonly custody: CustodyRecord;

  ensurePartition(partition: NewPartition): void;
  partitions(): readonly LibraryPartition[];
  /** Null when there is no such partition. */
  partition(partitionId: string): PartitionRecord | null;

  /** One transaction; moves the sync's bookmark with it. Returns ids of new and changed incidents. */
  upsertEventPage(
    partitionId: string,
    page: EventPage,
    syncedAtMs: number,
    step?: SyncStep,
  ): readonly string[];
  finishSync(partitionId: string, throughMs: number, syncedAtMs: number, deep?: boolean): void;
  unreadableRecords(partitionId: string): readonly { readonly record: string; reason: string }[];

  query(partitionId: string, query: IncidentQuery): IncidentPage;
  facets(partitionId: string): IncidentFacets;
  expiringIncidentIds(partitionId: string, untilMs: number): readonly string[];
  /** What fits, oldest first, with what its fate is told from. */
  select(partitionId: string, selection: IncidentSelection): readonly SelectedIncident[];
  /** Hashes what is saved of an incident again and writes the outcome down. */
  verify(incidentId: string, user: string, signal?: AbortSignal): Promise<VerifyOutcome>;
  /** These throw AppError `library.not-found` for an unknown id. */
  detail(incidentId: string): IncidentDetail;
  reviewMaterial(incidentId: string): Promise<ReviewMaterial>;
  evidenceSource(incidentId: string): Promise<IncidentSource>;
  /** Null unless the file is saved. */
  locate(fileId: string): LocatedFile | null;
  file(fileId: string): FileRecord | null;
  files(incidentId: string): readonly FileRecord[];
  /** The service's own list record of an incident, as it came last. */
  listRecord(incidentId: string): { readonly record: unknown; readonly syncedAtMs: number };

  readonly saving: LibrarySaving;
  readonly marks: LibraryMarks;
  readonly hold: LibraryHold;
  readonly derived: LibraryDerived;
  readonly reports: LibraryReports;

  /** Hears ids of incidents whose rows changed (empty: any). Returns its own off switch. */
  onChanged(listener: (incidentIds: readonly string[]) => void): () => void;
  close(): void;
}

/** An incident as the list knows it. */
export type SelectedIncident = Omit<ListRow, 'rowId' | 'urgency' | 'state'>;

/** Marks and notes of the reviewer. */
export interface LibraryHold {
  put: Bound<typeof putOnHold>;
  release: Bound<typeof releaseHold>;
  /** Throws `hold.keeps` while the incident is on hold. */
  refuse: Bound<typeof refuseOnHold>;
}

export interface LibraryMarks {
  list: Bound<typeof listMarks>;
  save: Bound<typeof saveMark>;
  delete: Bound<typeof deleteMark>;
}

/** Files made from originals. */
export interface LibraryDerived {
  folder: Bound<typeof derivedFolder>;
  list: Bound<typeof listDerived>;
  add: Bound<typeof addDerived>;
  delete: Bound<typeof deleteDerived>;
}

/** The side of the library that the safety report reads and writes. */
export interface LibraryReports {
  keep: Bound<typeof keepReport>;
  kept: Bound<typeof keptReport>;
  recent: Bound<typeof recentReports>;
  rows: Bound<typeof countedRows>;
  typeNames: Bound<typeof typeNamesByNumber>;
}

/** The side of the library that downloads and import write to. */
export interface LibrarySaving {
  ensureFolder(incidentId: string): Promise<string>;
  recordDetails: Bound<typeof saving.recordDetails>;
  /** What only the event's own page says. */
  needsEventPage: Bound<typeof needsEventPage>;
  recordEventPage: Bound<typeof recordEventPage>;
  /** The event is gone from the cloud by somebody's decision; what is saved stays. */
  markDiscarded: Bound<typeof markDiscarded>;
  expectFiles: Bound<typeof saving.expectFiles>;
  expectFile: Bound<typeof saving.expectFile>;
  setFileState: Bound<typeof saving.setFileState>;
  notePart: Bound<typeof saving.notePart>;
  fileSaved: Bound<typeof saving.fileSaved>;
  fileQuarantined: Bound<typeof saving.fileQuarantined>;
  /** Writes `incident.json` and `custody.jsonl` anew. */
  writeIncidentFiles(incidentId: string): Promise<void>;
  refreshSaveState(incidentId: string): void;
  /** Brings what the folders say of themselves up to date; call at boot and after adding entries. */
  repairCustodyCopies(): Promise<void>;
  /** Describes a fleet beside its incidents: events without a folder, requests, reports, the sync's bookmark. */
  writeFleetFiles(partitionId: string): Promise<void>;
  /** Tells listeners that these incidents changed. */
  changed(incidentIds: readonly string[]): void;
}

type Bound<F> = F extends (library: LibraryContext, ...rest: infer R) => infer T
  ? (...rest: R) => T
  : never;

/** @throws AppError `library.unavailable`, `library.newer` */
export function openLibrary({ root, clock, log }: LibraryOptions): Library {
  const database = openIndex(root);
  const custody = createCustodyRecord(database, clock);
  const listeners = new Set<(incidentIds: readonly string[]) => void>();
  const changed = (incidentIds: readonly string[]): void => {
    for (const listener of listeners) listener(incidentIds);
  };
  const listIndex = createListIndex(database);
  const wordSearch = createWordSearch(database, () => listIndex.revision());
  const context: LibraryContext = {
    root,
    database,
    custody,
    clock,
    log,
    openedAtMs: Date.now(),
    listIndex,
    wordSearch,
    inTurn: oneAtATime(),
    changed,
  };

  const bind = <R extends unknown[], T>(
    work: (library: LibraryContext, ...rest: R) => T,
  ): ((...rest: R) => T) => {
    return (...rest) => work(context, ...rest);
  };

  return {
    root,
    database,
    custody,
    ensurePartition: bind(ensurePartition),
    partitions: bind(listPartitions),
    partition: bind(partitionRecord),
    upsertEventPage: bind(upsertEventPage),
    finishSync: bind(finishSync),
    unreadableRecords: (partitionId) =>
      database
        .all(
          'SELECT record, reason FROM unreadable_records WHERE partition_id = ? ORDER BY first_seen_ms, record_hash',
          partitionId,
        )
        .map((row) => ({ record: text(row, 'record'), reason: text(row, 'reason') })),
    query: bind(queryIncidents),
    facets: bind(incidentFacets),
    expiringIncidentIds: bind(expiringIncidentIds),
    select: bind(selectedRows),
    verify: bind(verifyIncident),
    detail: bind(incidentDetail),
    reviewMaterial: bind(reviewMaterial),
    evidenceSource: bind(evidenceSource),
    locate: (fileId) => locateFile(context, fileId) ?? locateDerived(context, fileId),
    file: bind(fileById),
    files: bind(filesOf),
    listRecord: (incidentId) => {
      const row = incidentRow(context, incidentId);
      return {
        record: JSON.parse(text(row, 'list_record')) as unknown,
        syncedAtMs: number(row, 'synced_at_ms'),
      };
    },
    reports: {
      keep: bind(keepReport),
      kept: bind(keptReport),
      recent: bind(recentReports),
      rows: bind(countedRows),
      typeNames: bind(typeNamesByNumber),
    },
    derived: {
      folder: bind(derivedFolder),
      list: bind(listDerived),
      add: bind(addDerived),
      delete: bind(deleteDerived),
    },
    hold: { put: bind(putOnHold), release: bind(releaseHold), refuse: bind(refuseOnHold) },
    marks: { list: bind(listMarks), save: bind(saveMark), delete: bind(deleteMark) },
    saving: {
      ensureFolder: bind(ensureIncidentFolder),
      recordDetails: bind(saving.recordDetails),
      needsEventPage: bind(needsEventPage),
      recordEventPage: bind(recordEventPage),
      markDiscarded: bind(markDiscarded),
      expectFiles: bind(saving.expectFiles),
      expectFile: bind(saving.expectFile),
      setFileState: bind(saving.setFileState),
      notePart: bind(saving.notePart),
      fileSaved: bind(saving.fileSaved),
      fileQuarantined: bind(saving.fileQuarantined),
      writeIncidentFiles: bind(writeIncidentFiles),
      refreshSaveState: bind(refreshSaveState),
      repairCustodyCopies: bind(repairCustodyCopies),
      writeFleetFiles: bind(writeFleetFiles),
      changed,
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      database.close();
    },
  };
}
