/** Derived files on a real disk: lossless cuts of a real video, taken-in renderings, custody, a crash amid it. */
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DerivedContent } from '@shared/domain/derived';
import { createDerive, type Derive } from '@main/derive';
import { openLibrary, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { demoFile, saveVideo, type SavedVideo } from '../support/saved-video';
import { tempFolder } from '../support/temp-folder';

interface Setup extends SavedVideo {
  readonly library: Library;
  readonly derive: Derive;
  readonly clipId: string;
  readonly folder: string;
}

async function setUp(video = 'junction-collision/c_f.mp4'): Promise<Setup> {
  const library = openLibrary({ root: await tempFolder(), clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  const saved = await saveVideo(library, video);
  const derive = createDerive({
    library,
    appVersion: '1.2.3',
    user: () => 'Ana',
    onProgress: () => undefined,
  });
  const clip = (await library.reviewMaterial(saved.incidentId)).clips[0];
  if (!clip) throw new Error('no clip');
  const folder = join(dirname(saved.path), 'derived');
  return { ...saved, library, derive, clipId: clip.clipId, folder };
}

const cut = ({ derive, incidentId, clipId }: Setup, firstFrame: number, lastFrame: number) =>
  derive.cut({
    jobId: randomUUID(),
    incidentId,
    clipId,
    firstFrame,
    lastFrame,
    sound: true,
    cameraName: 'Front',
  });

const content = (fileId: string): DerivedContent => ({
  kind: 'exact-clip',
  title: 'Front',
  fromMs: 1_000,
  toMs: 2_000,
  parts: [{ fileId, firstFrame: 0, lastFrame: 719 }],
  parameters: { codec: 'avc1.42001f' },
  notes: [],
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What another program shows of a file: one hash a picture. */
function picturesOf(path: string): readonly string[] {
  const text = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-an', '-f', 'framemd5', '-'], {
    encoding: 'utf8',
  });
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');
}

describe('a lossless clip', () => {
  test('shows exactly the frames it names, bit for bit, and says what lies before them', async () => {
    const setup = await setUp();
    const file = await cut(setup, 95, 180);
    expect(file).toMatchObject({
      kind: 'lossless-clip',
      displayName: 'C_F_frames-95-180_lossless.mp4',
      parameters: { shownFrames: 86, prerollFrames: 35, hasSound: true },
      sources: [{ fileId: setup.fileId, firstFrame: 95, lastFrame: 180, displayName: 'C_F.mp4' }],
      tool: 'Roadproof',
      toolVersion: '1.2.3',
      user: 'Ana',
    });
    expect(file.notes.join(' ')).toMatch(/35 frames before/);
    const original = picturesOf(setup.path);
    expect(picturesOf(join(setup.folder, file.displayName))).toEqual(original.slice(95, 181));

    const entry = setup.library.custody.entries(setup.incidentId).at(-1);
    expect(entry).toMatchObject({ action: 'derived', user: 'Ana', data: { sha256: file.sha256 } });
    expect(sha256(await readFile(demoFile('junction-collision/c_f.mp4')))).toBe(
      sha256(await readFile(setup.path)),
    );
  });

  test('refuses frames the file does not have, and leaves nothing behind', async () => {
    const setup = await setUp();
    await expect(cut(setup, 700, 720)).rejects.toMatchObject({ code: 'derived.failed' });
    await expect(cut(setup, 10, 9)).rejects.toMatchObject({ code: 'derived.failed' });
    expect(await setup.derive.list(setup.incidentId)).toEqual([]);
    expect(await readdir(setup.folder)).toEqual([]);
  });
});

describe('a rendered file', () => {
  test('is taken in by pieces in any order, read back and listed', async () => {
    const { derive, library, incidentId, fileId, folder } = await setUp();
    const bytes = await readFile(demoFile('junction-collision/c_f.mp4'));
    const jobId = await derive.begin(incidentId, 'exact-clip');
    await derive.write(jobId, 1000, bytes.subarray(1000));
    await derive.write(jobId, 0, bytes.subarray(0, 1000));
    const file = await derive.finish(jobId, content(fileId), 720);
    expect(file.sha256).toBe(sha256(bytes));
    expect(await derive.list(incidentId)).toEqual([file]);
    expect(library.locate(file.derivedId)).toMatchObject({ path: join(folder, file.displayName) });

    await derive.delete(incidentId, file.derivedId);
    expect(await derive.list(incidentId)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    expect(library.custody.entries(incidentId).at(-1)?.data).toMatchObject({ result: 'deleted' });
  });

  test('is refused when pictures are missing in it, and when it was cancelled', async () => {
    const { derive, incidentId, fileId, folder } = await setUp();
    const bytes = await readFile(demoFile('junction-collision/c_f.mp4'));
    const short = await derive.begin(incidentId, 'exact-clip');
    await derive.write(short, 0, bytes);
    await expect(derive.finish(short, content(fileId), 721)).rejects.toMatchObject({
      code: 'derived.failed',
    });
    const cancelled = await derive.begin(incidentId, 'exact-clip');
    await derive.write(cancelled, 0, bytes);
    await derive.cancel(cancelled);
    await expect(derive.write(cancelled, 0, bytes)).rejects.toMatchObject({
      code: 'derived.failed',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

test('what somebody would miss is counted while it is made, and is gone when the app ends', async () => {
  const setup = await setUp();
  const { derive, incidentId, clipId, folder } = setup;
  expect(derive.unfinished()).toBe(0);
  await derive.begin(incidentId, 'still');
  expect(derive.unfinished()).toBe(0);
  const rendered = await derive.begin(incidentId, 'redacted');
  await derive.write(rendered, 0, new Uint8Array(1000));
  expect(derive.unfinished()).toBe(1);

  const all = { incidentId, clipId, firstFrame: 0, lastFrame: 719, sound: true };
  const ours = derive.cut({ ...all, jobId: randomUUID(), cameraName: 'Front' });
  const ofPackage = derive.cut({ ...all, jobId: randomUUID(), cameraName: 'Front' }, true);
  const ends = Promise.allSettled([ours, ofPackage]);
  await expect.poll(derive.unfinished).toBe(2);
  await derive.close();
  expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(derive.unfinished()).toBe(0);
  expect(await readdir(folder)).toEqual([]);
});

test('two files of one name stand beside each other', async () => {
  const setup = await setUp();
  const [first, second] = [await cut(setup, 0, 10), await cut(setup, 0, 10)];
  expect(second.displayName).toBe('C_F_frames-0-10_lossless-2.mp4');
  expect(await setup.derive.list(setup.incidentId)).toEqual([first, second]);
  expect((await readdir(setup.folder)).length).toBe(4);
});

test('a file whose row a crash has lost is found again by its description', async () => {
  const setup = await setUp();
  const { library, incidentId } = setup;
  const [kept, gone] = [await cut(setup, 0, 10), await cut(setup, 20, 30)];
  library.database.run('DELETE FROM derived_files');
  await rm(join(setup.folder, gone.displayName));
  expect(await setup.derive.list(incidentId)).toEqual([]);
  const { root } = library;
  library.close();

  const again = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => again.close());
  await again.derived.folder(incidentId);
  expect(again.derived.list(incidentId)).toEqual([kept]);
  expect(again.custody.verify(incidentId).ok).toBe(true);
});
