/** Small pictures on a real disk: kept by the file's hash, bounded, damaged ones are made again. */
import { mkdir, readdir, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createThumbnailCache, createThumbnails } from '@main/thumbnails';
import { WHOLE_PICTURE } from '@shared/domain/camera';
import { tempFolder } from '../support/temp-folder';

const hashOf = (letter: string): string => letter.repeat(64);

/** What begins and ends as a JPEG does. */
function jpeg(bytes: number, filling = 7): Uint8Array {
  const made = new Uint8Array(bytes).fill(filling);
  made.set([0xff, 0xd8, 0xff], 0);
  made.set([0xff, 0xd9], bytes - 2);
  return made;
}

async function makeCache(limitBytes = 1_000_000) {
  const folder = join(await tempFolder(), 'thumbnails');
  return { folder, cache: createThumbnailCache(folder, limitBytes) };
}

it('gives back what was written, also to the next start, and nothing else', async () => {
  const { folder, cache } = await makeCache();
  await cache.write(hashOf('a'), 'e-1', jpeg(500));
  const next = createThumbnailCache(folder, 1_000_000);
  expect(await next.read(hashOf('a'), 'e-1')).toEqual(Buffer.from(jpeg(500)));
  expect(await next.read(hashOf('a'), 'e-2')).toBeNull();
  expect(await next.read(hashOf('b'), 'e-1')).toBeNull();
  expect(await next.sizeBytes()).toBe(500);
});

it('takes a picture that was cut off for none', async () => {
  const { folder, cache } = await makeCache();
  await cache.write(hashOf('a'), 'e-1', jpeg(500));
  await truncate(join(folder, hashOf('a'), 'e-1.jpg'), 200);
  expect(await cache.read(hashOf('a'), 'e-1')).toBeNull();
});

it('lets go of the file looked at longest ago when it grows over its limit', async () => {
  const { folder, cache } = await makeCache(10_000);
  for (const letter of ['a', 'b', 'c']) await cache.write(hashOf(letter), 'e-1', jpeg(3000));
  const age = (letter: string, hours: number): Promise<void> => {
    const date = new Date(Date.now() - hours * 3_600_000);
    return utimes(join(folder, hashOf(letter)), date, date);
  };
  await Promise.all([age('a', 1), age('b', 3), age('c', 2)]);
  // A new start knows of no use but what the disk says; looking at one makes it the youngest.
  const next = createThumbnailCache(folder, 10_000);
  await next.read(hashOf('b'), 'e-1');
  await next.write(hashOf('d'), 'e-1', jpeg(3000));
  expect((await readdir(folder)).sort()).toEqual([hashOf('b'), hashOf('d')]);
  expect(await next.sizeBytes()).toBe(6000);
});

it('is cleared as a whole, and goes on', async () => {
  const { folder, cache } = await makeCache();
  await cache.write(hashOf('a'), 'e-1', jpeg(500));
  await cache.clear();
  expect(await cache.sizeBytes()).toBe(0);
  expect(await readdir(folder).catch(() => 'gone')).toBe('gone');
  await cache.write(hashOf('a'), 'e-1', jpeg(400));
  expect(await cache.sizeBytes()).toBe(400);
});

it('leaves alone what is none of its own, and no name leads out of its folder', async () => {
  const { folder, cache } = await makeCache(100);
  await mkdir(join(folder, 'something'), { recursive: true });
  await writeFile(join(folder, 'something', 'note.txt'), 'mine');
  await cache.write(hashOf('a'), 'e-1', jpeg(500));
  await cache.keepOnly(new Set());
  expect(await readdir(folder)).toEqual(['something']);
  await expect(cache.write('../../a', 'e-1', jpeg(10))).rejects.toThrow('not a hash');
  await expect(cache.write(hashOf('a'), '../x', jpeg(10))).rejects.toThrow('not a name');
});

it('keeps cameras of one file and key frames apart, and forgets what left the library', async () => {
  const { folder, cache } = await makeCache();
  const saved = new Map([
    ['one', hashOf('1')],
    ['two', hashOf('2')],
  ]);
  const thumbnails = createThumbnails(
    {
      locate: (fileId) => {
        const sha256 = saved.get(fileId);
        if (sha256 === undefined) return null;
        const rest = { sha512: '', path: '', mimeType: '', displayName: '', incidentId: '' };
        return { ...rest, sha256, sizeBytes: 1 };
      },
      hashesHere: () => new Set(saved.values()),
    },
    cache,
  );
  const place = { fileId: 'one', region: WHOLE_PICTURE, keyFrames: false };
  const half = { ...place, region: { x: 0.5, y: 0, width: 0.5, height: 1 } };
  await thumbnails.write(place, 4_000_000, jpeg(100, 1));
  await thumbnails.write(half, 4_000_000, jpeg(100, 2));
  await thumbnails.write({ ...place, fileId: 'two' }, 4_000_000, jpeg(100, 3));
  const middleOf = async (of: typeof place): Promise<number | undefined> =>
    (await thumbnails.read(of, [4_000_000]))[0]?.[50];
  expect(await middleOf(place)).toBe(1);
  expect(await middleOf(half)).toBe(2);
  expect(await middleOf({ ...place, keyFrames: true })).toBeUndefined();
  expect(() => thumbnails.read({ ...place, fileId: 'three' }, [0])).toThrow();

  saved.delete('two');
  await thumbnails.forgetDeleted();
  expect(await readdir(folder)).toEqual([hashOf('1')]);
});
