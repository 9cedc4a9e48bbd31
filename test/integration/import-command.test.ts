/** `roadproof import`: what it says, what it leaves, how it ends; once as a process of its own. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { run } from '@main/cli/import';
import { checkLibrary } from '@main/library';
import type { ImportResult } from '@shared/domain/import';
import { makeCard } from '../support/camera-card';
import { tempFolder } from '../support/temp-folder';

const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
const complained = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
afterEach(() => {
  said.mockClear();
  complained.mockClear();
});

const textOf = (spy: typeof said): string => spy.mock.calls.map(([text]) => String(text)).join('');

test('a card becomes incidents of a new library that then verifies', async () => {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  const card = await makeCard(folder);
  expect(await run([card, '--library', library, '--dry-run'])).toBe(0);
  expect(textOf(said)).toMatch(/^import .*2026-10-21 05:42:01 UTC.*Front, Cabin, Rear.*gps/m);
  expect(textOf(said)).toMatch(/^skip /m);

  const tsx = resolve('node_modules/tsx/dist/cli.mjs');
  const command = [tsx, resolve('src/main/cli/index.ts'), 'import', card, '--library', library];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...command,
    ...['--user', 'Ana', '--all', '--json'],
  ]);
  const result = JSON.parse(stdout) as ImportResult;
  expect(result.incidents.map(({ files }) => files)).toEqual([4, 1]);
  expect(result.leftOut.map(({ name }) => name)).toEqual(['CARD/readme.txt']);
  expect(await checkLibrary(library)).toMatchObject({ ok: true, incidents: 2, findings: [] });

  expect(await run([card, '--library', library])).toBe(1);
  expect(textOf(said)).toContain('in the library already');
});

test('wrong arguments, nothing to import and no source end each with their own code', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'notes.txt'), 'nothing');
  const library = join(folder, 'library');
  expect(await run([folder])).toBe(2);
  expect(await run([folder, '--library', library, '--zone', 'Mars/Phobos'])).toBe(2);
  expect(await run([folder, '--library', library, '--shift', 'soon'])).toBe(2);
  expect(textOf(complained)).toContain('no zone Mars/Phobos');
  expect(await run([join(folder, 'missing'), '--library', library])).toBe(1);
  expect(await run([folder, '--library', library])).toBe(3);
  expect(textOf(said)).toContain('notes.txt');
});
