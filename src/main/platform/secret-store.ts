/** The operating system's keychain; the only file that touches keytar. */
import type * as keytar from 'keytar';
import { AppError } from '@shared/errors';
import type { Log } from './log';

/** Secrets by account name. Every method but `available` throws `keychain.unavailable` without a keychain. */
export interface SecretStore {
  get(account: string): Promise<string | null>;
  set(account: string, secret: string): Promise<void>;
  /** Deleting what is not there is no error. */
  delete(account: string): Promise<void>;
  available(): Promise<boolean>;
}

type Keytar = typeof keytar;

/** A locked keychain asks its owner first, so patience is needed; a broken one never answers. */
const PATIENCE_MS = 60_000;
const PROBE_PATIENCE_MS = 5_000;

/**
 * Opens the keychain under `service`. keytar is loaded on first use, because its native part fails
 * to load where the system library is missing, and that must not stop the app.
 */
export function createSecretStore(service: string, log: Log): SecretStore {
  let loading: Promise<Keytar> | undefined;

  const use = async <T>(
    work: (keychain: Keytar) => Promise<T>,
    patienceMs = PATIENCE_MS,
  ): Promise<T> => {
    try {
      loading ??= loadKeytar();
      return await withPatience(work(await loading), patienceMs);
    } catch (cause) {
      log.warn('keychain not available', { reason: cause instanceof Error ? cause.message : '' });
      throw new AppError('keychain.unavailable', { cause });
    }
  };

  return {
    get: (account) => use((keychain) => keychain.getPassword(service, account)),
    set: (account, secret) => use((keychain) => keychain.setPassword(service, account, secret)),
    delete: async (account) => {
      await use((keychain) => keychain.deletePassword(service, account));
    },
    available: async () => {
      try {
        await use(
          (keychain) => keychain.getPassword(service, 'availability-probe'),
          PROBE_PATIENCE_MS,
        );
        return true;
      } catch {
        return false;
      }
    },
  };
}

async function loadKeytar(): Promise<Keytar> {
  const loaded: Keytar & { default?: Keytar } = await import('keytar');
  return loaded.default ?? loaded;
}

async function withPatience<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('the keychain did not answer'));
    }, patienceMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
