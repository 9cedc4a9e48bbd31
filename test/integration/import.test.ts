/** Recordings of a card enter a library whole, named, hashed and dated; what is bad stays outside with its reason. */
import { createHash } from 'node:crypto';
import {
  chmod,
  cp,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runImport, scan, type Outcome, type Scan } from '@main/imports';
import { checkLibrary, openLibrary, rebuildIndex, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { IMPORTED_PARTITION, type ImportDraft, type ImportWay } from '@shared/domain/import';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { framesAt } from '@shared/playback/frames-at';
import { gsensorRecords } from '@shared/testing/gsensor-records';
import { addSubtitles } from '../support/add-subtitles';
import { addBlackvueLog, blackvueLines } from '../support/blackvue-video';
import { CARD_NAME, EVENT_FILES, makeCard, ORDINARY_FILE } from '../support/camera-card';
import { addNovatekGps } from '../support/novatek-video';
import { runChild } from '../support/run-child';
import { demoFile } from '../support/saved-video';
import { setCreationTime } from '../support/set-creation-time';
import { tempFolder } from '../support/temp-folder';

const never = new AbortController().signal;

async function newLibrary(): Promise<Library> {
  const root = join(await tempFolder(), 'library');
  await mkdir(root);
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  return library;
}

const look = (library: Library, paths: readonly string[]): Promise<Scan> =>
  scan(
    paths,
    { libraryRoot: library.root, computerZone: 'Asia/Tokyo', nowMs: Date.now(), onSeen: () => {} },
    never,
  );

function take(
  library: Library,
  found: Scan,
  more: { way?: ImportWay; drafts?: readonly ImportDraft[]; signal?: AbortSignal } = {},
): Promise<Outcome> {
  return runImport(
    found,
    { drafts: more.drafts ?? found.preview.drafts, way: more.way ?? 'copy' },
    { library, user: 'Ana', appVersion: '1', nowMs: Date.now, onProgress: () => {} },
    more.signal ?? never,
  );
}

const rows = (library: Library) =>
  library.query(IMPORTED_PARTITION.partitionId, { ...EMPTY_QUERY, sort: 'time' }).rows;

const reasonsOf = (leftOut: Outcome['leftOut']): Record<string, string> =>
  Object.fromEntries(leftOut.map(({ name, reason }) => [basename(name), reason]));

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

test('three cameras and a track become one incident that plays, dated by GPS, with its origin', async () => {
  const library = await newLibrary();
  const card = await makeCard(await tempFolder());
  const found = await look(library, [card]);
  expect(found.preview.drafts.map(({ chosen, items }) => [chosen, items.length])).toEqual([
    [true, 4],
    [false, 1],
  ]);
  expect(found.preview.drafts[0]).toMatchObject({ zone: 'Europe/Amsterdam', zoneSource: 'gps' });
  expect(reasonsOf(found.preview.leftOut)).toEqual({
    'readme.txt': 'no recording, track, picture or event file',
  });

  const { incidents, leftOut, error } = await take(library, found);
  expect([leftOut, error]).toEqual([[], null]);
  expect(incidents).toMatchObject([
    { ticket: 'IMP-20261021-054201', typeName: 'Event recording', files: 4 },
  ]);
  const incidentId = incidents[0]?.incidentId ?? '';
  const { clips, cameras, track, incident } = await library.reviewMaterial(incidentId);
  expect(cameras.map(({ name, status }) => [name, status])).toEqual([
    ['Front', 'ready'],
    ['Cabin', 'ready'],
    ['Rear', 'ready'],
  ]);
  expect(clips.map(({ startMs, startSource }) => [startMs, startSource])).toEqual([
    [Date.UTC(2026, 9, 21, 5, 42, 1), 'file-name'],
    [Date.UTC(2026, 9, 21, 5, 42, 1), 'file-name'],
    [Date.UTC(2026, 9, 21, 5, 42, 3), 'file-name'],
  ]);
  expect(track?.samples.length).toBeGreaterThan(100);
  expect(incident).toMatchObject({
    saveState: 'saved',
    fate: 'saved',
    zone: 'Europe/Amsterdam',
    imported: {
      importedBy: 'Ana',
      way: 'copy',
      sourceName: expect.stringContaining(CARD_NAME) as string,
    },
  });
  const source = join(card, 'BlackVue', 'Record');
  for (const file of library.files(incidentId)) {
    const original = join(source, file.originalName ?? '');
    expect(file.sha256).toBe(await sha256(original));
    expect(await sha256(file.path ?? '')).toBe(file.sha256);
    expect(file.sha512).toHaveLength(128);
  }
  const entries = library.custody.entries(incidentId);
  expect(entries.map(({ action, user }) => [action, user])).toEqual(
    Array.from({ length: 4 }, () => ['imported', 'Ana']),
  );
  expect(JSON.stringify(entries)).not.toContain(card);
  expect(entries[0]?.data).toMatchObject({ zone: 'Europe/Amsterdam', zoneFrom: 'gps' });
  expect(library.custody.verify(incidentId)).toMatchObject({ ok: true });
  expect(JSON.stringify(library.detail(incidentId))).not.toContain(card);
  expect(await checkLibrary(library.root)).toMatchObject({ ok: true, findings: [] });
});

test('files of one camera that follow each other are one camera; its frame at a moment comes from one file', async () => {
  const library = await newLibrary();
  const card = await tempFolder();
  for (const [name, source] of [
    ['20261022_090000_NF.mp4', 'rear-end-in-rain/c_f.mp4'],
    ['20261022_090015_NF.mp4', 'harsh-cornering/c_f.mp4'],
    ['20261022_090030_NF.mp4', 'dock-bump/c_f.mp4'],
    ['20261022_090000_NR.mp4', 'rear-end-in-rain/c_r.mp4'],
  ] as const) {
    await copyFile(demoFile(source), join(card, name));
  }
  const found = await look(library, [card]);
  expect(found.preview.drafts).toHaveLength(1);
  const { incidents } = await take(library, found);
  const material = await library.reviewMaterial(incidents[0]?.incidentId ?? '');
  const { cameras, clips } = material;
  expect(
    cameras.map((camera) => [camera.cameraId, camera.name, 'follows' in camera && camera.follows]),
  ).toEqual([
    ['C_F', 'Front', false],
    ['C_F#2', 'Front 2', 'C_F'],
    ['C_F#3', 'Front 3', 'C_F'],
    ['C_R', 'Rear', false],
  ]);
  const startMs = clips.find(({ captureMode }) => captureMode === 'C_R')?.startMs ?? 0;
  const at = (seconds: number) =>
    framesAt(cameras, clips, startMs + seconds * 1000 + 1).map(({ name, frame }) => [
      name,
      frame !== null,
    ]);
  expect(at(15.5)).toEqual([
    ['Front 2', true],
    ['Rear', false],
  ]);
  expect(at(28)[0]).toEqual(['Front 3', false]);
  expect(at(5)).toEqual([
    ['Front', true],
    ['Rear', true],
  ]);
});

test.each([
  ['UTC', 0, 'gps'],
  ['local time', 7_200_000, 'place'],
] as const)(
  'GPS records inside a video give place, zone and way; its GPS clock shows %s',
  async (_, offsetMs, zoneSource) => {
    const library = await newLibrary();
    const card = await tempFolder();
    const startMs = Date.UTC(2026, 9, 22, 7);
    // The receiver found its place after three seconds.
    const fixes = Array.from({ length: 13 }, (_unused, second) => ({
      clockMs: startMs + (second + 3) * 1000 + offsetMs,
      latitudeDeg: 52.375,
      longitudeDeg: 4.9 + second * 0.0002,
      knots: 27,
      valid: second !== 5,
    }));
    const path = join(card, '2026_1022_090000_001A.MP4');
    await addNovatekGps(demoFile('rear-end-in-rain/c_f.mp4'), path, fixes);
    const found = await look(library, [card]);
    expect(found.preview.drafts).toMatchObject([{ zone: 'Europe/Amsterdam', zoneSource }]);
    const { incidents } = await take(library, found);
    const { track, trackMissing, clips } = await library.reviewMaterial(
      incidents[0]?.incidentId ?? '',
    );
    expect(trackMissing).toBeNull();
    expect(clips[0]?.startMs).toBe(startMs);
    expect(track?.fileId).toBe(clips[0]?.fileId);
    expect(track?.samples.map(({ timeMs }) => timeMs)).toEqual(
      fixes.map(({ clockMs }) => clockMs - offsetMs),
    );
    expect(track?.samples[0]).toMatchObject({ quality: 'valid', sentence: 'Novatek GPS' });
    expect(track?.samples[5]?.quality).toBe('void');
    expect(track?.gaps).toMatchObject([{ reason: 'void-fixes' }]);
  },
);

test('the NMEA log inside a BlackVue’s video gives place, zone, start and way', async () => {
  const library = await newLibrary();
  const card = await tempFolder();
  const startMs = Date.UTC(2026, 9, 22, 7);
  const localMs = startMs + 7_200_000;
  const fixes = Array.from({ length: 12 }, (_unused, second) => ({
    timeMs: startMs + second * 1000,
    // The camera's clock shows the time of the place, and is late.
    clockMs: localMs + second * 1000 + 173,
    minutesNorth: 22.5 + second * 0.01,
    minutesEast: 54,
    valid: second !== 5,
  }));
  const name = '20261022_090000_NF.mp4';
  const source = demoFile('rear-end-in-rain/c_f.mp4');
  await addBlackvueLog(source, join(card, name), fixes.map(blackvueLines).join(''));
  const found = await look(library, [card]);
  expect(found.preview.drafts).toMatchObject([{ zone: 'Europe/Amsterdam', zoneSource: 'gps' }]);
  const { incidents } = await take(library, found);
  const { track, trackMissing, clips } = await library.reviewMaterial(
    incidents[0]?.incidentId ?? '',
  );
  expect(trackMissing).toBeNull();
  expect(clips[0]?.startMs).toBe(startMs);
  expect(track?.samples.map(({ timeMs }) => timeMs)).toEqual(fixes.map(({ timeMs }) => timeMs));
  expect(track?.samples[0]).toMatchObject({ quality: 'valid', latitudeDeg: 52.375 });
  expect(track?.gaps).toMatchObject([{ reason: 'void-fixes' }]);
});

test('places in the subtitles of a video are its way, each at its moment, and tell no time', async () => {
  const library = await newLibrary();
  const card = await tempFolder();
  const path = join(card, 'DJI_0042.MP4');
  await addSubtitles(
    demoFile('rear-end-in-rain/c_f.mp4'),
    path,
    Array.from({ length: 8 }, (_unused, second) => ({
      fromMs: 500 + second * 1000,
      text: `2019.08.05 14:11:5${String(second)}\nGPS(8.5,47.${String(second)},15) BAROMETER:1.9`,
    })),
  );
  const startMs = Date.UTC(2026, 9, 22, 7);
  await setCreationTime(path, startMs);
  const found = await look(library, [card]);
  // Neither zone nor place of the incident is said to come from GPS.
  expect(found.preview.drafts[0]?.zoneSource).not.toBe('gps');
  const { incidents } = await take(library, found);
  const { track, trackMissing, clips } = await library.reviewMaterial(
    incidents[0]?.incidentId ?? '',
  );
  expect(trackMissing).toBeNull();
  expect(clips[0]?.startMs).toBe(startMs);
  expect(track?.samples.map(({ timeMs }) => timeMs - startMs)).toEqual([
    500, 1500, 2500, 3500, 4500, 5500, 6500, 7500,
  ]);
  expect(track?.samples[3]).toMatchObject({ latitudeDeg: 47.3, longitudeDeg: 8.5 });
});

test('the G-sensor of a BlackVue counts from the recording’s start, once for all its cameras', async () => {
  const library = await newLibrary();
  const card = await tempFolder();
  const startMs = Date.UTC(2026, 9, 22, 7);
  const fix = { clockMs: startMs + 7_200_000, minutesNorth: 22.5, minutesEast: 54, valid: true };
  const log = [0, 1, 2].map((second) => blackvueLines({ ...fix, timeMs: startMs + second * 1000 }));
  const gsensor = gsensorRecords([
    [0, 128, 0, 0],
    [100, 128, 64, 0],
  ]);
  for (const [name, source] of [
    ['20261022_090000_NF.mp4', 'rear-end-in-rain/c_f.mp4'],
    ['20261022_090000_NR.mp4', 'rear-end-in-rain/c_r.mp4'],
  ] as const) {
    await addBlackvueLog(demoFile(source), join(card, name), log.join(''), gsensor);
  }
  const { incidents } = await take(library, await look(library, [card]));
  const { track } = await library.reviewMaterial(incidents[0]?.incidentId ?? '');
  expect(track?.acceleration).toEqual([
    { timeMs: startMs, xG: 1, yG: 0, zG: 0 },
    { timeMs: startMs + 100, xG: 1, yG: 0.5, zG: 0 },
  ]);
});

test('local time as the creation time of an MP4 is told by the satellites’ time inside it', async () => {
  const library = await newLibrary();
  const card = await tempFolder();
  const startMs = Date.UTC(2026, 9, 22, 7);
  const fixes = Array.from({ length: 12 }, (_unused, second) => ({
    timeMs: startMs + second * 1000,
    clockMs: startMs + second * 1000,
    minutesNorth: 22.5 + second * 0.01,
    minutesEast: 54,
    valid: true,
  }));
  const path = join(card, 'GX010042.MP4');
  const source = demoFile('rear-end-in-rain/c_f.mp4');
  await addBlackvueLog(source, path, fixes.map(blackvueLines).join(''));
  await setCreationTime(path, startMs + 7_200_000);
  const found = await look(library, [card]);
  expect(found.preview.drafts).toMatchObject([{ zone: 'Europe/Amsterdam', zoneSource: 'gps' }]);
  const { incidents } = await take(library, found);
  const { track, clips } = await library.reviewMaterial(incidents[0]?.incidentId ?? '');
  expect(clips[0]?.startMs).toBe(startMs);
  expect(track?.samples.map(({ timeMs }) => timeMs)).toEqual(fixes.map(({ timeMs }) => timeMs));
});

test('a creation time that no zone explains moves no fix of the satellites', async () => {
  const library = await newLibrary();
  const card = await tempFolder();
  const startMs = Date.UTC(2026, 9, 22, 7);
  const fix = { timeMs: startMs, clockMs: startMs, minutesNorth: 22.5, minutesEast: 54 };
  const path = join(card, 'GX010042.MP4');
  const log = blackvueLines({ ...fix, valid: true });
  await addBlackvueLog(demoFile('rear-end-in-rain/c_f.mp4'), path, log);
  await setCreationTime(path, startMs + 20 * 60_000);
  const { incidents } = await take(library, await look(library, [card]));
  const { track, clips } = await library.reviewMaterial(incidents[0]?.incidentId ?? '');
  expect(clips[0]?.startMs).toBe(startMs + 20 * 60_000);
  expect(track?.samples.map(({ timeMs }) => timeMs)).toEqual([startMs]);
});

test('corrections of the user count: grouping, cameras, zone, clock, what is left out', async () => {
  const library = await newLibrary();
  const found = await look(library, [await makeCard(await tempFolder())]);
  const [event, ordinary] = found.preview.drafts;
  if (event === undefined || ordinary === undefined) throw new Error('two drafts expected');
  const merged: ImportDraft = {
    ...event,
    zone: 'UTC',
    zoneSource: 'chosen',
    shiftMs: 90_000,
    items: [
      ...event.items
        .filter(({ itemId }) => found.paths.get(itemId)?.endsWith('.mp4'))
        .map((item, index) => ({ ...item, captureMode: 'CAM_1', included: index < 2 })),
      ...ordinary.items,
    ],
  };
  const { incidents } = await take(library, found, { drafts: [merged] });
  const { clips, track, trackMissing } = await library.reviewMaterial(
    incidents[0]?.incidentId ?? '',
  );
  expect(clips.map(({ captureMode, startMs }) => [captureMode, startMs])).toEqual([
    ['CAM_1', Date.UTC(2026, 9, 21, 7, 43, 31)],
    ['CAM_1', Date.UTC(2026, 9, 21, 7, 43, 31)],
    ['C_F', Date.UTC(2026, 9, 21, 10, 16, 30)],
  ]);
  expect([track, trackMissing]).toEqual([null, 'No track file was imported with it']);
});

test('bad files are named with their reason and stop nothing', async () => {
  const library = await newLibrary();
  const folder = await tempFolder();
  const card = await makeCard(folder);
  const record = join(card, 'BlackVue', 'Record');
  const bad = (name: string): string => join(record, name);
  await writeFile(bad('20261021_080000_EF.mp4'), '');
  await writeFile(bad('20261021_080100_EF.mp4'), 'this is no video at all, only text');
  await copyFile(demoFile('junction-collision/c_f.mp4'), bad('20261021_080200_EF.mp4'));
  await truncate(bad('20261021_080200_EF.mp4'), 500_000);
  await symlink('/etc/hostname', bad('20261021_080300_EF.mp4'));
  await writeFile(bad('20261021_080400_EF.avi'), 'RIFF');
  await writeFile(bad('20261021_080500_E.nmea'), 'nothing of the kind\n');
  await mkdir(bad('20261021_080600_EF.mp4'));
  const found = await look(library, [card]);
  expect(reasonsOf(found.preview.leftOut)).toEqual({
    'readme.txt': expect.stringContaining('no recording') as string,
    '20261021_080000_EF.mp4': 'it is empty',
    '20261021_080100_EF.mp4': 'it does not begin like an MP4 video',
    '20261021_080200_EF.mp4': expect.stringContaining('it ends inside its box') as string,
    '20261021_080300_EF.mp4': expect.stringContaining('link to another place') as string,
    '20261021_080400_EF.avi': expect.stringContaining('AVI') as string,
    '20261021_080500_E.nmea': 'it holds no NMEA sentence',
  });

  // Between the look and the import the world goes on.
  await truncate(bad('20261021_074201_EI.mp4'), 1000);
  await rename(bad('20261021_074203_ER.mp4'), join(folder, 'gone.mp4'));
  await chmod(bad('20261021_074201_E.nmea'), 0o000);
  const { incidents, leftOut, error } = await take(library, found);
  expect(error).toBeNull();
  expect(reasonsOf(leftOut)).toMatchObject({
    '20261021_074201_EI.mp4': expect.stringContaining('it ends inside') as string,
    '20261021_074203_ER.mp4': 'it is no longer there',
  });
  expect(incidents).toHaveLength(1);
  expect(await checkLibrary(library.root)).toMatchObject({ ok: true, findings: [] });
});

test('what is in the library already is not taken twice, by its bytes and not its name', async () => {
  const library = await newLibrary();
  const folder = await tempFolder();
  const card = await makeCard(folder);
  await take(library, await look(library, [card]));
  const again = await take(library, await look(library, [card]));
  expect(again.incidents).toEqual([]);
  expect(again.leftOut.map(({ reason }) => reason)).toEqual([
    ...Array.from(
      { length: 3 },
      () => 'it is in the library already: IMP-20261021-054201 (Imported)',
    ),
    'no video of its incident was taken in',
  ]);
  const renamed = join(folder, 'claim-4711.mp4');
  await copyFile(demoFile('junction-collision/c_f.mp4'), renamed);
  const third = await take(library, await look(library, [renamed]));
  expect(third.leftOut[0]?.reason).toContain('in the library already');
  expect(rows(library)).toHaveLength(1);
  expect(await readdir(join(library.root, 'imported', '2026'))).toHaveLength(1);
});

test('one e-mailed file is an incident by itself, dated by what it says', async () => {
  const library = await newLibrary();
  const path = join(await tempFolder(), 'accident video.mp4');
  await copyFile(demoFile('junction-collision/c_r.mp4'), path);
  const found = await look(library, [path]);
  const { incidents } = await take(library, found);
  const { clips, cameras } = await library.reviewMaterial(incidents[0]?.incidentId ?? '');
  expect(cameras).toMatchObject([{ name: 'Camera 1', status: 'ready' }]);
  expect(['mp4-creation', 'file-time']).toContain(clips[0]?.startSource);
});

test('cancelled: incidents that are whole stay, of the others nothing is left', async () => {
  const library = await newLibrary();
  const card = await makeCard(await tempFolder());
  const found = await look(library, [card]);
  const control = new AbortController();
  const drafts = found.preview.drafts.map((draft) => ({ ...draft, chosen: true }));
  const inFirst = new Set(drafts[0]?.items.map(({ itemId }) => itemId));
  const firstBytes = found.preview.files
    .filter(({ itemId }) => inFirst.has(itemId))
    .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const { incidents, error } = await runImport(
    found,
    { drafts, way: 'copy' },
    {
      library,
      user: 'Ana',
      appVersion: '1',
      nowMs: Date.now,
      // In the middle of the second incident's only file.
      onProgress: ({ filesDone, bytesDone }) => {
        if (filesDone === 4 && bytesDone > firstBytes) control.abort();
      },
    },
    control.signal,
  );
  expect(error?.code).toBe('cancelled');
  expect(incidents).toHaveLength(1);
  expect(rows(library)).toHaveLength(1);
  expect(await readdir(join(library.root, 'imported', '.importing'))).toEqual([]);
  expect(await checkLibrary(library.root)).toMatchObject({ ok: true, findings: [] });
});

test('linked files stay where they are; the check names them when they change or go', async () => {
  const library = await newLibrary();
  const card = await makeCard(await tempFolder());
  const found = await look(library, [card]);
  const { incidents } = await take(library, found, { way: 'link' });
  const incidentId = incidents[0]?.incidentId ?? '';
  const files = library.files(incidentId);
  expect(files.every(({ path }) => path?.startsWith(card))).toBe(true);
  expect(library.detail(incidentId).imported?.way).toBe('link');
  expect(library.locate(files[0]?.fileId ?? '')?.path.startsWith(card)).toBe(true);
  expect((await library.reviewMaterial(incidentId)).clips).toHaveLength(3);
  expect(await library.verify(incidentId, 'Ana')).toBe('same');
  expect(await checkLibrary(library.root)).toMatchObject({ ok: true, findings: [] });

  await writeFile(files[0]?.path ?? '', 'changed');
  await rename(files[1]?.path ?? '', `${files[1]?.path ?? ''}.away`);
  expect(await library.verify(incidentId, 'Ana')).toBe('damaged');
  const { ok, findings } = await checkLibrary(library.root);
  expect(ok).toBe(false);
  expect(findings.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['changed', 'not the bytes that were linked'],
    ['missing', 'the linked file is not there'],
  ]);
});

