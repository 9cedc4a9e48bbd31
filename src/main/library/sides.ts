/** What may be asked of an open library, by what it is about; `library.ts` puts the sides together. */
import { brokenChains } from './check/broken-chains';
import { verifyIncident } from './check/verify-incident';
import { setLayout } from './camera-layouts';
import { holdClaim, releaseClaim, releaseOwnHold } from './claims/claim-hold';
import { addToClaim, removeFromClaim } from './claims/claim-members';
import {
  archiveClaim,
  claimDetail,
  claimsOfIncident,
  createClaim,
  saveClaim,
} from './claims/claims';
import { listClaims } from './claims/list-claims';
import type { LibraryContext } from './context';
import { setDeckOrder } from './deck-order';
import { addDerived, deleteDerived, derivedFolder, listDerived } from './derived-files';
import { markDiscarded } from './discarded';
import { evidenceSource } from './evidence-source';
import { fileById, filesOf } from './file-records';
import { writeFleetFiles } from './fleet-file';
import { hashesHere } from './hashes-here';
import { putOnHold, refuseOnHold } from './hold';
import { enterImport, findTwin, hasSize } from './imported';
import { clearStagings, dropStaging, openStaging } from './import-staging';
import { incidentDetail } from './incident-detail';
import { repairCustodyCopies, writeIncidentFiles } from './incident-file';
import { ensureIncidentFolder, folderOfIncident } from './incident-folder';
import { listRecord } from './list-record';
import { deleteMark, listMarks, saveMark } from './marks';
import { fleetFolders } from './opening/library-folders';
import { ensurePartition, finishSync, listPartitions, partitionRecord } from './partitions';
import { incidentFacets } from './query/facets';
import { expiringIncidentIds, queryIncidents, selectedRows } from './query/query-incidents';
import { recordBytes } from './record-bytes';
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
import {
  countedRows,
  keepReport,
  keptReport,
  recentReports,
  typeNamesByNumber,
} from './safety-reports';
import {
  expectFile,
  expectFiles,
  fileQuarantined,
  fileSaved,
  notePart,
  recordDetails,
  setFileState,
} from './saving';
import { correctStart } from './start-corrections';
import { needsEventPage, recordEventPage } from './sync/event-page';
import { unreadableRecords } from './sync/unreadable-records';
import { upsertEventPage } from './sync/upsert-events';
import { listCameras, listStored, otherFleetsBytes } from './trash/list-stored';
import { listTrash } from './trash/list-trash';
import { noteViewed } from './viewed';

/** Incidents and their files; what names an unknown incident throws AppError `library.not-found`. */
export const INCIDENTS = {
  ensurePartition,
  partitions: listPartitions,
  /** Null when there is no such partition. */
  partition: partitionRecord,

  /** One transaction; moves the sync's bookmark with it. Returns ids of new and changed incidents. */
  upsertEventPage,
  finishSync,
  unreadableRecords,
  /** The service's own list record of an incident, as it came last. */
  listRecord,

  query: queryIncidents,
  facets: incidentFacets,
  expiringIncidentIds,
  /** What fits, oldest first, with what its fate is told from. */
  select: selectedRows,
  detail: incidentDetail,
  reviewMaterial,
  /** Writes into the chain of custody that somebody looks at it. */
  noteViewed,
  evidenceSource,

  /** Moves a clip's start, or puts it back; written into the chain of custody. */
  correctStart,
  /** Keeps how a device lays out its composite pictures. */
  setLayout,
  /** Keeps the order of a device's or a fleet's cameras on the deck. */
  setDeckOrder,

  file: fileById,
  files: filesOf,
  /** Where the incident's files lie; null while it has no folder. */
  folder: folderOfIncident,
  /** SHA-256 of every file that lies here, the trash included. */
  hashesHere,
  /** Hashes what is saved of an incident again and writes the outcome down. */
  verify: verifyIncident,
  /** Chains of custody that do not hold together. */
  brokenChains,
};

/** Legal holds of single incidents. */
export const HOLD = {
  put: putOnHold,
  release: releaseOwnHold,
  /** Throws `hold.keeps` while the incident is on hold. */
  refuse: refuseOnHold,
};

/** Claims with their incidents; each throws `claim.not-found` for an unknown id. */
export const CLAIMS = {
  list: listClaims,
  get: claimDetail,
  ofIncident: claimsOfIncident,
  create: createClaim,
  save: saveClaim,
  archive: archiveClaim,
  add: addToClaim,
  remove: removeFromClaim,
  hold: holdClaim,
  releaseHold: releaseClaim,
};

/** The release register; each throws `release.not-found` for an unknown id. */
export const RELEASES = {
  list: listRegister,
  get: registeredPackage,
  record: recordPackage,
  mark: markReleased,
  withdraw: withdrawRelease,
  recordReissue,
  recipe: recipeOfPackage,
};

/** Marks and notes of the reviewer. */
export const MARKS = { list: listMarks, save: saveMark, delete: deleteMark };

/** Files made from originals. */
export const DERIVED = {
  folder: derivedFolder,
  list: listDerived,
  add: addDerived,
  delete: deleteDerived,
};

/** What the safety report reads and writes. */
export const REPORTS = {
  keep: keepReport,
  kept: keptReport,
  recent: recentReports,
  rows: countedRows,
  typeNames: typeNamesByNumber,
};

/** What takes in recordings from outside the fleet's cloud. */
export const IMPORTS = {
  hasSize,
  findTwin,
  openStaging,
  dropStaging,
  enter: enterImport,
  /** Removes what an earlier run has left half done; call at boot. */
  clearStagings,
};

/** What lies on this disk. */
export const STORED = {
  incidents: listStored,
  cameras: listCameras,
  otherFleetsBytes,
  trash: listTrash,
  recordBytes: ({ root }: LibraryContext): Promise<number> => recordBytes(root, fleetFolders(root)),
};

/** What downloads write to. */
export const SAVING = {
  ensureFolder: ensureIncidentFolder,
  recordDetails,
  /** What only the event's own page says. */
  needsEventPage,
  recordEventPage,
  /** The event is gone from the cloud by somebody's decision; what is saved stays. */
  markDiscarded,
  expectFiles,
  expectFile,
  setFileState,
  notePart,
  fileSaved,
  fileQuarantined,
  /** Writes `incident.json` and `custody.jsonl` anew. */
  writeIncidentFiles,
  refreshSaveState,
  /** Brings what the folders say of themselves up to date; call at boot and after adding entries. */
  repairCustodyCopies,
  /** Describes a fleet beside its incidents: events without a folder, requests, reports, the sync's bookmark. */
  writeFleetFiles,
  /** Tells listeners that these incidents changed. */
  changed: (library: LibraryContext, incidentIds: readonly string[]): void => {
    library.changed(incidentIds);
  },
};
