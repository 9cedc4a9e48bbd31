/**
 * Saves onto a small disk that another program fills up, and tells what the queue did. Started with the
 * disk's own mount, in a namespace where only this process sees it.
 */
import { open, rm, statfs, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DownloadsState } from '@shared/domain/download';
import { createDownloads, partThreads } from '@main/downloads';
import { createSync, openLibrary, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { hashFile } from '@main/platform/hashing';
import { connectTo } from './connect-to';
import { QUICK_LIMITS, stderrLog } from './quick-saving';

export interface FullDiskOrder {
  /** Where the small disk is mounted. */
  readonly disk: string;
  readonly partitionId: string;
  readonly incidentIds: readonly string[];
  readonly account: { url: string; apiKey: string; email: string; password: string };
  /** Left free for everything but files. */
  readonly spareBytes: number;
  /** Before: the disk is filled before saving starts, but for so much. During: to its last byte, while bytes arrive. */
  readonly fill: { readonly when: 'before' | 'during'; readonly leaveBytes: number };
}

export interface FullDiskReport {
  /** Once everything had stopped. */
  readonly full: DownloadsState;
  readonly partBytes: number;
  /** After room was made. */
  readonly end: DownloadsState;
  readonly files: readonly {
    readonly incidentId: string;
    readonly captureMode: string | null;
    readonly state: string;
    readonly sha256: string | null;
    readonly onDisk: string | null;
  }[];
  readonly custody: readonly boolean[];
}

const PIECE = Buffer.alloc(64 * 1024, 1);

/** Another program's file: everything but `leaveBytes`. */
async function fillDisk(disk: string, leaveBytes: number): Promise<void> {
  const file = await open(join(disk, 'ballast'), 'w');
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(disk);
      const bytes = Math.min(PIECE.length, bavail * bsize - leaveBytes);
      if (bytes <= 0) return;
      await file.write(PIECE, 0, bytes);
    }
  } catch (caught) {
    if (!(caught instanceof Error && 'code' in caught && caught.code === 'ENOSPC')) throw caught;
  } finally {
    await file.close();
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function main(order: FullDiskOrder): Promise<void> {
  process.stdout.write('\n');
  const service = await connectTo(order.account);
  const library = openLibrary({
    root: join(order.disk, 'library'),
    clock: systemClock,
    log: stderrLog,
  });
  const common = {
    library,
    service: () => service,
    partitionId: () => order.partitionId,
    clock: systemClock,
    log: stderrLog,
    onChange: () => {},
  };
  library.ensurePartition({ partitionId: order.partitionId, label: 'Made', demo: true });
  const sync = createSync(common);
  sync.start();
  await sync.idle();
  const parts = partThreads(join(__dirname, 'part-worker.cjs'));
  const downloads = createDownloads({
    ...common,
    http: (url, init) => fetch(url, init),
    parts,
    limits: QUICK_LIMITS,
    spareBytes: order.spareBytes,
    spaceCheckMs: 50,
    wishes: () => ({ incidentsAtOnce: 2, bytesPerSecond: 6_000_000 }),
  });
  const ids = order.incidentIds;
  if (order.fill.when === 'before') await fillDisk(order.disk, order.fill.leaveBytes);
  downloads.save(ids);
  if (order.fill.when === 'during') {
    await until(async () => (await partBytes(library, ids)) > 1_000_000);
    await fillDisk(order.disk, order.fill.leaveBytes);
  }
  await until(() => typeof downloads.state().fullDisk?.freeBytes === 'number');
  await downloads.idle();
  const full = downloads.state();
  const arrived = await partBytes(library, ids);

  await rm(join(order.disk, 'ballast'));
  await until(() => downloads.state().jobs.every(({ state }) => state === 'done'));
  await downloads.idle();
  const end = downloads.state();
  await downloads.close();
  await parts.close();
  const report: FullDiskReport = {
    full,
    partBytes: arrived,
    end,
    files: await filesOf(library, ids),
    custody: ids.map((id) => library.custody.verify(id).ok),
  };
  library.close();
  process.stdout.write(JSON.stringify(report));
}

/** Everything that has arrived, finished or not. */
async function partBytes(library: Library, ids: readonly string[]): Promise<number> {
  let sum = 0;
  for (const { path } of ids.flatMap((id) => library.files(id))) {
    if (path === null) continue;
    const there = await stat(`${path}.part`).catch(() => stat(path).catch(() => null));
    sum += there?.size ?? 0;
  }
  return sum;
}

async function filesOf(library: Library, ids: readonly string[]): Promise<FullDiskReport['files']> {
  const videos = ids.flatMap((id) => library.files(id)).filter(({ kind }) => kind === 'video');
  return Promise.all(
    videos.map(async ({ incidentId, captureMode, state, sha256, path }) => ({
      incidentId,
      captureMode,
      state,
      sha256,
      onDisk: path === null ? null : (await hashFile(path)).sha256,
    })),
  );
}

void main(JSON.parse(process.argv[2] ?? '') as FullDiskOrder);
