/** A keychain in memory, which can be taken away: our own interface, honestly kept. */
import { AppError } from '@shared/errors';
import type { SecretStore } from '@main/platform/secret-store';

export interface MemorySecretStore extends SecretStore {
  readonly entries: Map<string, string>;
  /** False: every access fails, as on a computer without a keychain. */
  working: boolean;
}

export function memorySecretStore(): MemorySecretStore {
  const entries = new Map<string, string>();
  const use = (store: MemorySecretStore): void => {
    if (!store.working) throw new AppError('keychain.unavailable');
  };
  const store: MemorySecretStore = {
    entries,
    working: true,
    available: () => Promise.resolve(store.working),
    get: async (account) => {
      use(store);
      return Promise.resolve(entries.get(account) ?? null);
    },
    set: async (account, value) => {
      use(store);
      entries.set(account, value);
      return Promise.resolve();
    },
    delete: async (account) => {
      use(store);
      entries.delete(account);
      return Promise.resolve();
    },
  };
  return store;
}
