/** Whatever the service calls its incidents, cameras and files: on disk and in packages every name is portable. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EVERYTHING } from '@shared/domain/package-choice';
import { createDownloads } from '@main/downloads';
import { planAssets } from '@main/downloads/asset-plan';
import { createEvidence, verifyPackage, type EvidenceSource } from '@main/evidence';
import {
  checkLibrary,
  createSync,
  incidentIdOf,
  openLibrary,
  rebuildIndex,
  type Library,
} from '@main/library';
import { keepDescribed } from '@main/app/keep-described';
import { textField } from '@main/fleet/fields';
import type { FleetEvent, FleetVideo } from '@main/fleet/types';
import { systemClock } from '@main/platform/clock';
import { hashFile } from '@main/platform/hashing';
import { silentLog } from '@main/platform/log';
import { CLAIM, EVENT_TIME_MS, madeSource } from '../support/evidence-source';
import { hostileNames, isPortableName } from '../support/hostile-names';
import { makeFleetFolder } from '../support/made-fleet';
import { signedInTo } from '../support/signed-in';
import { tempFolder } from '../support/temp-folder';

const run = promisify(execFile);
const PARTITION = 'made';
const NAMES = hostileNames(600, 20261026);
/** As they are once the service's answer was read; empty ones count as absent. */
const READ_NAMES = [...new Set(NAMES.flatMap((name) => textField.parse(name) ?? []))];

function open(root: string): Library {
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  onTestFinished(() => library.close());
  library.ensurePartition({ partitionId: PARTITION, label: 'Made', demo: true });
  return library;
}

/** Every step of every path is portable, inside the folder, and meets no other. */
function expectPortable(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    const below = relative(folder, path);
    expect(below.startsWith('..'), below).toBe(false);
    expect(below.split(sep).filter((part) => !isPortableName(part))).toEqual([]);
  }
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
}

const event = (ticket: string): FleetEvent => ({
  ticket,
  ticketLinked: null,
  timeMs: EVENT_TIME_MS,
  type: 1,
  typeName: ticket,
  severityLevel: 1,
  driverId: null,
  driverName: ticket,
  vehicleName: ticket,
  carId: null,
  deviceCid: ticket,
  tripId: null,
  latitudeDeg: null,
  longitudeDeg: null,
  tag: null,
  uploadStatus: null,
  videosUploaded: 1,
  videosTotal: 1,
  uploading: false,
  hasVideo: true,
  daysLeft: 9,
  expired: false,
});

const video = (captureMode: string, originalName: string): FleetVideo => ({
  captureMode,
  url: 'https://media.example/x.mp4?signature=x',
  screenshotUrl: null,
  originalName,
  sizeBytes: 10,
  durationMs: null,
  widthPx: null,
  heightPx: null,
  startMs: null,
  endMs: null,
});

test('every ticket becomes a folder, every name of a camera or file a file of its own', async () => {
  expect(READ_NAMES.length).toBeGreaterThan(550);
  const root = await tempFolder();
  const library = open(root);
  const events = READ_NAMES.map((ticket) => ({ event: event(ticket), raw: { ticket } }));
  library.upsertEventPage(PARTITION, { count: events.length, events, unreadable: [] }, Date.now());
  const folders: string[] = [];
  for (const ticket of READ_NAMES)
    folders.push(await library.saving.ensureFolder(incidentIdOf(PARTITION, ticket)));
  expect(folders.every((folder) => existsSync(folder))).toBe(true);
  expectPortable(root, folders);

  const assets = {
    ticket: 'x',
    deviceName: null,
    eventTimeMs: null,
    videoStartMs: null,
    videoEndMs: null,
    nmeaUrl: null,
    nmeaStartMs: null,
    nmeaEndMs: null,
    videos: READ_NAMES.map((name, index) =>
      video(name, READ_NAMES[READ_NAMES.length - 1 - index] ?? ''),
    ),
    snapshots: [],
    videosTotal: READ_NAMES.length,
    daysLeft: 9,
  };
  const incidentId = incidentIdOf(PARTITION, READ_NAMES[0] ?? '');
  const expected = planAssets(assets, false).map((asset) => asset.expected);
  const files = library.saving.expectFiles(incidentId, expected);
  expect(files).toHaveLength(READ_NAMES.length);
  expectPortable(
    root,
    files.map(({ path }) => path ?? ''),
  );
  expect(files.map(({ originalName }) => originalName)).toEqual([...READ_NAMES].reverse());
  expect(files.map(({ captureMode }) => captureMode)).toEqual(READ_NAMES);
});

