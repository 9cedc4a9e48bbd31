/** An account's secrets: in the keychain when it may and can be, else in memory until the app ends. */
import type { Log } from '../platform/log';
import type { SecretStore } from '../platform/secret-store';

export interface Credentials {
  readonly apiKey: string;
  readonly password: string;
  readonly token: string | null;
}

export interface CredentialVault {
  available(): Promise<boolean>;
  /** False when the keychain did not take them. */
  keep(accountId: string, credentials: Credentials): Promise<boolean>;
  keepToken(accountId: string, token: string): Promise<void>;
  /** Null when anything but the token is missing. */
  find(accountId: string): Promise<Credentials | null>;
  forget(accountId: string): Promise<void>;
}

/** Apart from each other: some keychains hold no more than 2,560 bytes an entry. */
const PARTS = ['api-key', 'password', 'token'] as const;

export function createCredentialVault(secrets: SecretStore, log: Log): CredentialVault {
  const entry = (accountId: string, part: (typeof PARTS)[number]): string => `${accountId}:${part}`;

  /** A token that does not fit is only a lost minute: the password gets a new one. */
  async function keepToken(accountId: string, token: string): Promise<void> {
    try {
      await secrets.set(entry(accountId, 'token'), token);
    } catch {
      log.warn('the keychain did not take the access token');
    }
  }

  return {
    available: () => secrets.available(),
    keepToken,
    async keep(accountId, { apiKey, password, token }) {
      try {
        await secrets.set(entry(accountId, 'api-key'), apiKey);
        await secrets.set(entry(accountId, 'password'), password);
      } catch {
        log.warn('the keychain did not take the sign-in');
        return false;
      }
      if (token !== null) await keepToken(accountId, token);
      return true;
    },
    async find(accountId) {
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
    async forget(accountId) {
      for (const part of PARTS) {
        try {
          await secrets.delete(entry(accountId, part));
        } catch {
          log.warn('the keychain did not delete an entry', { part });
        }
      }
    },
  };
}
