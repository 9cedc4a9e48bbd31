/** Bags of other programs: every valid one of BagIt 0.97 and 1.0 passes, zipped or not; a changed one does not. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { verifyPackage } from '@main/evidence';
import { describe, expect, test } from 'vitest';
import { makePackage, unpackPackage } from '../support/make-package';
import { tempFolder } from '../support/temp-folder';

const run = promisify(execFile);
const PAYLOAD: Readonly<Record<string, string>> = {
  'data/front.mp4': 'moving pictures'.repeat(5000),
  'data/notes/Zoë 50%.txt': 'what was seen',
  'data/empty.txt': '',
};
const BAGIT = (version: string): string =>
  `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`;
const hash = (algorithm: string, text: string): string =>
  createHash(algorithm).update(text).digest('hex');
const escaped = (path: string): string => path.replaceAll('%', '%25');

type Files = Readonly<Record<string, string>>;

function manifest(algorithm: string, files: Files, version: '0.97' | '1.0'): string {
  const written = version === '1.0' ? escaped : (path: string): string => path;
  return Object.entries(files)
    .map(([path, text]) => `${hash(algorithm, text)}  ${written(path)}\n`)
    .join('');
}

const OXUM = `${Object.values(PAYLOAD).reduce((sum, text) => sum + Buffer.byteLength(text), 0)}.3`;

/** As the reference programs write them. */
const BAGS: Readonly<Record<string, Files>> = {
  '0.97 with MD5, no tag manifest': {
    ...PAYLOAD,
    'bagit.txt': BAGIT('0.97'),
    'manifest-md5.txt': manifest('md5', PAYLOAD, '0.97'),
  },
  '0.97 as md5sum -b writes it, each file in one of two lists': {
    ...PAYLOAD,
    'bagit.txt': BAGIT('0.97').replaceAll('\n', '\r\n'),
    'manifest-md5.txt': `${hash('md5', PAYLOAD['data/front.mp4'] ?? '').toUpperCase()} *data/front.mp4\r\n`,
    'manifest-sha1.txt': manifest(
      'sha1',
      Object.fromEntries(Object.entries(PAYLOAD).slice(1)),
      '0.97',
    ),
  },
  '1.0 with SHA-256 and SHA-512, tag manifest and bag-info': {
    ...PAYLOAD,
    'bagit.txt': BAGIT('1.0'),
    'bag-info.txt': `Payload-Oxum: ${OXUM}\nSource-Organization: Somebody\n  Else\n`,
    'manifest-sha256.txt': manifest('sha256', PAYLOAD, '1.0'),
    'manifest-sha512.txt': manifest('sha512', PAYLOAD, '1.0'),
    'tagmanifest-sha256.txt': manifest('sha256', { 'bagit.txt': BAGIT('1.0') }, '1.0'),
    'extra.txt': 'a tag file that no list names',
  },
};

async function write(folder: string, files: Files): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function zipped(folder: string): Promise<string> {
  const target = `${folder}.zip`;
  await run('zip', ['-q', '-r', '-9', target, 'bag'], { cwd: dirname(folder) });
  return target;
}

describe.each(Object.entries(BAGS))('%s', (_, files) => {
  test('passes as a folder and in a packed zip', async () => {
    const folder = await write(join(await tempFolder(), 'bag'), files);
    for (const path of [folder, await zipped(folder)]) {
      const report = await verifyPackage(path);
      expect(report.problems).toEqual([]);
      expect(report).toMatchObject({
        ok: true,
        foreign: { version: files['bagit.txt']?.slice(15, 19).trim() },
        filesCount: Object.keys(files).length,
      });
    }
  });

  test('does not pass with a byte more, a file less, or a file more', async () => {
    const folder = await write(join(await tempFolder(), 'bag'), files);
    const damage: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['changed', () => appendFile(join(folder, 'data/front.mp4'), 'x')],
      ['missing', () => rename(join(folder, 'data/notes'), join(folder, 'elsewhere'))],
      ['added', () => writeFile(join(folder, 'data/more.txt'), 'more')],
    ];
    for (const [kind, work] of damage) {
      await work();
      const { ok, problems } = await verifyPackage(folder);
      expect(ok).toBe(false);
      expect(problems.map((one) => one.kind)).toContain(kind);
    }
  });
});

test('only MD5 or SHA-1 is told as weak', async () => {
  const [old, , modern] = await Promise.all(
    Object.values(BAGS).map(async (files) =>
      verifyPackage(await write(join(await tempFolder(), 'bag'), files)),
    ),
  );
  expect(old?.foreign?.weak).toBe(true);
  expect(modern?.foreign?.weak).toBe(false);
});

test('links and twin names in a zip are refused', async () => {
  const files = BAGS['0.97 with MD5, no tag manifest'] ?? {};
  const folder = await write(join(await tempFolder(), 'bag'), files);
  await symlink('/etc/hostname', join(folder, 'data', 'link.txt'));
  const target = `${folder}.zip`;
  await run('zip', ['-q', '-r', '-y', target, 'bag'], { cwd: dirname(folder) });
  const linked = await verifyPackage(target);
  expect(linked.problems.map(({ path }) => path)).toContain('data/link.txt');

  await rm(join(folder, 'data', 'link.txt'));
  await writeFile(join(folder, 'data', 'FRONT.mp4'), 'twin');
  const twins = await verifyPackage(await zipped(folder));
  expect(twins.ok).toBe(false);
  expect(twins.problems.some(({ kind }) => kind === 'container')).toBe(true);
});

test('a package of ours stays under our own rules, whatever its bagit.txt says', async () => {
  const unpacked = await unpackPackage(await makePackage(await tempFolder()));
  await writeFile(join(unpacked, 'bagit.txt'), BAGIT('0.97'));
  const report = await verifyPackage(unpacked);
  expect(report.foreign).toBeNull();
  expect(report.ok).toBe(false);
});
