/** A disk that fills up while incidents are saved: a real one, small, that only the saving process sees. */
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashFile } from '@main/platform/hashing';
import type { FullDiskOrder, FullDiskReport } from '../support/full-disk-child';
import { makeFleetFolder } from '../support/made-fleet';
import { buildForNode, type NodeBundle } from '../support/node-bundle';
import { runToEnd } from '../support/run-child';
import { signedInTo } from '../support/signed-in';
import { tempFolder } from '../support/temp-folder';

const PARTITION = 'made';
const MIB = 1024 * 1024;
const DISK_BYTES = 24 * MIB;
const VIDEO_BYTES = 500_000;

/** Mounts a small disk at its first argument, then becomes the rest. */
const ON_SMALL_DISK = `mount -t tmpfs -o size=${DISK_BYTES} tmpfs "$1" && shift && exec "$@"`;
/** As root of a namespace made for it (any user, where the system lets them), or as the real one. */
const WAYS = [
  ['unshare', '-rm', 'sh', '-c', ON_SMALL_DISK, 'sh'],
  ['unshare', '-m', 'sh', '-c', ON_SMALL_DISK, 'sh'],
] as const;

let way: readonly string[] | null = null;
let bundle: NodeBundle;
beforeAll(async () => {
  way =
    WAYS.find((one) => spawnSync(one[0], [...one.slice(1), '/mnt', 'true']).status === 0) ?? null;
  bundle = await buildForNode({
    child: 'test/support/full-disk-child.ts',
    'part-worker': 'src/main/downloads/part-worker.ts',
  });
  return bundle.remove;
});

/** Null where nobody may mount a disk; the reason is told. */
async function saveOnSmallDisk(
  order: Pick<FullDiskOrder, 'spareBytes' | 'fill'>,
): Promise<{ report: FullDiskReport; sources: ReadonlyMap<string, string> } | null> {
  if (way === null) {
    process.stderr.write('SKIPPED: this system lets nobody mount a small disk (unshare, mount)\n');
    return null;
  }
  const folder = await tempFolder();
  const disk = join(folder, 'disk');
  await mkdir(disk);
  const made = await makeFleetFolder({
    folder: join(folder, 'fleet'),
    incidents: 4,
    videosEach: 4,
    videoBytes: (index) => VIDEO_BYTES + index,
    seed: 4,
  });
  const { simulator } = await signedInTo({ demoFolder: join(folder, 'fleet') });
  const whole: FullDiskOrder = {
    ...order,
    disk,
    partitionId: PARTITION,
    incidentIds: made.map(({ ticket }) => `${PARTITION}:${ticket}`),
    account: simulator,
  };
  const { output, errors } = await runToEnd(bundle.path('child'), whole, null, [...way, disk]);
  expect(errors).toBe('');
  const sources = new Map<string, string>();
  for (const { ticket, videos } of made) {
    for (const { captureMode, path } of videos) {
      sources.set(`${PARTITION}:${ticket} ${captureMode}`, (await hashFile(path)).sha256);
    }
  }
  return { report: JSON.parse(output) as FullDiskReport, sources };
}

function expectAllSaved(report: FullDiskReport, sources: ReadonlyMap<string, string>): void {
  expect(report.end).toMatchObject({ fullDisk: null, part: null });
  expect(report.files).toHaveLength(sources.size);
  for (const { incidentId, captureMode, state, sha256, onDisk } of report.files) {
    const source = sources.get(`${incidentId} ${captureMode}`);
    expect({ state, sha256, onDisk }).toEqual({ state: 'saved', sha256: source, onDisk: source });
  }
  expect(report.custody.every(Boolean)).toBe(true);
}

describe('a full disk', () => {
  test('is seen before it is full: everything pauses, and goes on by itself when there is room', async (context) => {
    const spareBytes = MIB;
    const saved = await saveOnSmallDisk({
      spareBytes,
      fill: { when: 'before', leaveBytes: 4 * MIB },
    });
    if (saved === null) return context.skip('no small disk can be mounted here');
    const { report, sources } = saved;
    expect(report.full.fullDisk?.missingBytes).toBeGreaterThan(0);
    // What is to stay free for everything else was not touched by files.
    expect(report.full.fullDisk?.freeBytes).toBeGreaterThan(spareBytes / 4);
    const states = new Set(report.full.jobs.map(({ state }) => state));
    expect([...states].filter((state) => state !== 'done')).toEqual(['paused']);
    expectAllSaved(report, sources);
  });

  test('that another program fills to the last byte loses nothing', async (context) => {
    const saved = await saveOnSmallDisk({
      spareBytes: 0,
      fill: { when: 'during', leaveBytes: 0 },
    });
    if (saved === null) return context.skip('no small disk can be mounted here');
    const { report, sources } = saved;
    expect(report.full.jobs.map(({ state }) => state)).toContain('paused');
    expect(report.full.jobs.map(({ state }) => state)).not.toContain('failed');
    expect(report.full.jobs.map(({ state }) => state)).not.toContain('running');
    expect(report.partBytes).toBeGreaterThan(1_000_000);
    expectAllSaved(report, sources);
  });
});
