/** Verifying the whole library in the background: progress, cancelling, findings, broken chains. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLibrary, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { createLibraryCheckJob, type LibraryCheckJob } from '@main/storage';
import type { LibraryCheckState } from '@shared/domain/library-check';
import { breakChain } from '../support/break-chain';
import { copyLibraryFolder } from '../support/copy-library-folder';
import { saveSmallIncidents } from '../support/small-incidents';
import { tempFolder } from '../support/temp-folder';

const effects = { clock: systemClock, log: silentLog };

interface Bench {
  readonly library: Library;
  readonly job: LibraryCheckJob;
  readonly told: LibraryCheckState[];
  /** Resolves with the first state told that fits. */
  readonly until: (fits: (state: LibraryCheckState) => boolean) => Promise<LibraryCheckState>;
}

function openAt(root: string): Bench {
  const library = openLibrary({ root, ...effects });
  const told: LibraryCheckState[] = [];
  const waiting = new Set<() => void>();
  const job = createLibraryCheckJob({
    ...effects,
    library,
    user: () => 'Ada',
    onChange: (state) => {
      told.push(state);
      waiting.forEach((look) => {
        look();
      });
    },
  });
  onTestFinished(async () => {
    await job.close();
    library.close();
  });
  const until: Bench['until'] = (fits) =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = told.find(fits);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { library, job, told, until };
}

async function madeLibrary(): Promise<{ root: string; ids: readonly string[] }> {
  const made = await tempFolder();
  const library = openLibrary({ root: made, ...effects });
  const ids = await saveSmallIncidents(library, 4);
  library.close();
  const root = join(await tempFolder(), 'library');
  await copyLibraryFolder(made, root);
  return { root, ids };
}

test('everything as it was saved: counted, told on the way, written into the library’s own chain', async () => {
  const { root } = await madeLibrary();
  const { library, job, told, until } = openAt(root);
  job.start();
  const { report, brokenChains } = await until((state) => state.report !== null);
  expect(report).toMatchObject({ ok: true, incidents: 4, filesHashed: 16, findings: [] });
  expect(brokenChains).toEqual([]);
  expect(told[0]?.status).toBe('running');
  const last = job.state().progress;
  expect(last.doneBytes).toBe(last.totalBytes);
  expect(last.totalBytes).toBeGreaterThan(0);
  expect(library.custody.entries('app').at(-1)).toMatchObject({
    action: 'verified',
    user: 'Ada',
    data: { filesHashed: 16, findings: 0 },
  });
});

test('names what is missing, changed, unknown and broken, down to the entry', async () => {
  const { root, ids } = await madeLibrary();
  const [first = '', second = '', third = ''] = ids;
  breakChain(join(root, 'index.sqlite'), first);
  const { library, job, until } = openAt(root);
  const paths = library.files(second).map(({ path }) => path ?? '');
  await writeFile(paths[0] ?? '', 'other bytes');
  await rm(paths[1] ?? '');
  const folder = await library.saving.ensureFolder(third);
  await writeFile(join(folder, 'stranger.txt'), 'not ours');
  job.start();
  const { report, brokenChains } = await until((state) => state.report !== null);
  expect(report?.ok).toBe(false);
  expect(report?.findings.map(({ kind, path }) => [kind, path.split('/').at(-1)])).toEqual([
    ['changed', 'C_F.mp4'],
    ['missing', 'C_I.mp4'],
    ['unknown', 'stranger.txt'],
  ]);
  expect(brokenChains).toEqual([
    {
      incidentId: first,
      name: expect.stringContaining('T0') as string,
      atIndex: 1,
      reason: 'the entry was changed after it was written',
    },
  ]);
});

test('stops when told to, keeps no half report, and can begin again', async () => {
  const { root } = await madeLibrary();
  const { job, told, until } = openAt(root);
  job.start();
  job.cancel();
  await until(({ status }) => status === 'idle');
  expect(job.state()).toMatchObject({ report: null, error: null });
  told.length = 0;
  job.start();
  await until((state) => state.report !== null);
});
