/** Secrets in the real keychain of this session, and an honest word where there is none. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSecretStore } from '@main/platform/secret-store';
import { silentLog } from '@main/platform/log';
import { afterAll, describe, expect, it } from 'vitest';

const SERVICE = `Roadproof test ${process.pid}`;
const store = createSecretStore(SERVICE, silentLog);

describe('the keychain', () => {
  afterAll(() => store.delete('someone'));

  it('is there', async () => {
    expect(await store.available()).toBe(true);
  });

  it('keeps, replaces and forgets a secret', async () => {
    expect(await store.get('someone')).toBeNull();
    await store.set('someone', 'first');
    await store.set('someone', 'пароль ✓ "quoted"\nline');
    expect(await store.get('someone')).toBe('пароль ✓ "quoted"\nline');
    await store.delete('someone');
    expect(await store.get('someone')).toBeNull();
    await store.delete('someone');
  });

  it('keeps services apart', async () => {
    await store.set('someone', 'mine');
    expect(await createSecretStore(`${SERVICE} other`, silentLog).get('someone')).toBeNull();
  });

  it('says so when there is none', async () => {
    // Another process, because the library connects to its session once.
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, '../support/keychain-probe.ts')],
      { env: { PATH: process.env['PATH'], DBUS_SESSION_BUS_ADDRESS: 'disabled:' } },
    );
    expect(JSON.parse(stdout)).toEqual([false, 'keychain.unavailable']);
  });
});
