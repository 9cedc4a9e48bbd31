/** The settings file on a real disk: round trip, upgrades, damage, a newer version. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../platform/clock';
import { silentLog } from '../platform/log';
import { openVersionedFile, type VersionedFile } from './versioned-file';

const Schema = z.object({ name: z.string(), size: z.number() });
type Value = z.infer<typeof Schema>;
const initial: Value = { name: 'new', size: 0 };

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-settings-'));
  path = join(folder, 'some.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const open = (): Promise<VersionedFile<Value>> =>
  openVersionedFile({
    path,
    upgrades: [
      (value) => ({ ...z.object({ title: z.string() }).parse(value), size: 1 }),
      (value) => {
        const { title, size } = z.object({ title: z.string(), size: z.number() }).parse(value);
        return { name: title, size };
      },
    ],
    parse: (value) => Schema.parse(value),
    initial,
    clock: systemClock,
    log: silentLog,
  });

const backups = async (): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.bak'));
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
};

describe('openVersionedFile', () => {
  it('starts with the initial value and gives back what was set after reopening', async () => {
    const first = await open();
    expect(first.get()).toEqual(initial);
    await first.set({ name: 'kept', size: 7 });
    expect((await open()).get()).toEqual({ name: 'kept', size: 7 });
    expect(await readdir(folder)).toEqual(['some.json']);
  });

  it('writes in order, the last value last', async () => {
    const file = await open();
    await Promise.all([1, 2, 3, 4].map((size) => file.set({ name: 'n', size })));
    expect((await open()).get()).toEqual({ name: 'n', size: 4 });
  });

  it('walks every upgrade step and keeps the old file', async () => {
    const old = JSON.stringify({ version: 1, value: { title: 'old' } });
    await writeFile(path, old);
    expect((await open()).get()).toEqual({ name: 'old', size: 1 });
    expect(await backups()).toEqual([old]);
  });

  it.each([
    ['damaged', '{"version": 3, "val'],
    ['without a version', '{"value": {}}'],
    ['of a newer version', '{"version": 4, "value": {"name": "n", "size": 1}}'],
    ['with a wrong value', '{"version": 3, "value": {"name": 5}}'],
  ])('keeps a file %s aside and starts anew', async (_name, text) => {
    await writeFile(path, text);
    const file = await open();
    expect(file.get()).toEqual(initial);
    await file.set({ name: 'after', size: 1 });
    expect(await backups()).toEqual([text]);
  });
});
