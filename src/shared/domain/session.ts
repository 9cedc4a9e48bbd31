/** Who is signed in where; never a password, key or token. */
import type { AppErrorData } from '../errors';

export interface Fleet {
  readonly fleetId: number;
  readonly name: string;
  /** Depth in the service's fleet tree, 0 at the top. */
  readonly depth: number;
}

export interface LibraryPartition {
  readonly partitionId: string;
  /** "Fleet name · account". */
  readonly label: string;
  readonly demo: boolean;
  readonly incidents: number;
  readonly incidentsSaved: number;
}

export interface SessionState {
  readonly status: 'signed-out' | 'choosing-fleet' | 'signed-in' | 'library-only';
  readonly demo: boolean;
  /** Whether the service answered last; the library works either way. */
  readonly connection: 'unknown' | 'online' | 'offline' | 'sign-in-needed';
  readonly baseUrl: string | null;
  readonly email: string | null;
  readonly fleets: readonly Fleet[];
  readonly fleet: Fleet | null;
  readonly staySignedIn: boolean;
  readonly keychain: 'available' | 'unavailable';
  /** Partition whose incidents are on screen; null while signed out. */
  readonly partitionId: string | null;
  /** Libraries on this disk that open without a sign-in. */
  readonly partitions: readonly LibraryPartition[];
  readonly problem: AppErrorData | null;
}
