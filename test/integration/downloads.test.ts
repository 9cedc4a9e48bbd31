/** Saving incidents over real HTTP into a real folder, with everything that goes wrong on the way. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DownloadsState } from '@shared/domain/download';
import {
  createDownloads,
  type Downloads,
  type DownloadWishes,
  type TransferLimits,
} from '@main/downloads';
import { createSync, openLibrary, type Library } from '@main/library';
import type { FleetService } from '@main/fleet/types';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import type { Simulator } from '@simulator/index';
import { signedInTo } from '../support/signed-in';
import { tempFolder } from '../support/temp-folder';

const DEMO = resolve('resources/demo');
const PARTITION = 'demo';
const COLLISION = 'demo:EV20261021074213VAN07';
const COLLISION_FOLDER = 'demo/2026/2026-10-21_EV20261021074213VAN07';
const QUICK: TransferLimits = {
  stallMs: 300,
  retryDelaysMs: [5, 5, 5, 5, 5],
  longestWaitMs: 50,
};

interface Bench {
  readonly simulator: Simulator;
  readonly library: Library;
  readonly downloads: Downloads;
  readonly root: string;
  readonly states: DownloadsState[];
  /** The open fleet; a test may switch it. */
  readonly place: { service: FleetService; partitionId: string };
}

async function bench(
  options: { spareBytes?: number; wishes?: () => DownloadWishes } = {},
): Promise<Bench> {
  const root = await tempFolder();
  const { simulator, service } = await signedInTo({ demoFolder: DEMO });
  const library = openLibrary({ root, clock: systemClock, log: silentLog });
  library.ensurePartition({ partitionId: PARTITION, label: 'Demo fleet', demo: true });
  const place = { service, partitionId: PARTITION };
  const common = {
    library,
    service: () => place.service,
    partitionId: () => place.partitionId,
    clock: systemClock,
    log: silentLog,
  };
  const states: DownloadsState[] = [];
  const downloads = createDownloads({
    ...common,
    http: (url, init) => fetch(url, init),
    onChange: (state) => states.push(state),
    user: () => 'Ada Adjuster',
    appVersion: '0.1.0',
    limits: QUICK,
    spaceCheckMs: 20,
    ...options,
  });
  onTestFinished(async () => {
    await downloads.close();
    library.close();
  });
  const sync = createSync({ ...common, onChange: () => {} });
  sync.start();
  await sync.idle();
  expect(sync.state()).toMatchObject({ status: 'idle', error: null });
  return { simulator, library, downloads, root, states, place };
}

