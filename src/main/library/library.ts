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
import { text } from '@main/platform/columns';
import type { Database } from '@main/platform/database';
import type { Log } from '@main/platform/log';
import { oneAtATime } from '@main/platform/one-at-a-time';
import { setLayout } from './camera-layouts';
import type { LibraryContext } from './context';
import { setDeckOrder } from './deck-order';
import { evidenceSource, type IncidentSource } from './evidence-source';
import { incidentFacets } from './query/facets';
import { hashesHere } from './hashes-here';
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
import { listClaims } from './claims/list-claims';
import {
  archiveClaim,
  claimDetail,
  claimsOfIncident,
  createClaim,
  saveClaim,
} from './claims/claims';
import { holdClaim, releaseClaim, releaseOwnHold } from './claims/claim-hold';
import { addToClaim, removeFromClaim } from './claims/claim-members';
import { putOnHold, refuseOnHold } from './hold';
import { enterImport, findTwin, hasSize } from './imported';
import { clearStagings, dropStaging, openStaging } from './import-staging';
import { deleteMark, listMarks, saveMark } from './marks';
import { correctStart } from './start-corrections';
import { markDiscarded } from './discarded';
import { needsEventPage, recordEventPage } from './sync/event-page';
import { writeFleetFiles } from './fleet-file';
import { ensureIncidentFolder, folderOfIncident } from './incident-folder';
import { listAnswerOf, type ListAnswer, type ListRecordSource } from './sync/list-answers';
import { createListIndex } from './query/list-index';
import { openIndex } from './opening/open-index';
import { openIndexCopy } from './opening/open-read-only';
import {
  ensurePartition,
  finishSync,
  listPartitions,
  partitionRecord,
  type NewPartition,
  type PartitionRecord,
} from './partitions';
import type { ListRow } from './query/list-order';
import { expiringIncidentIds, queryIncidents, selectedRows } from './query/query-incidents';
import { refreshSaveState } from './refresh-save-state';
import {
  markReleased,
  recipeOfPackage,
  recordPackage,
  recordReissue,
  withdrawRelease,
} from './releases/record';
import { listRegister, registeredPackage } from './releases/register';
import { reviewMaterial } from './review-material';
import * as saving from './saving';
import {
  countedRows,
  keepReport,
  keptReport,
  recentReports,
  typeNamesByNumber,
} from './safety-reports';
import { upsertEventPage, type SyncStep } from './sync/upsert-events';
import { verifyIncident, type VerifyOutcome } from './check/verify-incident';
import { listCameras, listStored, otherFleetsBytes } from './trash/list-stored';
import { listTrash } from './trash/list-trash';
import { brokenChains } from './check/broken-chains';
import { createTrash, type LibraryTrash } from './trash';
import { fleetFolders } from './opening/library-folders';
import { recordBytes } from './record-bytes';
import { createWordSearch } from './query/word-search';

export interface LibraryOptions {
  /** Folder of the library; made when missing. */
  readonly root: string;
  readonly clock: Clock;
  readonly log: Log;
  /** A folder for a copy of the index, when the library must not be written to; `library.read-only` then. */
  readonly readOnlyCopy?: string;
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
    answer?: ListAnswer,
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
  /** Moves a clip's start, or puts it back; written into the chain of custody. */
  correctStart: Bound<typeof correctStart>;
  /** Keeps how a device lays out its composite pictures. */
  setLayout: Bound<typeof setLayout>;
  /** Keeps the order of a device's or a fleet's cameras on the deck. */
  setDeckOrder: Bound<typeof setDeckOrder>;
  evidenceSource(incidentId: string): Promise<IncidentSource>;
  /** Null unless the file is saved. */
  locate(fileId: string): LocatedFile | null;
  file(fileId: string): FileRecord | null;
  files(incidentId: string): readonly FileRecord[];
  /** Where the incident's files lie; null while it has no folder. */
  folder(incidentId: string): string | null;
  /** SHA-256 of every file that lies here, the trash included. */
  hashesHere(): ReadonlySet<string>;
  /** The service's own list record of an incident, as it came last. */
  listRecord(incidentId: string): { readonly record: unknown; readonly source: ListRecordSource };

  readonly saving: LibrarySaving;
  readonly marks: LibraryMarks;
  readonly hold: LibraryHold;
  readonly claims: LibraryClaims;
  readonly releases: LibraryReleases;
  readonly derived: LibraryDerived;
  readonly reports: LibraryReports;
  readonly imports: LibraryImports;
  readonly trash: LibraryTrash;
  readonly stored: LibraryStored;
  /** Chains of custody that do not hold together. */
  readonly brokenChains: Bound<typeof brokenChains>;

  /** Hears ids of incidents whose rows changed (empty: any). Returns its own off switch. */
  onChanged(listener: (incidentIds: readonly string[]) => void): () => void;
  close(): void;
}

