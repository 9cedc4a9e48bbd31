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

/** An account that has been signed in on this computer. */
export interface KnownAccount {
  readonly accountId: string;
  readonly baseUrl: string;
  readonly email: string;
  /** The fleet opened last. */
  readonly fleet: Fleet | null;
  /** Empty for an account of a single fleet. */
  readonly fleets: readonly Fleet[];
  /** Whether it opens without typing its secrets again. */
  readonly secretsKept: boolean;
  /** Its libraries, one a fleet, in the order of `fleets`. */
  readonly partitionIds: readonly string[];
}

export interface SessionState {
  readonly status: 'signed-out' | 'choosing-fleet' | 'signed-in' | 'library-only';
  readonly demo: boolean;
  /** Whether the service answered last; the library works either way. */
  readonly connection: 'unknown' | 'online' | 'offline' | 'sign-in-needed';
  readonly baseUrl: string | null;
  readonly email: string | null;
  /** Which of `accounts` is open; null for the demo, a library alone, or nothing. */
  readonly accountId: string | null;
  readonly fleets: readonly Fleet[];
  readonly fleet: Fleet | null;
  readonly staySignedIn: boolean;
  readonly keychain: 'available' | 'unavailable';
  /** Partition whose incidents are on screen; null while signed out. */
  readonly partitionId: string | null;
  /** Libraries on this disk that open without a sign-in. */
  /** The account used last comes first. */
  readonly accounts: readonly KnownAccount[];
  readonly partitions: readonly LibraryPartition[];
  readonly problem: AppErrorData | null;
}
