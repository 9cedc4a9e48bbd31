/** Long secrets over a keychain whose entries hold little. */
import { beforeEach, describe, expect, it } from 'vitest';
import { longSecrets } from './long-secrets';
import type { SecretStore } from './secret-store';

const LONG = 'a'.repeat(2_400) + 'b'.repeat(2_400) + 'c';
const LONGER = 'x'.repeat(9_000);

let entries: Map<string, string>;
/** Writes that are still allowed. */
let writesLeft: number;

/** As Windows' keychain: more than 2,560 bytes are refused. */
const small: SecretStore = {
  available: () => Promise.resolve(true),
  get: (account) => Promise.resolve(entries.get(account) ?? null),
  set: (account, secret) => {
    writesLeft -= 1;
    if (Buffer.byteLength(secret) > 2_560 || writesLeft < 0) return Promise.reject(new Error('no'));
    entries.set(account, secret);
    return Promise.resolve();
  },
  delete: (account) => {
    entries.delete(account);
    return Promise.resolve();
  },
};

beforeEach(() => {
  entries = new Map();
  writesLeft = Infinity;
});

describe('a secret', () => {
  const secrets = longSecrets(small);

  it.each(['short', LONG, LONGER, ''])(
    'comes back whole and goes without a trace',
    async (text) => {
      await secrets.set('key', text);
      expect(await secrets.get('key')).toBe(text);
      await secrets.delete('key');
      expect(await secrets.get('key')).toBeNull();
      expect(entries.size).toBe(0);
    },
  );

  it('short ones lie as they are, where older versions find them', async () => {
    await secrets.set('key', 'short');
    expect([...entries]).toEqual([['key', 'short']]);
  });

  it('leaves nothing of the one it replaces', async () => {
    for (const text of [LONG, LONGER, LONG, 'short']) await secrets.set('key', text);
    expect([...entries.keys()]).toEqual(['key']);
  });

  it('stays the old one when the new one cannot be written whole', async () => {
    await secrets.set('key', LONG);
    for (const allowed of [0, 1, 2, 3, 4]) {
      writesLeft = allowed;
      await secrets.set('key', LONGER).catch(() => undefined);
      expect(await secrets.get('key')).toBe(LONG);
    }
  });

  it('is none when a part is gone', async () => {
    await secrets.set('key', LONG);
    const [part] = [...entries.keys()].filter((name) => name !== 'key');
    entries.delete(part ?? '');
    expect(await secrets.get('key')).toBeNull();
  });
});