/** An incident as the list knows it. */
export type SelectedIncident = Omit<ListRow, 'rowId' | 'urgency' | 'state'>;

/** Legal holds of single incidents. */
export interface LibraryHold {
  put: Bound<typeof putOnHold>;
  release: Bound<typeof releaseOwnHold>;
  /** Throws `hold.keeps` while the incident is on hold. */
  refuse: Bound<typeof refuseOnHold>;
}

/** Claims with their incidents; each throws `claim.not-found` for an unknown id. */
export interface LibraryClaims {
  list: Bound<typeof listClaims>;
  get: Bound<typeof claimDetail>;
  ofIncident: Bound<typeof claimsOfIncident>;
  create: Bound<typeof createClaim>;
  save: Bound<typeof saveClaim>;
  archive: Bound<typeof archiveClaim>;
  add: Bound<typeof addToClaim>;
  remove: Bound<typeof removeFromClaim>;
  hold: Bound<typeof holdClaim>;
  releaseHold: Bound<typeof releaseClaim>;
}

/** The release register; each throws `release.not-found` for an unknown id. */
export interface LibraryReleases {
  list: Bound<typeof listRegister>;
  get: Bound<typeof registeredPackage>;
  record: Bound<typeof recordPackage>;
  mark: Bound<typeof markReleased>;
  withdraw: Bound<typeof withdrawRelease>;
  recordReissue: Bound<typeof recordReissue>;
  recipe: Bound<typeof recipeOfPackage>;
}

/** Marks and notes of the reviewer. */
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

/** The side of the library that takes in recordings from outside the fleet's cloud. */
export interface LibraryImports {
  hasSize: Bound<typeof hasSize>;
  findTwin: Bound<typeof findTwin>;
  openStaging: Bound<typeof openStaging>;
  dropStaging: Bound<typeof dropStaging>;
  enter: Bound<typeof enterImport>;
  /** Removes what an earlier run has left half done; call at boot. */
  clearStagings: Bound<typeof clearStagings>;
}

/** What lies on this disk. */
export interface LibraryStored {
  incidents: Bound<typeof listStored>;
  cameras: Bound<typeof listCameras>;
  otherFleetsBytes: Bound<typeof otherFleetsBytes>;
  trash: Bound<typeof listTrash>;
  recordBytes(): Promise<number>;
}

/** The side of the library that downloads write to. */
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
export function openLibrary({ root, clock, log, readOnlyCopy }: LibraryOptions): Library {
  const database = readOnlyCopy === undefined ? openIndex(root) : openIndexCopy(root, readOnlyCopy);
  const custody = createCustodyRecord(database, clock);
  const listeners = new Set<(incidentIds: readonly string[]) => void>();
  let closed = false;
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
    correctStart: bind(correctStart),
    setLayout: bind(setLayout),
    setDeckOrder: bind(setDeckOrder),
    evidenceSource: bind(evidenceSource),
    locate: (fileId) => locateFile(context, fileId) ?? locateDerived(context, fileId),
    file: bind(fileById),
    files: bind(filesOf),
    folder: bind(folderOfIncident),
    hashesHere: bind(hashesHere),
    listRecord: (incidentId) => {
      const row = incidentRow(context, incidentId);
      return {
        record: JSON.parse(text(row, 'list_record')) as unknown,
        source: listAnswerOf(context, row),
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
    imports: {
      hasSize: bind(hasSize),
      findTwin: bind(findTwin),
      openStaging: bind(openStaging),
      dropStaging: bind(dropStaging),
      enter: bind(enterImport),
      clearStagings: bind(clearStagings),
    },
    hold: { put: bind(putOnHold), release: bind(releaseOwnHold), refuse: bind(refuseOnHold) },
    claims: {
      list: bind(listClaims),
      get: bind(claimDetail),
      ofIncident: bind(claimsOfIncident),
      create: bind(createClaim),
      save: bind(saveClaim),
      archive: bind(archiveClaim),
      add: bind(addToClaim),
      remove: bind(removeFromClaim),
      hold: bind(holdClaim),
      releaseHold: bind(releaseClaim),
    },
    brokenChains: bind(brokenChains),
    trash: createTrash(context),
    stored: {
      incidents: bind(listStored),
      cameras: bind(listCameras),
      otherFleetsBytes: bind(otherFleetsBytes),
      trash: bind(listTrash),
      recordBytes: () => recordBytes(root, fleetFolders(root)),
    },
    releases: {
      list: bind(listRegister),
      get: bind(registeredPackage),
      record: bind(recordPackage),
      mark: bind(markReleased),
      withdraw: bind(withdrawRelease),
      recordReissue: bind(recordReissue),
      recipe: bind(recipeOfPackage),
    },
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
      if (closed) return;
      closed = true;
      listeners.clear();
      try {
        // Into the one file: a drive may be pulled out, or the folder copied, before SQLite lets go of its log.
        if (!database.readOnly) database.all('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        database.close();
      }
    },
  };
}
