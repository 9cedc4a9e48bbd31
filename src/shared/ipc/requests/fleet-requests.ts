/** What the window asks about the fleet service: session, profile, sync, report, remote clips. */
import type { ApiProfile } from '../../domain/api-profile';
import type { ClipAsk, ClipDeskState, ClipDevice } from '../../domain/clip-desk';
import type { ConnectionAccount, ConnectionCheck } from '../../domain/connection-check';
import type { DiscardCheck, DiscardInput } from '../../domain/discard';
import type { IncidentDetail } from '../../domain/incident';
import type { SafetyReportAnswer, SafetyReportQuery } from '../../domain/safety-report';
import type { SessionState } from '../../domain/session';
import type { SyncState } from '../../domain/sync';

export interface SignInInput {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly email: string;
  readonly password: string;
  readonly staySignedIn: boolean;
}

/** Channel → what goes in, what comes out. `void` inputs are sent as `undefined`. */
export interface FleetRequests {
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

  /** What of an event is not saved here, by the service's own list. */
  'discard:check': { input: { incidentId: string }; output: DiscardCheck };
  /** Irreversible in the cloud; what is saved here stays. */
  'discard:event': { input: DiscardInput; output: IncidentDetail };

  'report:show': { input: SafetyReportQuery; output: SafetyReportAnswer };

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
}
