/** The library: incidents on this disk, their index, and the sync that fills it. */
export { openLibrary, type SelectedIncident, type Library, type LibraryOptions } from './library';
export type { IncidentSource, SourceFile, SourceCustodyEntry } from './evidence-source';
export type { Availability, FileRecord, LocatedFile, PartRecord } from './file-records';
export type { NewPartition, PartitionRecord, SyncCursor } from './partitions';
export type { ExpectedFile, SavedFile } from './saving';
export type { NewImport, TakenFile } from './imported';
export type { Staging } from './import-staging';
export { createSync, type Sync, type SyncOptions } from './sync/sync';
export {
  createSyncSchedule,
  type SyncSchedule,
  type SyncScheduleOptions,
} from './sync/sync-schedule';
export { createEventPages, type EventPages, type EventPagesOptions } from './sync/event-pages';
export { incidentIdOf } from './incident-id';
export { zoneOfRow } from './incident-rows';
export { zoneOfPlace } from './place-zone';
export { freeName, portableName } from './portable-name';
export { rebuildIndex } from './rebuild/rebuild';
export { copyLibrary, type CopyReport } from './opening/copy-library';
export { holdsLibrary, openPlace, type OpenedPlace, type PlaceOptions } from './opening/open-place';
export { openOrRebuildLibrary, type OpenedLibrary } from './rebuild/open-or-rebuild';
export { checkLibrary } from './check/check-library';
export type { RebuildProblem, RebuildReport } from './rebuild/rebuild-report';
