import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkFiles, NoManifest, type PickedFile } from './check-files';

const never = new AbortController().signal;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const picked = (path: string, bytes: Uint8Array<ArrayBuffer>): PickedFile => ({
  path,
  file: new Blob([bytes]),
});
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

function madePackage(): PickedFile[] {
  const video = new Uint8Array(3_000_001).map((_, index) => index * 7);
  const report = bytesOf('<p>report</p>');
  const manifest = bytesOf(
    `${hashOf(video)}  data/originals/C_F.mp4\n${hashOf(report)}  data/report.html\n`,
  );
  const tags = bytesOf(`${hashOf(manifest)}  manifest-sha256.txt\n`);
  return [
    picked('data/originals/C_F.mp4', video),
    picked('data/report.html', report),
    picked('manifest-sha256.txt', manifest),
    picked('tagmanifest-sha256.txt', tags),
  ];
}

const verdicts = async (files: readonly PickedFile[]) =>
  Object.fromEntries(
    (await checkFiles(files, () => undefined, never)).map(({ path, verdict }) => [path, verdict]),
  );

describe('checkFiles', () => {
  it('finds an untouched package as it was made, and reads every byte once', async () => {
    let read = 0;
    const files = madePackage();
    const checked = await checkFiles(files, (bytes) => (read += bytes), never);
    expect(checked.map(({ verdict }) => verdict)).toEqual(['same', 'same', 'same']);
    const sizes = files.filter(({ path }) => !path.startsWith('tag')).map(({ file }) => file.size);
    expect(read).toBe(sizes.reduce((sum, size) => sum + size, 0));
  });

  it('names what was changed, what is missing and what was added', async () => {
    const [video, , manifest, tags] = madePackage();
    if (!video || !manifest || !tags) throw new Error('no package');
    const changed = new Uint8Array(await video.file.arrayBuffer());
    changed[1_500_000] = (changed[1_500_000] ?? 0) ^ 1;
    expect(
      await verdicts([
        picked(video.path, changed),
        manifest,
        tags,
        picked('data/extra.txt', bytesOf('x')),
      ]),
    ).toEqual({
      'data/originals/C_F.mp4': 'changed',
      'data/report.html': 'missing',
      'manifest-sha256.txt': 'same',
      'data/extra.txt': 'not-listed',
    });
  });

  it('says that a folder is not a package', async () => {
    await expect(verdicts([picked('C_F.mp4', bytesOf('x'))])).rejects.toThrow(NoManifest);
  });
});
