/** The one map of everything the renderer may ask of main, and of all that main may tell it. */
import type { ApiProfile } from '../domain/api-profile';
import type { ClipAsk, ClipDeskState, ClipDevice } from '../domain/clip-desk';
import type { ConnectionAccount, ConnectionCheck } from '../domain/connection-check';
import type { DiscardCheck, DiscardInput } from '../domain/discard';
import type { DownloadsState } from '../domain/download';
import type { DerivedContent, DerivedFile, LosslessClipInput } from '../domain/derived';
import type { HoldInput } from '../domain/hold';
import type { ClaimDetails, EvidencePlan, ExportState } from '../domain/evidence';
import type { IncidentDetail, ReviewMaterial } from '../domain/incident';
import type { Completeness } from '../domain/completeness';
import type {
  IncidentFacets,
  IncidentPage,
  IncidentQuery,
  IncidentSelection,
} from '../domain/incident-query';
import type { LedgerCheck, StatementFile } from '../domain/ledger';
import type { Mark, MarkContent } from '../domain/mark';
import type { TileSetInfo } from '../domain/map';
import type { PackageCheckState } from '../domain/package-check';
import type { SafetyReportAnswer, SafetyReportQuery } from '../domain/safety-report';
import type { SessionState } from '../domain/session';
import type { Settings } from '../domain/settings';
import type { SyncState } from '../domain/sync';
import type { Result } from '../result';

export interface AppInfo {
  readonly version: string;
  readonly electronVersion: string;
  readonly chromiumVersion: string;
  readonly platform: string;
}

export interface SignInInput {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly email: string;
  readonly password: string;
  readonly staySignedIn: boolean;
}

/** Channel → what goes in, what comes out. `void` inputs are sent as `undefined`. */
export interface Requests {
  'app:info': { input: void; output: AppInfo };
  'app:show-log': { input: void; output: void };

  'session:get': { input: void; output: SessionState };
  'session:sign-in': { input: SignInInput; output: SessionState };
  /** Gives up a sign-in that is under way; it then ends as `cancelled`. */
  'session:cancel-sign-in': { input: void; output: SessionState };
  'session:open-demo': { input: void; output: SessionState };
  'session:open-library': { input: { partitionId: string }; output: SessionState };
  'session:choose-fleet': { input: { fleetId: number }; output: SessionState };
  /** `fleetId` null: the fleet that was open last. */
  'session:switch-account': {
    input: { accountId: string; fleetId: number | null };
    output: SessionState;
  };
  /** Deletes its secrets; its libraries stay. */
  'session:remove-account': { input: { accountId: string }; output: SessionState };
  'session:sign-out': { input: void; output: SessionState };

  'profile:get': { input: void; output: ApiProfile };
  'profile:set': { input: ApiProfile; output: ApiProfile };
  'profile:reset': { input: void; output: ApiProfile };
  /** Asks for the target with the system's own dialog; the file's name, null when cancelled. */
  'profile:export': { input: void; output: { fileName: string } | null };
  /** Reads a file chosen in the system's own dialog; nothing is stored. Null when cancelled. */
  'profile:import': { input: void; output: { fileName: string; profile: ApiProfile } | null };

  /**
   * Tries a connection step by step and answers at the end; `connection:changed` tells on the way.
   * Null: with the secrets of the signed-in account.
   */
  'connection:check': { input: { account: ConnectionAccount | null }; output: ConnectionCheck };
  'connection:cancel': { input: void; output: void };

  'sync:get': { input: void; output: SyncState };
  'sync:start': { input: void; output: SyncState };
  'sync:cancel': { input: void; output: SyncState };

  'incidents:query': { input: IncidentQuery; output: IncidentPage };
  'incidents:facets': { input: void; output: IncidentFacets };
  'incidents:get': { input: { incidentId: string }; output: IncidentDetail };
  'incidents:review': { input: { incidentId: string }; output: ReviewMaterial };
  /** Reads the event's own page when it is not known yet; `incidents:changed` tells when it is. */
  'incidents:read-page': { input: { incidentId: string }; output: void };

  /** What of an event is not saved here, by the service's own list. */
  'discard:check': { input: { incidentId: string }; output: DiscardCheck };
  /** Irreversible in the cloud; what is saved here stays. */
  'discard:event': { input: DiscardInput; output: IncidentDetail };

  /** Legal hold; who and why go into the chain of custody. */
  'hold:put': { input: HoldInput; output: IncidentDetail };
  'hold:release': { input: HoldInput; output: IncidentDetail };

  'report:show': { input: SafetyReportQuery; output: SafetyReportAnswer };

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

  /** Files made from originals of an incident, oldest first. */
  'derived:list': { input: { incidentId: string }; output: readonly DerivedFile[] };
  'derived:delete': { input: { incidentId: string; derivedId: string }; output: void };
  /** Cuts without encoding; `jobId` is the caller's, to follow and cancel it. */
  'derived:cut': { input: LosslessClipInput; output: DerivedFile };
  /** A file that this window renders: opened, filled, finished; or cancelled. */
  'derived:begin': { input: { incidentId: string }; output: { readonly jobId: string } };
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
  'downloads:clear-finished': { input: void; output: DownloadsState };

  'evidence:plan': { input: { incidentId: string; claim: ClaimDetails }; output: EvidencePlan };
  /** Asks for the target with the system's own save dialog; null when the user cancels it. */
  'evidence:export': {
    input: { incidentId: string; claim: ClaimDetails };
    output: ExportState | null;
  };
  'evidence:cancel': { input: { exportId: string }; output: void };
  'evidence:reveal': { input: { exportId: string }; output: void };

