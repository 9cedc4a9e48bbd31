/** The map source's address: in the keychain, nowhere else, and what happens without one. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  memorySecretStore,
  type MemorySecretStore,
} from '../../../../test/support/memory-secret-store';
import { openPreferences, type Preferences } from '../../settings';
import { openOwnSource, type OwnSource } from './own-source';

const KEY = 's3cret-k3y';
const ADDRESS = `https://maps.example.com/{z}/{x}/{y}.png?key=${KEY}`;
const SHOWN = 'https://maps.example.com/•••/{z}/{x}/{y}.png';
const SET = { address: ADDRESS, attribution: '© Me', allowed: true };

let folder = '';
let path = '';
let secrets: MemorySecretStore;
let preferences: Preferences;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-source-'));
  path = join(folder, 'preferences.json');
  secrets = memorySecretStore();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const start = async (): Promise<OwnSource> => {
  preferences = await openPreferences(path, systemClock, silentLog);
  return openOwnSource({
    secrets,
    facts: () => preferences.mapSource(),
    setFacts: (facts) => preferences.setMapSource(facts),
    log: silentLog,
  });
};
/** As the version before wrote it. */
const writeOld = () =>
  writeFile(
    path,
    JSON.stringify({
      version: 1,
      value: { settings: { userName: 'Ana', mapSource: SET }, apiProfile: DEFAULT_API_PROFILE },
    }),
  );
const everyFile = async (): Promise<string> => {
  await preferences.settled();
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join();
};

it('keeps the address in the keychain, shows it masked, and has it after a restart', async () => {
  await (await start()).change(SET);
  expect(await everyFile()).not.toContain(KEY);
  const next = await start();
  expect(next.state()).toEqual({
    shown: SHOWN,
    attribution: '© Me',
    allowed: true,
    kept: 'keychain',
  });
  expect(await next.ready()).toEqual({ address: ADDRESS, attribution: '© Me' });
});

it('moves an address out of the settings of an older version, and leaves no copy behind', async () => {
  await writeOld();
  const source = await start();
  expect(source.state()).toMatchObject({ shown: SHOWN, allowed: true, kept: 'readable' });
  expect(await source.settle()).toBe(true);
  expect(source.state().kept).toBe('keychain');
  expect(await everyFile()).not.toContain(KEY);
  expect(preferences.settings().userName).toBe('Ana');
  expect(await (await start()).ready()).toMatchObject({ address: ADDRESS });
});

it('loses nothing when no keychain takes that address, says so, and moves it once one does', async () => {
  await writeOld();
  secrets.working = false;
  const source = await start();
  expect(await source.settle()).toBe(false);
  await preferences.updateSettings({ userName: 'Eva' });
  expect((await start()).state().kept).toBe('readable');
  expect(await source.ready()).toMatchObject({ address: ADDRESS });
  secrets.working = true;
  expect(await source.ready()).toMatchObject({ address: ADDRESS });
  expect(source.state().kept).toBe('keychain');
  expect(await everyFile()).not.toContain(KEY);
});

it('holds a new address without a keychain until the app closes, and no longer', async () => {
  secrets.working = false;
  const source = await start();
  await source.change(SET);
  expect(source.state()).toMatchObject({ shown: SHOWN, kept: 'until-close' });
  expect(await source.ready()).toMatchObject({ address: ADDRESS });
  expect(await everyFile()).not.toContain(KEY);
  expect((await start()).state()).toMatchObject({ shown: '', kept: 'keychain' });
});

it('says what to do when the keychain is locked, or has lost the address', async () => {
  await (await start()).change(SET);
  secrets.working = false;
  const source = await start();
  await expect(source.ready()).rejects.toMatchObject({ code: 'map.no-keychain' });
  await expect(source.change({ address: '' })).rejects.toMatchObject({ code: 'map.no-keychain' });
  expect(source.state().shown).toBe(SHOWN);
  secrets.working = true;
  secrets.entries.clear();
  await expect(source.ready()).rejects.toMatchObject({
    code: 'map.no-source',
    detail: 'Its address is not in the keychain.',
  });
});

it('keeps the word on its terms for the same server only, and takes all away with the address', async () => {
  const source = await start();
  await source.change(SET);
  await source.change({ address: `${ADDRESS}-new` });
  expect(await source.ready()).toMatchObject({ address: `${ADDRESS}-new` });
  await source.change({ address: 'https://elsewhere.example.com/a.pmtiles' });
  expect(source.state()).toMatchObject({ allowed: false, attribution: '© Me' });
  await expect(source.ready()).rejects.toMatchObject({ code: 'map.no-source' });
  await source.change({ address: '' });
  expect(source.state()).toMatchObject({ shown: '', allowed: false });
  expect(secrets.entries.size).toBe(0);
});

it('keeps long addresses and foreign letters as they are sent', async () => {
  const source = await start();
  const address = `https://maps.example.com/Straße/{z}/{x}/{y}.png?key=${'ž'.repeat(900)}`;
  await source.change({ ...SET, address });
  expect(new URL((await source.ready()).address).href).toBe(new URL(address).href);
});
