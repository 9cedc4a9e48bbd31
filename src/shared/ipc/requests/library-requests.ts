/** What the window asks of the library: incidents, claims, marks, saving, importing, storage. */
import type {
  Claim,
  ClaimAdded,
  ClaimContent,
  ClaimDetail,
  ClaimHoldInput,
  ClaimHoldReleased,
  ClaimList,
  ClaimQuery,
  ClaimRemoved,
} from '../../domain/claim';
import type { Completeness } from '../../domain/completeness';
import type { CompositeLayout } from '../../domain/composite-layout';
import type {
  DerivedContent,
  DerivedFile,
  DerivedKind,
  LosslessClipInput,
} from '../../domain/derived';
import type { DownloadsState, QueuePlace } from '../../domain/download';
import type { HoldInput } from '../../domain/hold';
import type { ImportOrder, ImportPreview, ImportState } from '../../domain/import';
import type { IncidentDetail, ReviewMaterial } from '../../domain/incident';
import type {
  IncidentFacets,
  IncidentPage,
  IncidentQuery,
  IncidentSelection,
} from '../../domain/incident-query';
import type { LedgerCheck, StatementFile } from '../../domain/ledger';
import type { LibraryCheckState } from '../../domain/library-check';
import type { LibraryPlace } from '../../domain/library-place';
import type { Mark, MarkContent } from '../../domain/mark';
import type { CorrectionContent, StartCorrection } from '../../domain/start-correction';
import type {
  EmptyResult,
  RestoreResult,
  StorageOverview,
  TrashChoice,
  TrashInput,
  TrashResult,
} from '../../domain/storage';
import type { ThumbnailPlace } from '../../domain/thumbnail';

/** Channel → what goes in, what comes out. `void` inputs are sent as `undefined`. */
export interface LibraryRequests {
  /** Asked before anything else: without an open library nothing else is answered. */
  'library:state': { input: void; output: LibraryPlace };
  'library:retry': { input: void; output: LibraryPlace };
  /** Refused while something runs in it that would be lost; asked before the user is asked for a folder. */
  'library:may-leave': { input: void; output: void };
  /** Asks with the system's own dialog; as it was when the user cancels. */
  'library:choose': { input: void; output: LibraryPlace };
  /** The demo in a folder of its own, until the next start. */
  'library:open-demo': { input: void; output: LibraryPlace };
  /** Asks for the new folder, then begins; `library:changed` tells how far it is. */
  'library:move': { input: void; output: LibraryPlace };
  'library:cancel-move': { input: void; output: void };
  /** In the system's file manager. */
  'library:reveal': { input: { which: 'library' | 'moved-from' }; output: void };
  /** The notices of the start were read. */
  'library:acknowledge': { input: void; output: LibraryPlace };

  'incidents:query': { input: IncidentQuery; output: IncidentPage };
  'incidents:facets': { input: void; output: IncidentFacets };
  'incidents:get': { input: { incidentId: string }; output: IncidentDetail };
  'incidents:review': { input: { incidentId: string }; output: ReviewMaterial };
  /** The review deck shows it; who looked and when goes into the chain of custody. */
  'incidents:viewed': { input: { incidentId: string }; output: void };
  /** Reads the event's own page when it is not known yet; `incidents:changed` tells when it is. */
  'incidents:read-page': { input: { incidentId: string }; output: void };
  /** Shows the incident's folder in the system's file manager; `library.not-found` while it has none. */
  'incidents:reveal': { input: { incidentId: string }; output: void };

  /** Legal hold; who and why go into the chain of custody. */
  'hold:put': { input: HoldInput; output: IncidentDetail };
  'hold:release': { input: HoldInput; output: IncidentDetail };

  /** Claims of the fleet on screen; `claims:changed` tells of every change. */
  'claims:list': { input: ClaimQuery; output: ClaimList };
  'claims:get': { input: { claimId: string }; output: ClaimDetail };
  'claims:of-incident': { input: { incidentId: string }; output: readonly Claim[] };
  'claims:create': {
    input: { content: ClaimContent; incidentIds: readonly string[] };
    output: ClaimDetail;
  };
  'claims:save': { input: { claimId: string; content: ClaimContent }; output: Claim };
  'claims:archive': { input: { claimId: string; archived: boolean }; output: Claim };
  'claims:add': {
    input: { claimId: string; incidentIds: readonly string[] };
    output: ClaimAdded;
  };
  /** `undoesAdding` also takes back the hold that came with being added. */
  'claims:remove': {
    input: { claimId: string; incidentIds: readonly string[]; undoesAdding: boolean };
    output: ClaimRemoved;
  };
  /** Puts every incident of the claim on legal hold, and those that are added later. */
  'claims:hold': { input: ClaimHoldInput; output: ClaimDetail };
  'claims:release-hold': { input: ClaimHoldInput; output: ClaimHoldReleased };

  /** The sums of a selection; `soonDays` says what counts as expiring. */
  'ledger:sums': {
    input: { selection: IncidentSelection; soonDays: number };
    output: Completeness;
  };
  /** Queues what can still be saved of a selection; `withinDays` null takes all of it. */
  'ledger:save': {
    input: { selection: IncidentSelection; withinDays: number | null };
    output: { readonly queued: number };
  };
  'ledger:check': { input: void; output: LedgerCheck };
  /** Hashes everything saved of a selection again. */
  'ledger:start-check': { input: { selection: IncidentSelection }; output: LedgerCheck };
  'ledger:cancel-check': { input: void; output: LedgerCheck };
  /** Asks for the target with the system's own save dialog; null when the user cancels it. */
  'ledger:export': {
    input: { selection: IncidentSelection; scope: string; format: 'csv' | 'pdf' };
    output: StatementFile | null;
  };
  'ledger:reveal': { input: void; output: void };

