/** Secrets of any length over a keychain whose entries hold little: Windows takes 2,560 bytes. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SecretStore } from './secret-store';

const MOST_CHARACTERS = 2_400;

/** In the place of a secret that lies in parts. */
const PartsSchema = z.object({ parts: z.array(z.string()).min(1) }).strict();

/**
 * The same store for longer texts of ASCII. The old secret counts until the new one is there whole: parts
 * are written first, then the entry that names them, then the old parts go.
 */
export function longSecrets(store: SecretStore): SecretStore {
  const partsOf = async (account: string): Promise<readonly string[]> =>
    readParts((await store.get(account)) ?? '') ?? [];
  const removeAll = async (accounts: readonly string[]): Promise<void> => {
    for (const account of accounts) await store.delete(account);
  };

  return {
    available: () => store.available(),
    async get(account) {
      const text = await store.get(account);
      const names = text === null ? null : readParts(text);
      if (names === null) return text;
      const parts: string[] = [];
      for (const name of names) {
        const part = await store.get(name);
        if (part === null) return null;
        parts.push(part);
      }
      return parts.join('');
    },
    async set(account, secret) {
      const before = await partsOf(account);
      if (secret.length <= MOST_CHARACTERS) {
        await store.set(account, secret);
      } else {
        const id = randomUUID();
        const parts: string[] = [];
        for (let at = 0; at < secret.length; at += MOST_CHARACTERS) {
          const name = `${account}:${id}:${parts.length}`;
          await store.set(name, secret.slice(at, at + MOST_CHARACTERS));
          parts.push(name);
        }
        await store.set(account, JSON.stringify({ parts }));
      }
      await removeAll(before);
    },
    async delete(account) {
      const parts = await partsOf(account);
      await store.delete(account);
      await removeAll(parts);
    },
  };
}

function readParts(text: string): readonly string[] | null {
  if (!text.startsWith('{"parts":')) return null;
  try {
    return PartsSchema.parse(JSON.parse(text)).parts;
  } catch {
    return null;
  }
}