test('a lost index is rebuilt with everything that was imported, links included', async () => {
  const library = await newLibrary();
  const card = await makeCard(await tempFolder());
  const found = await look(library, [card]);
  const drafts = found.preview.drafts.map((draft) => ({ ...draft, chosen: true }));
  await take(library, found, { drafts: drafts.slice(0, 1), way: 'link' });
  await take(library, found, { drafts: drafts.slice(1) });
  const before = rows(library);
  // A copy: this process may hold the closed index a moment longer.
  library.close();
  const root = join(await tempFolder(), 'library');
  await cp(library.root, root, { recursive: true });
  await rm(join(root, 'index.sqlite'));
  const report = await rebuildIndex(root, systemClock);
  expect(report).toMatchObject({ problems: [], incidents: 2, fleets: 1 });
  const back = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => back.close());
  expect(rows(back).map(({ ticket }) => ticket)).toEqual(before.map(({ ticket }) => ticket));
  expect(back.detail(before[0]?.incidentId ?? '').imported).toEqual(
    expect.objectContaining({ importedBy: 'Ana' }),
  );
});

test('kill -9 at random moments: nothing half is left, and in the end all is there once', async () => {
  const folder = await tempFolder();
  const root = join(folder, 'library');
  await mkdir(root);
  const source = await makeCard(folder);
  for (let kill = 0; kill < 4; kill += 1) {
    await runChild('import-child.ts', { root, source }, Math.random() * 250);
  }
  expect(await runChild('import-child.ts', { root, source }, null)).toBe(true);
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  expect(rows(library).map(({ ticket, videosSaved }) => [ticket, videosSaved])).toEqual([
    ['IMP-20261021-054201', 3],
    ['IMP-20261021-101500', 1],
  ]);
  const names = await readdir(root, { recursive: true });
  expect(names.filter((name) => /\.(part|tmp)$/.test(name))).toEqual([]);
  expect(await readdir(join(root, 'imported', '.importing'))).toEqual([]);
  expect(await readdir(join(root, 'imported', '2026'))).toHaveLength(2);
  expect(await checkLibrary(root)).toMatchObject({ ok: true, incidents: 2, findings: [] });
  // The card is as it was.
  const card = await readdir(join(source, 'BlackVue', 'Record'));
  expect(card.sort()).toEqual([...Object.keys(EVENT_FILES), ORDINARY_FILE].sort());
});