  /** The check that runs or ran last. */
  'package-check:get': { input: void; output: PackageCheckState | null };
  /** Asks with the system's own dialog, then starts; null when the user cancels it. */
  'package-check:open': { input: { kind: 'zip' | 'folder' }; output: PackageCheckState | null };
  /** Checks what was dropped on the window last. */
  'package-check:dropped': { input: void; output: PackageCheckState };
  'package-check:cancel': { input: void; output: void };

  'clips:get': { input: void; output: ClipDeskState };
  /** Reads the service's list anew and looks at every open request. */
  'clips:refresh': { input: void; output: ClipDeskState };
  /** Devices that the library knows from its incidents. */
  'clips:devices': { input: void; output: readonly ClipDevice[] };
  /** Sends one request a camera; the ids of the new rows. */
  'clips:ask': { input: ClipAsk; output: readonly string[] };
  /** The incident that a clip became, read from the service when the library does not have it. */
  'clips:incident': { input: { clipId: string }; output: { incidentId: string } };
  /** Clears rows that are over from the desk; nothing is deleted. */
  'clips:clear': { input: { clipIds: readonly string[] }; output: ClipDeskState };
  /** Brings cleared rows back; all of them when none is named. */
  'clips:restore': { input: { clipIds: readonly string[] | null }; output: ClipDeskState };

  /** The offline maps at hand, overview first. */
  'map:sources': { input: void; output: readonly TileSetInfo[] };

  'settings:get': { input: void; output: Settings };
  'settings:set': { input: Partial<Settings>; output: Settings };
}

/** Event → what main tells. */
export interface Events {
  'session:changed': SessionState;
  'connection:changed': ConnectionCheck;
  'sync:changed': SyncState;
  'downloads:changed': DownloadsState;
  /** Ids of incidents whose rows changed; empty means "ask again for everything". */
  'incidents:changed': { readonly incidentIds: readonly string[] };
  /** How far a lossless cut is, 0…1. */
  'derived:progress': { readonly jobId: string; readonly part: number };
  'evidence:changed': ExportState;
  'package-check:changed': PackageCheckState;
  'clips:changed': ClipDeskState;
  'ledger:checked': LedgerCheck;
  /** The desktop's warning was clicked. */
  'ledger:open': null;
  'settings:changed': Settings;
}

export type RequestChannel = keyof Requests;
export type EventChannel = keyof Events;
export type RequestInput<C extends RequestChannel> = Requests[C]['input'];
export type RequestOutput<C extends RequestChannel> = Requests[C]['output'];

const REQUESTS: Record<RequestChannel, true> = {
  'app:info': true,
  'app:show-log': true,
  'session:get': true,
  'session:sign-in': true,
  'session:cancel-sign-in': true,
  'session:open-demo': true,
  'session:open-library': true,
  'session:choose-fleet': true,
  'session:switch-account': true,
  'session:remove-account': true,
  'session:sign-out': true,
  'profile:get': true,
  'profile:set': true,
  'profile:reset': true,
  'profile:export': true,
  'profile:import': true,
  'connection:check': true,
  'connection:cancel': true,
  'sync:get': true,
  'sync:start': true,
  'sync:cancel': true,
  'incidents:query': true,
  'incidents:facets': true,
  'incidents:get': true,
  'incidents:review': true,
  'incidents:read-page': true,
  'discard:check': true,
  'discard:event': true,
  'hold:put': true,
  'hold:release': true,
  'report:show': true,
  'ledger:sums': true,
  'ledger:save': true,
  'ledger:check': true,
  'ledger:start-check': true,
  'ledger:cancel-check': true,
  'ledger:export': true,
  'ledger:reveal': true,
  'marks:list': true,
  'marks:save': true,
  'marks:delete': true,
  'derived:list': true,
  'derived:delete': true,
  'derived:cut': true,
  'derived:begin': true,
  'derived:write': true,
  'derived:finish': true,
  'derived:cancel': true,
  'downloads:get': true,
  'downloads:save': true,
  'downloads:save-expiring': true,
  'downloads:cancel': true,
  'downloads:retry': true,
  'downloads:hold': true,
  'downloads:proceed': true,
  'downloads:clear-finished': true,
  'evidence:plan': true,
  'evidence:export': true,
  'evidence:cancel': true,
  'evidence:reveal': true,
  'package-check:get': true,
  'package-check:open': true,
  'package-check:dropped': true,
  'package-check:cancel': true,
  'clips:get': true,
  'clips:refresh': true,
  'clips:devices': true,
  'clips:ask': true,
  'clips:incident': true,
  'clips:clear': true,
  'clips:restore': true,
  'map:sources': true,
  'settings:get': true,
  'settings:set': true,
};

const EVENTS: Record<EventChannel, true> = {
  'session:changed': true,
  'connection:changed': true,
  'sync:changed': true,
  'downloads:changed': true,
  'incidents:changed': true,
  'derived:progress': true,
  'evidence:changed': true,
  'package-check:changed': true,
  'clips:changed': true,
  'ledger:checked': true,
  'ledger:open': true,
  'settings:changed': true,
};

export const REQUEST_CHANNELS = Object.keys(REQUESTS) as readonly RequestChannel[];
export const EVENT_CHANNELS = Object.keys(EVENTS) as readonly EventChannel[];

/** The preload script's own word to main: paths of what was dropped; the page cannot send it. */
export const DROPPED_CHANNEL = 'window:dropped';

/** What the preload script puts at `window.roadproof`. */
export interface Bridge {
  invoke<C extends RequestChannel>(
    channel: C,
    input: RequestInput<C>,
  ): Promise<Result<RequestOutput<C>>>;
  /** Returns its own off switch. */
  on<E extends EventChannel>(event: E, listener: (payload: Events[E]) => void): () => void;
}
