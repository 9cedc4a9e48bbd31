/** Whatever is done to a package, zipped or unpacked, the verifier finds it and says which file it is. */
import { execFile } from 'node:child_process';
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyPackage } from '@main/evidence';
import { makePackage } from '../support/make-package';

const run = promisify(execFile);
const VIDEO = 'data/originals/C_F.mp4';

let folder: string;
let zipPath: string;
let pristine: string;
let bag: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-tamper-'));
  zipPath = await makePackage(folder);
  const unpacked = join(folder, 'unpacked');
  await run('unzip', ['-q', zipPath, '-d', unpacked]);
  const [top] = await readdir(unpacked);
  pristine = join(unpacked, top ?? '');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Problems as `kind path`, for short expectations. */
async function problemsOf(path: string): Promise<readonly string[]> {
  const { ok, problems } = await verifyPackage(path);
  expect(ok).toBe(problems.length === 0);
  return problems.map((one) => `${one.kind} ${one.path ?? '(package)'}`);
}

async function flipByte(path: string, offset: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0x10;
  await writeFile(path, bytes);
}

describe('an unpacked package', () => {
  beforeEach(async () => {
    bag = join(await mkdtemp(join(folder, 'bag-')), 'bag');
    await cp(pristine, bag, { recursive: true });
  });

  it('passes when untouched', async () => {
    expect(await problemsOf(bag)).toEqual([]);
  });

  it('one flipped byte', async () => {
    await flipByte(join(bag, VIDEO), 1_234_567);
    expect(await problemsOf(bag)).toEqual([`changed ${VIDEO}`]);
  });

  it('one byte more', async () => {
    await appendFile(join(bag, VIDEO), 'x');
    expect(await problemsOf(bag)).toEqual([`changed ${VIDEO}`, 'bagit bag-info.txt']);
  });

  it('a removed file', async () => {
    await rm(join(bag, VIDEO));
    expect(await problemsOf(bag)).toContain(`missing ${VIDEO}`);
  });

  it.each(['data/originals/extra.mp4', 'extra.txt', 'tagmanifest-md5.txt', 'data/.DS_Store'])(
    'an added file %s',
    async (path) => {
      await writeFile(join(bag, path), 'new');
      expect(await problemsOf(bag)).toContain(`added ${path}`);
    },
  );

  it('a renamed file, as one problem', async () => {
    await rename(join(bag, VIDEO), join(bag, 'data/originals/front.mp4'));
    const { problems } = await verifyPackage(bag);
    expect(problems).toEqual([
      { kind: 'renamed', path: 'data/originals/front.mp4', message: `It was called ${VIDEO}.` },
    ]);
  });

  it('a link in place of a file', async () => {
    await rm(join(bag, VIDEO));
    await symlink(join(pristine, VIDEO), join(bag, VIDEO));
    expect(await problemsOf(bag)).toEqual(
      expect.arrayContaining([`container ${VIDEO}`, `missing ${VIDEO}`]),
    );
  });

  it('two files with each other’s bytes', async () => {
    const [a, b] = [join(bag, VIDEO), join(bag, 'data/originals/C_I.mp4')];
    await rename(a, `${a}.x`);
    await rename(b, a);
    await rename(`${a}.x`, b);
    expect(await problemsOf(bag)).toEqual([
      'changed data/originals/C_F.mp4',
      'changed data/originals/C_I.mp4',
    ]);
  });

  it('a name that differs only in case', async () => {
    await writeFile(join(bag, 'data/originals/c_f.MP4'), 'twin');
    expect(await problemsOf(bag)).toContain(`container data/originals/c_f.MP4`);
  });

  it.each([
    [
      'manifest-sha256.txt',
      (text: string) => text.replace(/^./, (hex) => (hex === '0' ? '1' : '0')),
    ],
    ['manifest-sha512.txt', (text: string) => text.split('\n').slice(1).join('\n')],
    ['manifest-sha256.txt', (text: string) => text.replaceAll('\n', '\r\n')],
    ['manifest-sha256.txt', (text: string) => text.toUpperCase()],
    ['bag-info.txt', (text: string) => text.replace('CLM-4711', 'CLM-4712')],
    ['bagit.txt', (text: string) => text.replace('1.0', '0.97')],
    ['bagit.txt', (text: string) => `\ufeff${text}`],
    ['HOW-TO-CHECK.txt', (text: string) => `${text}\n`],
    ['tagmanifest-sha256.txt', (text: string) => text.replace('  bag-info', ' *bag-info')],
    ['data/custody/custody.jsonl', (text: string) => text.replace('saved', 'found')],
    ['data/report.html', (text: string) => text.replace('Collision', 'Braking')],
  ])('an edited %s', async (path, edit) => {
    const before = await readFile(join(bag, path), 'utf8');
    await writeFile(join(bag, path), edit(before));
    expect(edit(before)).not.toBe(before);
    expect((await problemsOf(bag)).some((line) => line.endsWith(` ${path}`))).toBe(true);
  });

  it.each([
    'bagit.txt',
    'bag-info.txt',
    'manifest-sha256.txt',
    'manifest-sha512.txt',
    'tagmanifest-sha256.txt',
  ])('a removed %s', async (path) => {
    await rm(join(bag, path));
    expect((await problemsOf(bag)).some((line) => line.endsWith(` ${path}`))).toBe(true);
  });

  it('a manifest made to fit a changed file is still betrayed by the other lists', async () => {
    const { createHash } = await import('node:crypto');
    const before = await readFile(join(bag, VIDEO));
    const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    const after = Buffer.from(before);
    after[9] = (after[9] ?? 0) ^ 1;
    await writeFile(join(bag, VIDEO), after);
    const manifest = await readFile(join(bag, 'manifest-sha256.txt'), 'utf8');
    await writeFile(join(bag, 'manifest-sha256.txt'), manifest.replace(hash(before), hash(after)));
    expect(await problemsOf(bag)).toEqual([`changed ${VIDEO}`, 'changed manifest-sha256.txt']);
  });
});

