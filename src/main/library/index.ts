/** The library: incidents on this disk, their index, and the sync that fills it. */
export {
  openLibrary,
  type SelectedIncident,
  type Library,
  type LibraryOptions,
  type LibrarySaving,
} from './library';
export type { IncidentSource, SourceFile, SourceCustodyEntry } from './evidence-source';
export type { Availability, FileRecord, LocatedFile, PartRecord } from './file-records';
export type { NewPartition, PartitionRecord, SyncCursor } from './partitions';
export type { ExpectedFile, SavedFile } from './saving';
export { createSync, type Sync, type SyncOptions } from './sync';
export { createSyncSchedule, type SyncSchedule, type SyncScheduleOptions } from './sync-schedule';
export { createEventPages, type EventPages, type EventPagesOptions } from './event-pages';
export { incidentIdOf } from './incident-id';
export { zoneOfPlace } from './place-zone';
export { portableName } from './portable-name';
export { rebuildIndex } from './rebuild';
export { openOrRebuildLibrary, type OpenedLibrary } from './open-or-rebuild';
export { checkLibrary, type LibraryCheck, type LibraryFinding } from './check-library';
export type { RebuildProblem, RebuildReport } from './rebuild-report';