test('saved over HTTP, they keep their bytes, and their own names through a lost index', async () => {
  const folder = await tempFolder();
  const root = join(folder, 'library');
  const names = READ_NAMES.filter((name) => name.length < 500).slice(0, 90);
  const [made] = await makeFleetFolder({
    folder: join(folder, 'fleet'),
    incidents: 1,
    videosEach: names.length,
    videoBytes: (index) => 500 + index,
    seed: 3,
    namesOf: (index) => ({ captureMode: names[index] ?? '', originalName: names[index] ?? '' }),
  });
  const { service } = await signedInTo({ demoFolder: join(folder, 'fleet') });
  const library = open(root);
  const common = {
    library,
    service: () => service,
    partitionId: () => PARTITION,
    clock: systemClock,
    log: silentLog,
    onChange: () => {},
  };
  const sync = createSync(common);
  sync.start();
  await sync.idle();
  const downloads = createDownloads({ ...common, http: (url, init) => fetch(url, init) });
  const incidentId = `${PARTITION}:${made?.ticket ?? ''}`;
  downloads.save([incidentId]);
  await downloads.idle();
  expect(downloads.state().jobs).toMatchObject([{ state: 'done', error: null }]);
  await downloads.close();
  const described = keepDescribed(library, silentLog);
  described.synced(PARTITION);
  await described.close();

  const sources = await Promise.all((made?.videos ?? []).map(({ path }) => hashFile(path)));
  const originalsOf = (one: Library) =>
    one
      .files(incidentId)
      .filter(({ kind }) => kind === 'video')
      .map(({ originalName, sha256 }) => ({ originalName, sha256 }));
  const kept = originalsOf(library);
  expect(kept.map(({ originalName }) => originalName).sort()).toEqual([...names].sort());
  expect(kept.map(({ sha256 }) => sha256).sort()).toEqual(sources.map((one) => one.sha256).sort());
  const there = (await readdir(root, { recursive: true })).map((name) => join(root, name));
  expectPortable(root, there);
  library.close();
  expect(await checkLibrary(root)).toMatchObject({ ok: true, findings: [] });

  // Within one process SQLite lets go of a closed index late; elsewhere nobody has it open.
  const elsewhere = join(folder, 'elsewhere');
  await cp(root, elsewhere, { recursive: true });
  await rebuildIndex(elsewhere, systemClock);
  expect(originalsOf(open(elsewhere))).toEqual(kept);
});

describe('a package', () => {
  test('of 600 such files holds each under a portable name of its own, and opens everywhere', async () => {
    const folder = await tempFolder();
    const made = await madeSource(join(folder, 'library'));
    const one = made.files.find(({ kind, state }) => kind === 'snapshot' && state === 'saved');
    if (one === undefined) throw new Error('no snapshot');
    const files = NAMES.map((name, index) => ({
      ...one,
      fileId: `file-${index}`,
      displayName: name,
      originalName: name,
    }));
    const source: EvidenceSource = {
      ...made,
      incident: { ...made.incident, ticket: '../..\\CON\u202e' },
      files,
    };
    const zipPath = join(folder, 'package.zip');
    await new Promise<void>((resolve, reject) => {
      const evidence = createEvidence({
        library: { evidenceSource: () => Promise.resolve(source) },
        appendCustody: () => undefined,
        chooseTarget: () => Promise.resolve(zipPath),
        reveal: () => undefined,
        clock: { now: () => EVENT_TIME_MS, monotonic: () => performance.now() },
        log: silentLog,
        appVersion: '1.2.3',
        viewer: () => Promise.resolve({ script: '', style: '' }),
        fontFolder: join(process.cwd(), 'resources', 'fonts'),
        onChange: ({ status, error }) => {
          if (status === 'done') resolve();
          else if (status !== 'running') reject(new Error(`${status}: ${error?.detail ?? ''}`));
        },
      });
      const claim = { ...CLAIM, claimNumber: 'NUL:\u0000/../x' };
      evidence.export({ incidentId: 'incident-1', claim, choice: EVERYTHING }).catch(reject);
    });
    expect(await verifyPackage(zipPath)).toMatchObject({ ok: true });

    const into = join(folder, 'unpacked');
    await mkdir(into);
    await run('unzip', ['-q', zipPath, '-d', into]);
    const entries = await readdir(into, { recursive: true, withFileTypes: true });
    const paths = entries.map((entry) => join(entry.parentPath, entry.name));
    expectPortable(into, paths);
    const copies = paths.filter((path) => dirname(path).endsWith(join('data', 'originals')));
    expect(copies).toHaveLength(NAMES.length);
    const metadata = paths.find((path) => path.endsWith(join('metadata', 'files.json'))) ?? '';
    const text = await readFile(metadata, 'utf8');
    const { originals: told } = JSON.parse(text) as {
      originals: { originalName: string | null }[];
    };
    const names = new Set(told.map(({ originalName }) => originalName));
    expect(NAMES.filter((name) => !names.has(name))).toEqual([]);
  });
});