describe('a zipped package', () => {
  const copy = async (): Promise<string> => {
    const path = join(await mkdtemp(join(folder, 'zip-')), 'package.zip');
    await cp(zipPath, path);
    return path;
  };

  it('names the file of a flipped byte', async () => {
    const path = await copy();
    const needle = (await readFile(join(pristine, VIDEO))).subarray(0, 64);
    await flipByte(path, (await readFile(path)).indexOf(needle) + 100);
    expect(await problemsOf(path)).toEqual([`container ${VIDEO}`, `changed ${VIDEO}`]);
  });

  it('bytes before, after and without an end', async () => {
    const bytes = await readFile(zipPath);
    const path = await copy();
    for (const changed of [
      Buffer.concat([Buffer.from('x'), bytes]),
      Buffer.concat([bytes, Buffer.from('x')]),
      bytes.subarray(0, -1),
      bytes.subarray(0, 1000),
      Buffer.alloc(0),
      Buffer.from('not a zip at all, but long enough to be looked at'),
    ]) {
      await writeFile(path, changed);
      expect((await verifyPackage(path)).ok).toBe(false);
    }
  });

  it('a file taken out, added or updated with the zip tool', async () => {
    const top = pristine.slice(pristine.lastIndexOf('/') + 1);
    const removed = await copy();
    await run('zip', ['-q', '-d', removed, `${top}/${VIDEO}`]);
    expect(await problemsOf(removed)).toContain(`missing ${VIDEO}`);

    const place = await mkdtemp(join(folder, 'extra-'));
    await mkdir(join(place, top, 'data'), { recursive: true });
    await writeFile(join(place, top, 'data/extra.txt'), 'new');
    const added = await copy();
    await run('zip', ['-q', '-0', added, `${top}/data/extra.txt`], { cwd: place });
    expect(await problemsOf(added)).toContain('added data/extra.txt');

    const outside = await copy();
    await writeFile(join(place, 'outside.txt'), 'new');
    await run('zip', ['-q', '-0', outside, 'outside.txt'], { cwd: place });
    expect((await verifyPackage(outside)).ok).toBe(false);
  });

  it('300 seeded mutations: not one passes', async () => {
    const bytes = await readFile(zipPath);
    const path = await copy();
    let state = 20260612;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const directory = bytes.length - 6000;
    for (let round = 0; round < 300; round += 1) {
      // Two of three hit headers, texts and the directory, where a lax reader would not look.
      const inside =
        round % 3 === 0 ? random(bytes.length) : directory + random(bytes.length - directory);
      const changed = mutate(bytes, inside, round % 5, random);
      if (changed.equals(bytes)) continue;
      await writeFile(path, changed);
      const { ok } = await verifyPackage(path);
      expect(ok, `round ${round}, offset ${inside}`).toBe(false);
    }
  });
});

function mutate(
  bytes: Buffer,
  at: number,
  kind: number,
  random: (below: number) => number,
): Buffer {
  const copy = Buffer.from(bytes);
  const length = 1 + random(40);
  switch (kind) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
      return copy;
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 2:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.alloc(length, random(256)),
        bytes.subarray(at),
      ]);
    case 3:
      copy.fill(random(256), at, Math.min(copy.length, at + length));
      return copy;
    default: {
      const from = random(bytes.length - length);
      bytes.copy(copy, at, from, from + length);
      return copy;
    }
  }
}
