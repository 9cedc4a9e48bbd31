/**
 * The program dies again and again while it saves from a service that cuts, stalls, truncates, changes its
 * ETags, refuses ranges and lets addresses expire, on a computer whose clock jumps: nothing is lost, doubled
 * or wrong in the end. `ROADPROOF_KILLS` and `ROADPROOF_SEED` make a longer or another run.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepDescribed } from '@main/app/keep-described';
import { checkLibrary, createSync, openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { hashFile } from '@main/platform/hashing';
import { silentLog } from '@main/platform/log';
import { pick, seededRandom } from '@simulator/random';
import type { Simulator } from '@simulator/index';
import { makeFleetFolder } from '../support/made-fleet';
import { buildForNode } from '../support/node-bundle';
import { runToEnd } from '../support/run-child';
import type { ChildOrder } from '../support/save-incidents-child';
import { signedInTo } from '../support/signed-in';
import { tempFolder } from '../support/temp-folder';

const KILLS = Number(process.env['ROADPROOF_KILLS'] ?? 30);
const SEED = Number(process.env['ROADPROOF_SEED'] ?? 20261026);
const PARTITION = 'made';
const INCIDENTS = 10;
const VIDEOS_EACH = 5;
/** Slow enough that every death comes in the middle of the work. */
const BYTES_PER_SECOND = 24_000_000 / KILLS;
const HOUR_MS = 3_600_000;
const CLOCK_ERRORS_MS = [0, 2 * HOUR_MS, -2 * HOUR_MS, 400 * 24 * HOUR_MS, -400 * 24 * HOUR_MS];

type Rule = Parameters<Simulator['order']>[0][number];

/** Each kind of fault hits some of the calls of the next run. */
function faultsOf(random: () => number): Rule[] {
  const upTo = (most: number): number => Math.floor(random() * most);
  const rule = (fault: Rule['fault']): Rule => ({
    path: '/media/*',
    from: 1 + upTo(12),
    every: 3 + upTo(12),
    fault,
  });
  return [
    { path: '*', fault: { kind: 'latency', ms: 1 + upTo(15) } },
    rule({ kind: 'truncate', afterBytes: upTo(400_000) }),
    rule({ kind: 'stall', afterBytes: upTo(400_000) }),
    rule({ kind: 'changed-etag' }),
    rule({ kind: 'no-range' }),
    rule({ kind: 'expired-url' }),
    rule({ kind: 'drop' }),
    rule({ kind: 'status', status: 503 }),
    rule({ kind: 'no-length' }),
    rule({ kind: 'wrong-length', byBytes: 2000 - upTo(4000) }),
  ];
}

test(`kill -9 at ${KILLS} random moments of saving 50 files, with every fault of the service`, async () => {
  const random = seededRandom(SEED);
  const folder = await tempFolder();
  const root = join(folder, 'library');
  const made = await makeFleetFolder({
    folder: join(folder, 'fleet'),
    incidents: INCIDENTS,
    videosEach: VIDEOS_EACH,
    videoBytes: () => 250_000 + Math.floor(random() * 500_000),
    seed: SEED,
  });
  const bundle = await buildForNode({
    child: 'test/support/save-incidents-child.ts',
    'part-worker': 'src/main/downloads/part-worker.ts',
  });
  onTestFinished(bundle.remove);
  const { simulator, service } = await signedInTo({ demoFolder: join(folder, 'fleet') });
  const options = { clock: systemClock, log: silentLog };
  const before = openLibrary({ root, ...options });
  before.ensurePartition({ partitionId: PARTITION, label: 'Made fleet', demo: true });
  const sync = createSync({
    library: before,
    service: () => service,
    partitionId: () => PARTITION,
    ...options,
    onChange: () => {},
  });
  sync.start();
  await sync.idle();
  before.close();

  const order = (bytesPerSecond: number | null): ChildOrder => ({
    root,
    partitionId: PARTITION,
    incidentIds: made.map(({ ticket }) => `${PARTITION}:${ticket}`),
    account: simulator,
    clockErrorsMs: Array.from({ length: 4 }, () => pick(random, [0, ...CLOCK_ERRORS_MS])),
    bytesPerSecond,
  });
  const child = bundle.path('child');
  for (let kill = 0; kill < KILLS; kill += 1) {
    simulator.clearFaults();
    simulator.order(faultsOf(random));
    const { killed, errors } = await runToEnd(child, order(BYTES_PER_SECOND), random() * 400);
    expect({ kill, killed, errors }).toEqual({ kill, killed: true, errors: '' });
  }
  // As long as the service misbehaves, single files may still give up; they go on when it is well again.
  const { errors } = await runToEnd(child, order(null), null);
  expect(errors).toBe('');
  simulator.clearFaults();
  expect((await runToEnd(child, order(null), null)).output).toContain('done');

  const library = openLibrary({ root, ...options });
  onTestFinished(() => library.close());
  const described = keepDescribed(library, silentLog);
  described.synced(PARTITION);
  await described.close();
  for (const { ticket, videos } of made) {
    const incidentId = `${PARTITION}:${ticket}`;
    const files = library.files(incidentId).filter((file) => file.kind === 'video');
    expect(files).toHaveLength(VIDEOS_EACH);
    for (const { captureMode, path } of videos) {
      const source = await hashFile(path);
      const saved = files.filter((file) => file.captureMode === captureMode);
      expect(saved).toMatchObject([{ state: 'saved', ...source }]);
      expect(await hashFile(saved[0]?.path ?? '')).toEqual(source);
    }
    expect(library.custody.verify(incidentId)).toMatchObject({ ok: true });
    const entries = library.custody.entries(incidentId).filter(({ action }) => action === 'saved');
    const names = entries.map(({ data }) => data['file']);
    expect(new Set(names).size).toBe(names.length);
  }
  // Every file of the folders is one that they describe, with the hash that they say.
  expect(await checkLibrary(root)).toMatchObject({ ok: true, incidents: INCIDENTS, findings: [] });
  const names = await readdir(root, { recursive: true });
  expect(names.filter((name) => /\.(part|tmp)$/.test(name))).toEqual([]);
  expect(names.filter((name) => name.endsWith('.mp4'))).toHaveLength(INCIDENTS * VIDEOS_EACH);
}, 600_000);
