/** An account's secrets: in the keychain when they may and can be, else in memory until the app ends. */
import type { Log } from '../platform/log';
import type { SecretStore } from '../platform/secret-store';

export interface Credentials {
  readonly apiKey: string;
  readonly password: string;
  readonly token: string | null;
}

/** Secrets of accounts that are in memory only, by account id. */
export type HeldSecrets = Map<string, Credentials>;

export interface CredentialVault {
  available(): Promise<boolean>;
  /** Into the keychain. @returns false when it did not take them; then they are only held. */
  keep(accountId: string, credentials: Credentials): Promise<boolean>;
  /** Until the app ends, for coming back to an account that is not to be kept. */
  hold(accountId: string, credentials: Credentials): Promise<void>;
  /** A new token of an account whose secrets are here already. */
  keepToken(accountId: string, token: string): Promise<void>;
  isHeld(accountId: string): boolean;
  /** Null when anything but the token is missing. */
  find(accountId: string): Promise<Credentials | null>;
  forget(accountId: string): Promise<void>;
}

/** Apart from each other: some keychains hold no more than 2,560 bytes an entry. */
const PARTS = ['api-key', 'password', 'token'] as const;

/** @param held outlives the vault: the app may open another library, and the user stays signed in */
export function createCredentialVault(
  secrets: SecretStore,
  held: HeldSecrets,
  log: Log,
): CredentialVault {
  const entry = (accountId: string, part: (typeof PARTS)[number]): string => `${accountId}:${part}`;

  /** A token that does not fit is only a lost minute: the password gets a new one. */
  async function writeToken(accountId: string, token: string): Promise<void> {
    try {
      await secrets.set(entry(accountId, 'token'), token);
    } catch {
      log.warn('the keychain did not take the access token');
    }
  }

  async function forget(accountId: string): Promise<void> {
    held.delete(accountId);
    for (const part of PARTS) {
      try {
        await secrets.delete(entry(accountId, part));
      } catch {
        log.warn('the keychain did not delete an entry', { part });
      }
    }
  }

  return {
    available: () => secrets.available(),
    async keep(accountId, credentials) {
      const { apiKey, password, token } = credentials;
      held.delete(accountId);
      try {
        await secrets.set(entry(accountId, 'api-key'), apiKey);
        await secrets.set(entry(accountId, 'password'), password);
      } catch {
        log.warn('the keychain did not take the sign-in');
        held.set(accountId, credentials);
        return false;
      }
      if (token !== null) await writeToken(accountId, token);
      return true;
    },
    async hold(accountId, credentials) {
      await forget(accountId);
      held.set(accountId, credentials);
    },
    async keepToken(accountId, token) {
      const inMemory = held.get(accountId);
      if (inMemory) held.set(accountId, { ...inMemory, token });
      else await writeToken(accountId, token);
    },
    isHeld: (accountId) => held.has(accountId),
    async find(accountId) {
      const inMemory = held.get(accountId);
      if (inMemory) return inMemory;
      try {
        const [apiKey, password, token] = await Promise.all(
          PARTS.map((part) => secrets.get(entry(accountId, part))),
        );
        if (!apiKey || !password) return null;
        return { apiKey, password, token: token ?? null };
      } catch {
        return null;
      }
    },
    forget,
  };
}
