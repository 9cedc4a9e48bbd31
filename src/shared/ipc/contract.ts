/** The one map of everything the renderer may ask of main, and of all that main may tell it. */
import type { ClipDeskState } from '../domain/clip-desk';
import type { ConnectionCheck } from '../domain/connection-check';
import type { DownloadsState } from '../domain/download';
import type { ExportState } from '../domain/evidence';
import type { ImportState } from '../domain/import';
import type { LedgerCheck } from '../domain/ledger';
import type { LibraryCheckState } from '../domain/library-check';
import type { LibraryPlace } from '../domain/library-place';
import type { MapsState } from '../domain/map-file';
import type { BatchState } from '../domain/package-batch';
import type { PackageCheckState } from '../domain/package-check';
import type { ReissueState } from '../domain/release';
import type { SessionState } from '../domain/session';
import type { Settings } from '../domain/settings';
import type { TrashProgress } from '../domain/storage';
import type { SyncState } from '../domain/sync';
import type { TimeStampQueue } from '../domain/time-stamp';
import type { Result } from '../result';
import type { AppRequests } from './requests/app-requests';
import type { FleetRequests } from './requests/fleet-requests';
import type { LibraryRequests } from './requests/library-requests';
import type { PackageRequests } from './requests/package-requests';

/** Channel → what goes in, what comes out. `void` inputs are sent as `undefined`. */
export type Requests = AppRequests & FleetRequests & LibraryRequests & PackageRequests;

/** Event → what main tells. */
export interface Events {
  'library:changed': LibraryPlace;
  'session:changed': SessionState;
  'connection:changed': ConnectionCheck;
  'sync:changed': SyncState;
  'downloads:changed': DownloadsState;
  /** Ids of incidents whose rows changed; empty means "ask again for everything". */
  'incidents:changed': { readonly incidentIds: readonly string[] };
  /** How far a lossless cut is, 0…1. */
  'derived:progress': { readonly jobId: string; readonly part: number };
  'claims:changed': { readonly claimIds: readonly string[] };
  'evidence:changed': ExportState;
  'evidence:batch-changed': BatchState;
  'reissue:changed': ReissueState;
  'package-check:changed': PackageCheckState;
  'time-stamps:changed': TimeStampQueue;
  /** Null when it was dismissed. */
  'import:changed': ImportState | null;
  'clips:changed': ClipDeskState;
  'ledger:checked': LedgerCheck;
  /** The desktop's warning was clicked. */
  'ledger:open': null;
  /** Null: nothing runs. */
  'storage:progress': TrashProgress | null;
  'verify:changed': LibraryCheckState;
  'maps:changed': MapsState;
  'settings:changed': Settings;
}

export type RequestChannel = keyof Requests;
export type EventChannel = keyof Events;
export type RequestInput<C extends RequestChannel> = Requests[C]['input'];
export type RequestOutput<C extends RequestChannel> = Requests[C]['output'];

/** What the preload script puts at `window.roadproof`. */
export interface Bridge {
  invoke<C extends RequestChannel>(
    channel: C,
    input: RequestInput<C>,
  ): Promise<Result<RequestOutput<C>>>;
  /** Returns its own off switch. */
  on<E extends EventChannel>(event: E, listener: (payload: Events[E]) => void): () => void;
}