async function save({ downloads, library }: Bench, incidentId = COLLISION) {
  downloads.save([incidentId]);
  await downloads.idle();
  return library.detail(incidentId);
}

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** Every saved media file has the bytes of the file the simulator serves. */
async function expectSameBytes({ library, root }: Bench): Promise<void> {
  const pairs = { C_F: 'c_f', C_I: 'c_i', C_R: 'c_r', C_E: 'c_e' };
  for (const [mode, name] of Object.entries(pairs)) {
    const source = await sha256(join(DEMO, 'junction-collision', `${name}.mp4`));
    const file = library
      .files(COLLISION)
      .find((candidate) => candidate.kind === 'video' && candidate.captureMode === mode);
    expect(file).toMatchObject({ state: 'saved', sha256: source });
    expect(await sha256(join(root, COLLISION_FOLDER, `${mode}.mp4`))).toBe(source);
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe('saving an incident', () => {
  test('keeps every file, the answers, the hashes and the custody record', async () => {
    const all = await bench();
    const detail = await save(all);
    expect(detail).toMatchObject({ saveState: 'saved', videosSaved: 4 });
    expect(all.downloads.state().jobs).toMatchObject([
      { incidentId: COLLISION, state: 'done', filesDone: 7, filesTotal: 7, error: null },
    ]);
    await expectSameBytes(all);
    expect(await filesBelow(join(all.root, COLLISION_FOLDER))).toEqual([
      'C_E.mp4',
      'C_F.mp4',
      'C_I.mp4',
      'C_R.mp4',
      'custody.jsonl',
      'incident.json',
      'service/assets.json',
      'service/event.json',
      'service/list-record.json',
      'snapshot-1.jpg',
      'snapshot-2.jpg',
      'track.nmea',
    ]);
    for (const [name, asked] of [
      ['list-record', '/V2/events?since='],
      ['event', '/V2/event/'],
      ['assets', '/video'],
    ] as const) {
      const path = join(all.root, COLLISION_FOLDER, `service/${name}.json`);
      expect(JSON.parse(await readFile(path, 'utf8')), name).toMatchObject({
        receivedAt: expect.stringMatching(/^\d{4}-/) as string,
        url: expect.stringContaining(asked) as string,
        headers: { 'content-type': expect.stringContaining('json') as string },
      });
    }
    expect(all.library.custody.verify(COLLISION)).toMatchObject({ ok: true, entries: 10 });
    expect(all.library.custody.entries(COLLISION)[0]).toMatchObject({
      action: 'saved',
      user: 'Ada Adjuster',
    });
  });

  test('keeps no signature of an address anywhere on disk', async () => {
    const all = await bench();
    await save(all);
    const media = all.simulator.requests.find((request) => request.pathname.startsWith('/media/'));
    const secrets = [...new URLSearchParams(media?.query ?? '').values()].filter(
      (value) => value.length >= 16,
    );
    expect(secrets.length).toBeGreaterThan(0);
    for (const name of await filesBelow(join(all.root, COLLISION_FOLDER))) {
      const bytes = await readFile(join(all.root, COLLISION_FOLDER, name));
      for (const secret of secrets) expect(bytes.includes(secret), name).toBe(false);
    }
    for (const row of all.library.database.all('SELECT * FROM files')) {
      for (const secret of secrets) expect(JSON.stringify(row)).not.toContain(secret);
    }
  });

  test('gives the review deck its cameras, clips and track', async () => {
    const all = await bench();
    await save(all);
    const material = await all.library.reviewMaterial(COLLISION);
    expect(material.cameras.map(({ cameraId, status }) => [cameraId, status])).toEqual([
      ['C_F', 'ready'],
      ['C_I', 'ready'],
      ['C_R', 'ready'],
      ['C_E', 'ready'],
    ]);
    const front = material.clips.find((clip) => clip.captureMode === 'C_F');
    expect(front).toMatchObject({
      startMs: 1792561321250,
      startSource: 'service-file',
      widthPx: 1280,
      heightPx: 720,
    });
    expect(front?.codec).toMatch(/^avc1\./);
    expect(front?.audioCodec).toMatch(/^mp4a\./);
    expect(material.track?.samples.length).toBeGreaterThan(50);
    expect(material.snapshots).toHaveLength(2);
  });
});

describe('transfers that go wrong', () => {
  test.each([
    ['cut after 100,000 bytes', { kind: 'truncate', afterBytes: 100_000 }],
    ['stalled after 100,000 bytes', { kind: 'stall', afterBytes: 100_000 }],
    ['dropped', { kind: 'drop' }],
    ['busy', { kind: 'status', status: 503 }],
    ['an expired address', { kind: 'expired-url' }],
    ['a Content-Length too long', { kind: 'wrong-length', byBytes: 5000 }],
    ['a Content-Length too short', { kind: 'wrong-length', byBytes: -5000 }],
    ['no Content-Length', { kind: 'no-length' }],
  ] as const)('%s: the file is whole in the end', async (_, fault) => {
    const all = await bench();
    all.simulator.order([{ path: '/media/*mp4', from: 1, to: 2, fault }]);
    expect(await save(all)).toMatchObject({ saveState: 'saved', videosSaved: 4 });
    await expectSameBytes(all);
    expect(all.library.custody.verify(COLLISION).ok).toBe(true);
  });

  test('a cut file goes on where it stopped', async () => {
    const all = await bench();
    all.simulator.order([
      { path: '/media/*c_f.mp4', from: 1, to: 1, fault: { kind: 'truncate', afterBytes: 600_000 } },
    ]);
    await save(all);
    const ranges = all.simulator.requests
      .filter((request) => request.pathname.endsWith('/c_f.mp4'))
      .map(({ headers, status }) => [headers['range'] ?? null, status]);
    expect(ranges[0]).toEqual([null, 200]);
    expect(ranges[1]?.[0]).toMatch(/^bytes=[1-9]\d+-$/);
    expect(ranges[1]?.[1]).toBe(206);
    await expectSameBytes(all);
  });

  test('a file that changed on the server starts over', async () => {
    const all = await bench();
    all.simulator.order([
      { path: '/media/*c_f.mp4', from: 1, to: 1, fault: { kind: 'truncate', afterBytes: 600_000 } },
      { path: '/media/*c_f.mp4', from: 2, fault: { kind: 'changed-etag' } },
    ]);
    await save(all);
    const statuses = all.simulator.requests
      .filter((request) => request.pathname.endsWith('/c_f.mp4'))
      .map(({ status }) => status);
    expect(statuses).toEqual([200, 200]);
    await expectSameBytes(all);
  });

  test('a server without Range starts over knowingly', async () => {
    const all = await bench();
    all.simulator.order([
      { path: '/media/*c_f.mp4', fault: { kind: 'no-range' } },
      { path: '/media/*c_f.mp4', from: 1, to: 1, fault: { kind: 'truncate', afterBytes: 600_000 } },
    ]);
    expect(await save(all)).toMatchObject({ saveState: 'saved' });
    await expectSameBytes(all);
  });

  test('an address that expires in the middle is asked for again, and the file goes on', async () => {
    const all = await bench();
    all.simulator.order([
      { path: '/media/*c_f.mp4', from: 1, to: 1, fault: { kind: 'truncate', afterBytes: 600_000 } },
      { path: '/media/*c_f.mp4', from: 2, to: 2, fault: { kind: 'expired-url' } },
    ]);
    await save(all);
    const asked = all.simulator.requests.filter(({ pathname }) => pathname.endsWith('/video'));
    expect(asked).toHaveLength(2);
    const last = all.simulator.requests
      .filter(({ pathname }) => pathname.endsWith('/c_f.mp4'))
      .at(-1);
    expect(last).toMatchObject({ status: 206 });
    await expectSameBytes(all);
  });

  test('what is gone for good is told; the other files are saved', async () => {
    const all = await bench();
    all.simulator.order([{ path: '/media/*c_r.mp4', fault: { kind: 'gone' } }]);
    expect(await save(all)).toMatchObject({ saveState: 'partly-saved', videosSaved: 3 });
    expect(all.downloads.state().jobs[0]).toMatchObject({
      state: 'failed',
      error: { code: 'media.gone' },
    });
    const material = await all.library.reviewMaterial(COLLISION);
    expect(material.cameras.find(({ cameraId }) => cameraId === 'C_R')).toMatchObject({
      status: 'missing',
      reason: 'Deleted by the cloud before it was saved',
    });
    all.simulator.clearFaults();
    all.downloads.retry([COLLISION]);
    await all.downloads.idle();
    expect(all.library.detail(COLLISION)).toMatchObject({ saveState: 'saved' });
    await expectSameBytes(all);
  });
});

describe('the queue', () => {
  test('cancel keeps what arrived; retry goes on from there', async () => {
    const all = await bench();
    all.simulator.order([
      { path: '/media/*c_f.mp4', from: 1, to: 1, fault: { kind: 'stall', afterBytes: 600_000 } },
    ]);
    all.downloads.save([COLLISION]);
    await expect
      .poll(async () => {
        const part = await stat(join(all.root, COLLISION_FOLDER, 'C_F.mp4.part')).catch(() => null);
        return part?.size ?? 0;
      })
      .toBeGreaterThan(0);
    all.downloads.cancel([COLLISION]);
    await all.downloads.idle();
    expect(all.downloads.state().jobs[0]).toMatchObject({ state: 'cancelled', error: null });
    all.downloads.retry([COLLISION]);
    await all.downloads.idle();
    expect(all.library.detail(COLLISION)).toMatchObject({ saveState: 'saved' });
    const last = all.simulator.requests
      .filter(({ pathname }) => pathname.endsWith('/c_f.mp4'))
      .at(-1);
    expect(last?.headers['range']).toMatch(/^bytes=[1-9]/);
    await expectSameBytes(all);
  });

  test('what is paused stays so through a restart, and goes on where it stopped', async () => {
    const all = await bench();
    all.simulator.order([
      { path: '/media/*c_f.mp4', from: 1, to: 1, fault: { kind: 'stall', afterBytes: 600_000 } },
    ]);
    all.downloads.save([COLLISION]);
    await expect
      .poll(async () => {
        const part = await stat(join(all.root, COLLISION_FOLDER, 'C_F.mp4.part')).catch(() => null);
        return part?.size ?? 0;
      })
      .toBeGreaterThan(0);
    all.downloads.hold();
    await all.downloads.idle();
    expect(all.downloads.state().jobs[0]).toMatchObject({ state: 'held', error: null });
    expect(all.library.detail(COLLISION).saveState).toBe('paused');
    expect(all.downloads.state().part).toBeNull();
    // What a start does.
    all.downloads.resume();
    await all.downloads.idle();
    expect(all.downloads.state().jobs[0]?.state).toBe('held');

    all.downloads.proceed();
    expect(all.downloads.state().part).not.toBeNull();
    await all.downloads.idle();
    expect(all.library.detail(COLLISION)).toMatchObject({ saveState: 'saved' });
    const last = all.simulator.requests
      .filter(({ pathname }) => pathname.endsWith('/c_f.mp4'))
      .at(-1);
    expect(last?.headers['range']).toMatch(/^bytes=[1-9]/);
    await expectSameBytes(all);
  });

  test('what was moved keeps its place through a restart, and has its turn first or last', async () => {
    const wishes = { incidentsAtOnce: 0, bytesPerSecond: null };
    const all = await bench({ wishes: () => wishes });
    const order = (downloads: Downloads): readonly string[] =>
      downloads.state().jobs.map(({ incidentId }) => incidentId);
    all.downloads.saveExpiring(3650);
    const byExpiry = order(all.downloads);
    expect(byExpiry.length).toBeGreaterThan(4);
    const [first = '', second = '', ...rest] = byExpiry;
    const last = rest.at(-1) ?? '';
    const middle = rest.slice(0, -1);

    all.downloads.move([last], 'top');
    all.downloads.move([first], 'bottom');
    expect(order(all.downloads)).toEqual([last, second, ...middle, first]);
    // The set that is moved last is first, in order of expiry within itself.
    all.downloads.move([...middle].reverse(), 'top');
    expect(order(all.downloads)).toEqual([...middle, last, second, first]);
    expect(all.downloads.state().jobs.map(({ moved }) => moved)).toEqual([
      ...middle.map(() => 'top'),
      'top',
      null,
      'bottom',
    ]);
    all.downloads.move(byExpiry, 'by-expiry');
    expect(order(all.downloads)).toEqual(byExpiry);

    all.downloads.move([last], 'top');
    await all.downloads.close();
    const begun: string[] = [];
    const again = createDownloads({
      library: all.library,
      service: () => all.place.service,
      partitionId: () => PARTITION,
      http: (url, init) => fetch(url, init),
      clock: systemClock,
      log: silentLog,
      limits: QUICK,
      wishes: () => wishes,
      onChange: ({ jobs }) => {
        // Changes are told together: a short job may be done before it was ever seen to run.
        for (const looked of ['done', 'running']) {
          for (const { state, incidentId } of jobs) {
            if (state === looked && !begun.includes(incidentId)) begun.push(incidentId);
          }
        }
      },
    });
    onTestFinished(() => again.close());
    expect(order(again)).toEqual([last, first, second, ...middle]);
    wishes.incidentsAtOnce = 1;
    again.resume();
    await expect.poll(() => begun.length, { timeout: 60_000 }).toBeGreaterThan(1);
    expect(begun.slice(0, 2)).toEqual([last, first]);
    // What is done is done: saved again one day, its turn comes by expiry.
    expect(again.state().jobs.find(({ incidentId }) => incidentId === last)).toMatchObject({
      state: 'done',
      moved: null,
    });
  });

  test('a speed limit holds all transfers together, and goes when it is lifted', async () => {
    const wishes = { incidentsAtOnce: 2, bytesPerSecond: 400_000 as number | null };
    const all = await bench({ wishes: () => wishes });
    const from = performance.now();
    all.downloads.save([COLLISION]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const early = all.downloads.state().jobs[0];
    const seconds = (performance.now() - from) / 1000;
    expect(early?.state).toBe('running');
    // What the limit allows, its burst, and one piece for each of three files.
    expect(early?.bytesDone).toBeLessThan(400_000 * (seconds + 0.25) + 3 * 200_000);
    wishes.bytesPerSecond = null;
    all.downloads.wishesChanged();
    await all.downloads.idle();
    await expectSameBytes(all);
  });

  test('a limit that is lifted ends waits that it would have made hours long, and more may run at once', async () => {
    const wishes = { incidentsAtOnce: 1, bytesPerSecond: 10 as number | null };
    const all = await bench({ wishes: () => wishes });
    const [other = ''] = all.library.expiringIncidentIds(PARTITION, Date.now() + 3650 * 86_400_000);
    all.downloads.save([COLLISION, other]);
    const runningNow = (): number =>
      all.downloads.state().jobs.filter(({ state }) => state === 'running').length;
    // Every place is taken by a file that has spent its first piece and waits.
    await expect.poll(() => all.downloads.state().jobs[0]?.bytesDone ?? 0).toBeGreaterThan(0);
    expect(runningNow()).toBe(1);
    wishes.incidentsAtOnce = 2;
    all.downloads.wishesChanged();
    expect(runningNow()).toBe(2);
    wishes.bytesPerSecond = null;
    all.downloads.wishesChanged();
    await all.downloads.idle();
    expect(all.downloads.state().jobs.map(({ state }) => state)).toEqual(['done', 'done']);
    await expectSameBytes(all);
  });

  test('what runs for a fleet that was left waits, and goes on when that one is back', async () => {
    const all = await bench();
    all.simulator.order([
      { path: '/media/*c_f.mp4', from: 1, to: 1, fault: { kind: 'stall', afterBytes: 600_000 } },
    ]);
    all.downloads.save([COLLISION]);
    await expect
      .poll(async () => {
        const part = await stat(join(all.root, COLLISION_FOLDER, 'C_F.mp4.part')).catch(() => null);
        return part?.size ?? 0;
      })
      .toBeGreaterThan(0);
    const first = { ...all.place };
    Object.assign(all.place, { service: { ...first.service }, partitionId: 'other' });
    all.downloads.resume();
    await all.downloads.idle();
    expect(all.downloads.state().jobs[0]).toMatchObject({ state: 'queued', error: null });
    expect(all.library.detail(COLLISION).saveState).toBe('queued');

    Object.assign(all.place, first);
    all.downloads.resume();
    await all.downloads.idle();
    expect(all.library.detail(COLLISION).saveState).toBe('saved');
    const last = all.simulator.requests
      .filter(({ pathname }) => pathname.endsWith('/c_f.mp4'))
      .at(-1);
    expect(last?.headers['range']).toMatch(/^bytes=[1-9]/);
    await expectSameBytes(all);
  });

  test('a full disk pauses everything and says so', async () => {
    const all = await bench({ spareBytes: Number.MAX_SAFE_INTEGER });
    all.downloads.save([COLLISION]);
    await all.downloads.idle();
    expect(all.downloads.state().jobs[0]).toMatchObject({
      state: 'paused',
      error: { code: 'library.full' },
    });
    expect(all.library.detail(COLLISION).saveState).toBe('paused');
  });

  test('a sync after saving takes nothing away', async () => {
    const all = await bench();
    await save(all);
    const before = all.library.detail(COLLISION);
    const record = all.library.listRecord(COLLISION).record as Record<string, unknown>;
    all.library.upsertEventPage(
      PARTITION,
      {
        count: 1,
        unreadable: [],
        events: [
          {
            raw: { ...record, expired: true },
            event: {
              ticket: before.ticket,
              ticketLinked: null,
              timeMs: before.eventTimeMs,
              type: before.type,
              typeName: before.typeName,
              severityLevel: before.severityLevel,
              driverId: null,
              driverName: before.driverName,
              vehicleName: before.vehicleName,
              carId: null,
              deviceCid: before.deviceId,
              tripId: null,
              latitudeDeg: null,
              longitudeDeg: null,
              tag: null,
              uploadStatus: null,
              videosUploaded: 0,
              videosTotal: 4,
              uploading: false,
              hasVideo: false,
              daysLeft: 0,
              expired: true,
            },
          },
        ],
      },
      Date.now(),
    );
    expect(all.library.detail(COLLISION)).toMatchObject({
      saveState: 'saved',
      expired: true,
      videosSaved: 4,
      savedBytes: before.savedBytes,
    });
    await expectSameBytes(all);
  });
});
