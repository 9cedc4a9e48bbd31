/** What is left out for privacy is in no file of the package; originals stay as they were, tied by hash. */
import { execFile } from 'node:child_process';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDerive, silentCopies } from '@main/derive';
import { verifyPackage, type EvidenceSource } from '@main/evidence';
import { openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { hashFile } from '@main/platform/hashing';
import { silentLog } from '@main/platform/log';
import { EVERYTHING, type PackageChoice } from '@shared/domain/package-choice';
import { CLAIM, madeSource, savedFile } from '../support/evidence-source';
import { exportPackage, unpackPackage } from '../support/make-package';
import { demoFile, saveVideo } from '../support/saved-video';
import { tempFolder } from '../support/temp-folder';

const run = promisify(execFile);
const NAME = 'Yusuf Demir';
/** Either part of the name, in any file or file name. */
const TRACES = /yusuf|demir/i;
const NAMELESS: PackageChoice = { ...EVERYTHING, driverName: false };

/** The name in every place that takes a text. */
async function tellingSource(folder: string): Promise<EvidenceSource> {
  const source = await madeSource(folder);
  const answer = await savedFile(
    folder,
    'event-yusuf.json',
    'service-answer',
    Buffer.from(JSON.stringify({ driver: NAME })),
  );
  const track = source.track;
  if (!track) throw new Error('no track');
  return {
    ...source,
    incident: {
      ...source.incident,
      driverName: NAME,
      driverId: 'demir.y',
      coachingId: 'coach-demir',
      typeName: `Impact (${NAME})`,
      vehicleName: 'Van of Yusuf',
      deviceId: 'D-demir',
      tripId: 'trip demir',
      ticket: 'T-YUSUF-DEMIR',
      sessionId: 'session-demir',
      hold: { sinceMs: 1, by: NAME, reason: `Keep for ${NAME}` },
      linked: [
        { ticket: 'L-demir', incidentId: 'i', typeName: NAME, eventTimeMs: null, zone: null },
      ],
    },
    files: [
      ...source.files
        .filter(({ kind }) => kind !== 'service-answer')
        .map((file) => ({
          ...file,
          displayName: `Demir_${file.displayName}`,
          originalName: `yusuf-demir_${file.displayName}`,
          sourceUrl: `https://media.example/Yusuf%20Demir/${file.displayName}`,
        })),
      { ...answer, fileId: 'answer' },
    ],
    cameras: source.cameras.map((camera) => ({
      ...camera,
      name: `${camera.name} of Demir`,
      ...(camera.status === 'missing' ? { reason: `${NAME} switched it off.` } : {}),
    })),
    track: {
      ...track,
      issues: {
        ...track.issues,
        unused: { DEMIR: 3 },
        badLines: [{ line: 1, reason: 'unreadable', text: `$${NAME}` }],
      },
    },
    derived: source.derived.map((made) => ({
      ...made,
      title: `${NAME} at the wheel`,
      displayName: 'demir_clip.mp4',
      user: NAME,
      notes: [`Shows ${NAME}.`],
      parameters: { camera: 'Demir cam', hasSound: false },
      sources: made.sources.map((from) => ({ ...from, displayName: 'Demir_C_F.mp4' })),
    })),
    marks: [
      {
        markId: '1',
        fromMs: source.incident.eventTimeMs,
        toMs: null,
        kind: 'phone',
        colour: 'blue',
        text: 'Demir on the phone',
        user: NAME,
        createdAtMs: 1,
        changedAtMs: 1,
      },
    ],
    custody: [
      { timeMs: 1, actor: NAME, action: 'saved', subject: 'demir.mp4', line: `{"by":"${NAME}"}` },
    ],
  };
}

const telling = {
  ...CLAIM,
  claimNumber: 'CLM-DEMIR-1',
  purpose: `Claim against ${NAME}`,
  notes: `Yusuf called. DEMIR, YUSUF will call again.`,
};

/** Every file of a bag as text, PDFs as a reader sees them; and its name. */
async function texts(bag: string): Promise<readonly (readonly [path: string, text: string])[]> {
  const entries = await readdir(bag, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const bytes = await readFile(path);
        const paper = path.endsWith('.pdf')
          ? `${(await run('pdftotext', [path, '-'])).stdout}${(await run('pdfinfo', [path])).stdout}`
          : '';
        return [
          path.slice(bag.length),
          bytes.toString('utf8') + bytes.toString('utf16le') + paper,
        ] as const;
      }),
  );
}