  'marks:list': { input: { incidentId: string }; output: readonly Mark[] };
  /** Makes a mark or changes the one of that id. */
  'marks:save': { input: { incidentId: string; mark: MarkContent }; output: Mark };
  'marks:delete': { input: { incidentId: string; markId: string }; output: void };

  /** Moves the start of a clip; null puts it back where its file times say. */
  'starts:correct': {
    input: { incidentId: string; fileId: string; correction: CorrectionContent | null };
    output: StartCorrection | null;
  };

  /** How the device of this incident lays out its composite pictures; null: as the capture mode says. */
  'layouts:set': {
    input: { incidentId: string; captureMode: string; layout: CompositeLayout | null };
    output: void;
  };
  /** In which order cameras stand on the deck, for the incident's device or its whole fleet; empty: as usual. */
  'layouts:set-order': {
    input: { incidentId: string; cameraIds: readonly string[]; wholeFleet: boolean };
    output: void;
  };

  /** Files made from originals of an incident, oldest first. */
  'derived:list': { input: { incidentId: string }; output: readonly DerivedFile[] };
  'derived:delete': { input: { incidentId: string; derivedId: string }; output: void };
  /** Cuts without encoding; `jobId` is the caller's, to follow and cancel it. */
  'derived:cut': { input: LosslessClipInput; output: DerivedFile };
  /** A file that this window renders: opened, filled, finished; or cancelled. */
  'derived:begin': {
    input: { incidentId: string; kind: DerivedKind };
    output: { readonly jobId: string };
  };
  'derived:write': {
    input: { jobId: string; position: number; bytes: Uint8Array };
    output: void;
  };
  'derived:finish': {
    input: { jobId: string; content: DerivedContent; frames: number };
    output: DerivedFile;
  };
  'derived:cancel': { input: { jobId: string }; output: void };

  'downloads:get': { input: void; output: DownloadsState };
  'downloads:save': { input: { incidentIds: readonly string[] }; output: DownloadsState };
  /** Queues every unsaved, unexpired incident whose media the cloud deletes within `days`. */
  'downloads:save-expiring': { input: { days: number }; output: DownloadsState };
  'downloads:cancel': { input: { incidentIds: readonly string[] }; output: DownloadsState };
  'downloads:retry': { input: { incidentIds: readonly string[] }; output: DownloadsState };
  /** Null: all that wait or run. */
  'downloads:hold': {
    input: { incidentIds: readonly string[] | null };
    output: DownloadsState;
  };
  /** Null: all that are held. */
  'downloads:proceed': {
    input: { incidentIds: readonly string[] | null };
    output: DownloadsState;
  };
  'downloads:move': {
    input: { incidentIds: readonly string[]; to: QueuePlace };
    output: DownloadsState;
  };
  'downloads:clear-finished': { input: void; output: DownloadsState };

  /** The import that is under way or ended last. */
  'import:get': { input: void; output: ImportState | null };
  /** Asks with the system's own dialog, then looks through; null when the user cancels it. */
  'import:open': { input: { kind: 'folder' | 'files' }; output: ImportState | null };
  /** Looks through what was dropped on the window last. */
  'import:dropped': { input: void; output: ImportState };
  /** What was found, to be corrected before it is taken in. */
  'import:preview': { input: void; output: ImportPreview };
  'import:start': { input: ImportOrder; output: ImportState };
  'import:cancel': { input: void; output: void };
  'import:dismiss': { input: void; output: void };
  /** One video at once, linked; null when the user cancels the dialog. */
  'import:open-file': { input: void; output: { readonly incidentId: string } | null };

  /** What the fleet on screen takes on this disk. */
  'storage:overview': { input: void; output: StorageOverview };
  /** Moves local copies to the trash; `storage:progress` tells on the way. */
  'storage:trash': { input: TrashInput; output: TrashResult };
  'storage:restore': { input: TrashChoice; output: RestoreResult };
  /** Deletes for good; what is on hold stays. */
  'storage:empty': { input: TrashChoice; output: EmptyResult };
  /** Ends what runs after the incident it is at. */
  'storage:stop': { input: void; output: void };

  /** JPEG bytes, one a time; null for those that must be made. */
  'thumbnails:read': {
    input: { place: ThumbnailPlace; timesUs: readonly number[] };
    output: readonly (Uint8Array | null)[];
  };
  'thumbnails:write': {
    input: { place: ThumbnailPlace; timeUs: number; jpeg: Uint8Array };
    output: void;
  };
  /** Bytes they take on this disk. */
  'thumbnails:size': { input: void; output: number };
  'thumbnails:clear': { input: void; output: void };

  /** Verifying the whole library; `verify:changed` tells how far it is. */
  'verify:get': { input: void; output: LibraryCheckState };
  'verify:start': { input: void; output: LibraryCheckState };
  'verify:cancel': { input: void; output: LibraryCheckState };
}
