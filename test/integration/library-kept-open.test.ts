/** A library is not left while something runs in it that would be lost: real imports, real folders. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLibraryHost, type LibraryHost } from '@main/app/library-host';
import { partFilesHere, type PartFiles } from '@main/downloads';
import { createImports, type Imports } from '@main/imports';
import { checkLibrary, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { openPreferences } from '@main/settings';
import { IMPORTED_PARTITION } from '@shared/domain/import';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { makeCard } from '../support/camera-card';
import { tempFolder } from '../support/temp-folder';

interface Housed {
  readonly imports: Imports;
  readonly library: Library;
  openDemo(): Promise<void>;
  keptOpenBy(): 'library.importing' | null;
}

interface Bench {
  readonly host: LibraryHost<Housed>;
  readonly target: string;
  /** How often a folder was asked for. */
  readonly asked: () => number;
  /** Lets the files of an import be written. */
  readonly goOn: () => void;
  readonly housed: () => Housed;
}

/** @param onChoice while the dialog stands open */
async function bench(onChoice: (housed: Housed) => void = () => {}): Promise<Bench> {
  const folder = await tempFolder();
  const [root, target] = [join(folder, 'library'), join(folder, 'second-drive')];
  await mkdir(target);
  const card = await makeCard(join(folder, 'card'));
  let asked = 0;
  let goOn = (): void => {};
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const parts: PartFiles = {
    ...partFilesHere(),
    open: async (path, signal) => {
      await gate;
      return partFilesHere().open(path, signal);
    },
  };
  const housed = (): Housed => {
    const now = host.current();
    if (now === null) throw new Error('no library is open');
    return now;
  };
  const host = createLibraryHost<Housed>({
    log: silentLog,
    preferences: await openPreferences(join(folder, 'preferences.json'), systemClock, silentLog),
    defaultFolder: root,
    demoFolder: join(folder, 'demo'),
    copyFolder: join(folder, 'copy'),
    chooseFolder: () => {
      asked += 1;
      onChoice(housed());
      return Promise.resolve(target);
    },
    reveal: () => {},
    build: ({ library }, onClose) => {
      onClose(() => {
        library.close();
      });
      const imports = createImports({
        library,
        clock: systemClock,
        log: silentLog,
        user: () => 'Ana',
        appVersion: '1',
        parts,
        choose: () => Promise.resolve([card]),
        takeDropped: () => [card],
        onChange: () => {},
      });
      onClose(() => imports.close());
      const keptOpenBy = () => (imports.isUnfinished() ? ('library.importing' as const) : null);
      return Promise.resolve({ imports, library, keptOpenBy, openDemo: () => Promise.resolve() });
    },
    onChange: () => {},
    onReplaced: () => {},
  });
  onTestFinished(() => host.close());
  await host.start();
  return { host, target, asked: () => asked, goOn, housed };
}

async function lookedThrough({ housed }: Bench): Promise<void> {
  await housed().imports.open({ kind: 'folder' });
  await expect.poll(() => housed().imports.current()?.status).toBe('ready');
}

function begin({ imports }: Housed): void {
  const drafts = imports.preview().drafts.map((draft) => ({ ...draft, chosen: true }));
  imports.start({ drafts, way: 'copy' });
}

const refusal = { code: 'library.importing' };

test('neither moved nor left for another one while recordings are looked through or taken in', async () => {
  const all = await bench();
  const { host, housed } = all;
  await lookedThrough(all);
  expect(() => host.mayLeave()).toThrow(expect.objectContaining(refusal));
  begin(housed());
  await expect(host.move()).rejects.toMatchObject(refusal);
  await expect(host.choose()).rejects.toMatchObject(refusal);
  await expect(host.openDemo()).rejects.toMatchObject(refusal);
  await expect(host.retry()).rejects.toMatchObject(refusal);
  expect(all.asked()).toBe(0);

  all.goOn();
  await expect.poll(() => housed().imports.current()?.status).toBe('done');
  const { total } = housed().library.query(IMPORTED_PARTITION.partitionId, EMPTY_QUERY);
  expect(total).toBeGreaterThan(1);
  await host.move();
  await expect.poll(() => host.state()).toMatchObject({ status: 'open', justMoved: true });
  expect(housed().library.root).toBe(all.target);
  expect(housed().library.query(IMPORTED_PARTITION.partitionId, EMPTY_QUERY).total).toBe(total);
  await host.close();
  expect(await checkLibrary(all.target)).toMatchObject({ ok: true, findings: [] });
});

test('an import that is begun while the folder is chosen goes on undisturbed', async () => {
  const all = await bench(({ imports }) => imports.dropped());
  await expect(all.host.move()).rejects.toMatchObject(refusal);
  expect(all.asked()).toBe(1);
  expect(all.host.state()).toMatchObject({ status: 'open', justMoved: false, problem: null });
  await expect.poll(() => all.housed().imports.current()?.status).toBe('ready');
});

test('cancelled, it can be left: what was not whole is not in it', async () => {
  const all = await bench();
  await lookedThrough(all);
  begin(all.housed());
  const cancelled = all.housed().imports.cancel();
  all.goOn();
  await cancelled;
  await all.host.move();
  await expect.poll(() => all.host.state()).toMatchObject({ status: 'open', justMoved: true });
  await all.host.close();
  expect(await checkLibrary(all.target)).toMatchObject({ ok: true, findings: [] });
});