describe('without the driver’s name', () => {
  it('no file of the package holds any part of it, by content or by name', async () => {
    const folder = await tempFolder();
    const source = await tellingSource(join(folder, 'library'));
    const library = { evidenceSource: () => Promise.resolve(source) };
    const zip = join(folder, 'package.zip');
    const done = await exportPackage(zip, { library, choice: NAMELESS, claim: telling });
    expect(done).toMatchObject({ status: 'done', error: null });
    expect((await verifyPackage(zip)).problems).toEqual([]);
    const bag = await unpackPackage(zip);
    const found = await texts(bag);
    expect(found.length).toBeGreaterThan(15);
    for (const [path, text] of found) {
      expect(path).not.toMatch(TRACES);
      expect(TRACES.exec(text)?.[0], path).toBeUndefined();
    }
    expect(bag).not.toMatch(TRACES);
    const report = found.find(([path]) => path.endsWith('report.pdf'))?.[1] ?? '';
    expect(report).toContain('Driver’s name');
    expect(report).toContain('[name left out]');
  });

  it('the same incident names the driver where that is wanted', async () => {
    const folder = await tempFolder();
    const source = await tellingSource(join(folder, 'library'));
    const library = { evidenceSource: () => Promise.resolve(source) };
    const zip = join(folder, 'package.zip');
    await exportPackage(zip, { library, claim: telling });
    const named = (await texts(await unpackPackage(zip))).filter(([, text]) => TRACES.test(text));
    const paths = named.map(([path]) => path);
    for (const path of ['/viewer.html', '/data/report.html', '/data/report.pdf', '/bag-info.txt']) {
      expect(paths).toContain(path);
    }
  });

  it('is not made when the name would still stand somewhere', async () => {
    const folder = await tempFolder();
    const source = await tellingSource(join(folder, 'library'));
    // Ids are no texts for people and stay as they are.
    const incident = { ...source.incident, incidentId: 'yusuf-demir-1' };
    const library = { evidenceSource: () => Promise.resolve({ ...source, incident }) };
    const zip = join(folder, 'package.zip');
    const ended = await exportPackage(zip, { library, choice: NAMELESS });
    expect(ended).toMatchObject({ status: 'failed', error: { code: 'evidence.name-found' } });
    await expect(stat(zip)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('without sound', () => {
  it('a copy of the same pictures goes in, tied to the original, which stays as it was', async () => {
    const folder = await tempFolder();
    const library = openLibrary({ root: folder, clock: systemClock, log: silentLog });
    onTestFinished(() => library.close());
    const { incidentId, fileId, path } = await saveVideo(library, 'junction-collision/c_f.mp4');
    const derive = createDerive({
      library,
      appVersion: '1.2.3',
      user: () => 'Ana',
      onProgress: () => undefined,
    });
    const before = await hashFile(path);
    const wish = {
      library,
      incidentId,
      choice: { ...EVERYTHING, sound: false },
      makeSilentCopy: silentCopies(derive),
    };
    const zip = join(folder, 'silent.zip');
    const ended = await exportPackage(zip, wish);
    expect(ended).toMatchObject({ status: 'done', error: null });

    const bag = await unpackPackage(zip);
    const entries = await readdir(bag, { recursive: true });
    const videos = entries.filter((name) => name.endsWith('.mp4'));
    expect(videos).toHaveLength(1);
    const copy = join(bag, videos[0] ?? '');
    const streams = async (file: string): Promise<string> =>
      (
        await run('ffprobe', [
          '-v',
          'error',
          '-show_entries',
          'stream=codec_type',
          '-of',
          'csv=p=0',
          file,
        ])
      ).stdout;
    expect(await streams(path)).toContain('audio');
    expect((await streams(copy)).trim()).toBe('video');
    const pictures = async (file: string): Promise<string> =>
      (
        await run('ffmpeg', [
          '-v',
          'error',
          '-i',
          file,
          '-map',
          '0:v',
          '-c',
          'copy',
          '-f',
          'md5',
          '-',
        ])
      ).stdout;
    expect(await pictures(copy)).toBe(await pictures(path));

    const files = JSON.parse(await readFile(join(bag, 'data/metadata/files.json'), 'utf8')) as {
      originals: { fileId: string }[];
      originalsNotInPackage: { fileId: string; sha256: string }[];
      clips: { sources: { sha256: string }[] }[];
    };
    expect(files.originals.map((one) => one.fileId)).not.toContain(fileId);
    expect(files.originalsNotInPackage).toMatchObject([{ fileId, sha256: before.sha256 }]);
    expect(files.clips[0]?.sources[0]?.sha256).toBe(before.sha256);
    expect(await readFile(join(bag, 'viewer.html'), 'utf8')).toContain(`"path":"${videos[0]}"`);
    expect(await readFile(join(bag, 'data/report.html'), 'utf8')).toContain('left out here');
    expect(await hashFile(path)).toEqual(before);

    // Made once: the next package takes the same copy, byte for byte.
    const again = join(folder, 'again.zip');
    await exportPackage(again, wish);
    const sha = async (name: string) => (await hashFile(name)).sha256;
    const second = join(await unpackPackage(again), videos[0] ?? '');
    expect(await sha(second)).toBe(await sha(copy));
    expect(await derive.list(incidentId)).toHaveLength(1);
  });

  it('nothing is made of an original that was changed', async () => {
    const folder = await tempFolder();
    const library = openLibrary({ root: folder, clock: systemClock, log: silentLog });
    onTestFinished(() => library.close());
    const { incidentId, path } = await saveVideo(library, 'junction-collision/c_f.mp4');
    const bytes = await readFile(path);
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const ended = await exportPackage(join(folder, 'package.zip'), {
      library,
      incidentId,
      choice: { ...EVERYTHING, sound: false },
      makeSilentCopy: () => Promise.reject(new Error('it was asked to')),
    });
    expect(ended).toMatchObject({ status: 'failed', error: { code: 'library.changed-file' } });
  });
});

it('without faces, only the redacted copy is a picture in the package', async () => {
  const folder = await tempFolder();
  const source = await madeSource(join(folder, 'library'));
  const derived = source.derived.map((made) => ({ ...made, kind: 'redacted' as const }));
  const library = { evidenceSource: () => Promise.resolve({ ...source, derived }) };
  const zip = join(folder, 'package.zip');
  await exportPackage(zip, { library, choice: { ...EVERYTHING, faces: false } });
  const bag = await unpackPackage(zip);
  const names = (await readdir(bag, { recursive: true })).filter((name) =>
    /\.(mp4|jpg)$/.test(name),
  );
  expect(names).toEqual(['data/derived/clips/C_F_frames-300-500_lossless.mp4']);
  const report = await readFile(join(bag, 'data/report.html'), 'utf8');
  expect(report).toContain('Left out on purpose');
  expect(report).toContain('only copies in which parts of the picture were hidden by hand');
});

it('the report shows the snapshots of the package, on paper too, and says so of one that is none', async () => {
  const folder = await tempFolder();
  const source = await madeSource(join(folder, 'library'));
  const picture = await readFile(demoFile('junction-collision/snapshot_c_f_1.jpg'));
  const snapshot = await savedFile(folder, 'real.jpg', 'snapshot', picture, 'C_R');
  const files = [...source.files, snapshot];
  const zip = join(folder, 'package.zip');
  await exportPackage(zip, {
    library: { evidenceSource: () => Promise.resolve({ ...source, files }) },
  });
  const data = join(await unpackPackage(zip), 'data');
  const page = await readFile(join(data, 'report.html'), 'utf8');
  expect(page).toMatch(/<img src="originals\/real\.jpg" alt="Rear snapshot"/);
  const pdf = join(data, 'report.pdf');
  const images = (await run('pdfimages', ['-list', pdf])).stdout
    .split('\n')
    .filter((row) => row.includes('jpeg'));
  expect(images).toHaveLength(1);
  expect((await run('pdftotext', [pdf, '-'])).stdout).toContain('can not be shown on paper');
  expect((await run('pdfinfo', [pdf])).stdout).toMatch(/^Tagged:\s+yes$/m);
  await run('qpdf', ['--check', pdf]);
});
