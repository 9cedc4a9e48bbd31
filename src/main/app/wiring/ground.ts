/** What every capability is built on, and whose events it works with. */
import type { ErrorCode } from '@shared/errors';
import type { Library } from '../../library';
import type { TileSource } from '../../media/tiles';
import type { Clock } from '../../platform/clock';
import type { Log } from '../../platform/log';
import type { SecretStore } from '../../platform/secret-store';
import type { HeldSecrets, Session } from '../../session';
import type { Preferences } from '../../settings';
import type { BuiltOn } from '../library-host';
import type { AppPaths } from '../paths';

export interface Ground {
  readonly paths: AppPaths;
  readonly preferences: Preferences;
  readonly tiles: TileSource;
  readonly opened: BuiltOn;
  readonly library: Library;
  /** The library keeps nothing: what would write stays out of it. */
  readonly readOnly: boolean;
  readonly effects: { readonly clock: Clock; readonly log: Log };
  readonly secrets: SecretStore;
  /** Secrets of accounts that stay in no keychain. */
  readonly held: HeldSecrets;
  readonly appVersion: string;
  /** The name that goes into records, from settings. */
  readonly user: () => string;
  /** Called in reverse order when the library is shut. */
  readonly onQuit: (close: () => void | Promise<void>) => void;
  /** @param reason why the library must not be left just now: what runs would be lost; null when it may */
  readonly keepOpen: (reason: () => ErrorCode | null) => void;
}

/** The fleet on screen. */
export interface Fleet {
  readonly session: Session;
  /** Null while nobody is signed in. */
  readonly service: Session['service'];
  /** Null while no library of a fleet is open. */
  readonly partitionId: () => string | null;
}
