/** Tests of handing the API profile on: real files in a temporary folder. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProfileFiles, type ProfileFiles } from './profile-files';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-profile-'));
});
afterEach(() => rm(folder, { recursive: true }));

const filesAt = (path: string | null): ProfileFiles =>
  createProfileFiles({
    profile: () => ({ ...DEFAULT_API_PROFILE, tokenScheme: 'Token' }),
    askWhereToSave: () => Promise.resolve(path),
    askWhatToOpen: () => Promise.resolve(path),
  });

it('writes a file that it reads again, and never tells the path', async () => {
  const files = filesAt(join(folder, 'ours.json'));
  expect(await files.export()).toEqual({ fileName: 'ours.json' });
  expect(JSON.parse(await readFile(join(folder, 'ours.json'), 'utf8'))).toMatchObject({
    version: 1,
    profile: { tokenScheme: 'Token' },
  });
  const read = await files.import();
  expect(read).toMatchObject({ fileName: 'ours.json', profile: { tokenScheme: 'Token' } });
});

it('does nothing when the dialog is cancelled', async () => {
  expect(await filesAt(null).export()).toBeNull();
  expect(await filesAt(null).import()).toBeNull();
});

it.each([
  ['a missing file', null],
  ['an endless file', 'x'.repeat(300_000)],
  ['another file', '{"version":1}'],
])('refuses %s', async (_name, content) => {
  const path = join(folder, 'other.json');
  if (content !== null) await writeFile(path, content);
  await expect(filesAt(path).import()).rejects.toMatchObject({ code: 'profile.unreadable' });
});

it('says so when it cannot write', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(filesAt(join(folder, 'file', 'x.json')).export()).rejects.toMatchObject({
    code: 'profile.write-failed',
  });
});
