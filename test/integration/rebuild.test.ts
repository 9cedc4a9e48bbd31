/** The index is lost or damaged: the folders alone bring it back, and what they cannot say is named. */
import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDownloads } from '@main/downloads';
import {
  checkLibrary,
  createSync,
  openLibrary,
  openOrRebuildLibrary,
  rebuildIndex,
  type Library,
} from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { signedInTo } from '../support/signed-in';
import { tempFolder } from '../support/temp-folder';

const P = 'demo';
const effects = { clock: systemClock, log: silentLog };
const MARK = { markId: 'm1', fromMs: 1, toMs: null, kind: 'note', colour: 'amber', text: 'zebra' };

/** A library with every demo incident saved, a mark, a report; closed. */
async function savedLibrary(): Promise<{ root: string; before: Contents }> {
  const root = await tempFolder();
  const { service } = await signedInTo({ demoFolder: resolve('resources/demo') });
  const library = openLibrary({ root, ...effects });
  library.ensurePartition({ partitionId: P, label: 'Demo fleet', demo: true });
  const shared = { ...effects, library, service: () => service, partitionId: () => P };
  const sync = createSync({ ...shared, onChange: () => {} });
  sync.start();
  await sync.idle();
  const rows = library.query(P, { ...EMPTY_QUERY, sort: 'time', limit: 1000 }).rows;
  const downloads = createDownloads({
    ...shared,
    http: (url, init) => fetch(url, init),
    onChange: () => {},
  });
  downloads.save(rows.slice(0, 4).map((row) => row.incidentId));
  await downloads.idle();
  await downloads.close();
  const marked = rows[0]?.incidentId ?? '';
  library.marks.save(marked, MARK as Parameters<Library['marks']['save']>[1], 'Ada');
  library.custody.append('app', { action: 'signed-in', user: 'Ada' });
  await library.saving.repairCustodyCopies();
  await library.saving.writeFleetFiles(P);
  const before = contents(library);
  library.close();
  // A copy: this process may hold the closed index a moment longer.
  const copy = join(await tempFolder(), 'library');
  await cp(root, copy, { recursive: true });
  return { root: copy, before };
}

type Contents = Readonly<Record<string, readonly unknown[]>>;

/** Every row of every table but bookkeeping, without SQLite's own numbers. */
function contents(library: Library): Contents {
  const tables = library.database
    .all(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'
       AND name NOT IN ('download_jobs', 'undescribed', 'custody_copies')`,
    )
    .map((row) => String(row['name']));
  return Object.fromEntries(
    tables.map((name) => [
      name,
      library.database
        .all(`SELECT * FROM ${name}`)
        .map(({ row_id: _row, quarantine_id: _bad, ...row }) => JSON.stringify(row))
        .filter((row) => !row.includes('index rebuilt'))
        .sort(),
    ]),
  );
}

function open(root: string): Library {
  const library = openLibrary({ root, ...effects });
  onTestFinished(() => library.close());
  return library;
}

/** An incident with a folder, or one of whose files all are there. */
const oneSaved = (before: Contents, state?: 'saved'): { folder: string; incidentId: string } => {
  const rows = (before['incidents'] ?? []).map(
    (row) =>
      JSON.parse(String(row)) as { folder: string | null; incident_id: string; save_state: string },
  );
  const found = rows.find(
    (row) => row.folder !== null && (state === undefined || row.save_state === state),
  );
  return { folder: found?.folder ?? '', incidentId: found?.incident_id ?? '' };
};

test('a deleted index comes back row for row, words and custody with it', async () => {
  const { root, before } = await savedLibrary();
  await rm(join(root, 'index.sqlite'));
  const report = await rebuildIndex(root, systemClock);
  expect(report).toMatchObject({ problems: [], fleets: 1, incidents: 4, backup: null });
  const library = open(root);
  expect(contents(library)).toEqual(before);
  expect(before['files']?.length).toBeGreaterThan(4);
  expect(library.query(P, { ...EMPTY_QUERY, text: 'zebra' }).total).toBe(1);
  for (const { chain } of library.database.all('SELECT DISTINCT chain FROM custody'))
    expect(library.custody.verify(String(chain))).toMatchObject({ ok: true });
});

test('a damaged description is named, the rest is rebuilt, and its folder is never written over', async () => {
  const { root, before } = await savedLibrary();
  const { folder, incidentId } = oneSaved(before);
  const path = join(root, folder, 'incident.json');
  await writeFile(path, '{"format": "roadproof-inc');
  const report = await rebuildIndex(root, systemClock);
  expect(report.incidents).toBe(3);
  expect(report.problems).toEqual([
    { path: `${folder}/incident.json`, reason: 'the description is damaged: it is not JSON' },
  ]);
  expect(existsSync(join(root, report.backup ?? ''))).toBe(true);
  const library = open(root);
  // Its custody record goes on where it stood, and a sync reads the whole span again.
  expect(library.custody.entries(incidentId).length).toBeGreaterThan(0);
  expect(library.partition(P)?.syncedThroughMs).toBeNull();
  expect(await readFile(path, 'utf8')).toBe('{"format": "roadproof-inc');
});

test('a custody record with an unreadable line is kept beside, and the record says so', async () => {
  const { root, before } = await savedLibrary();
  const { folder, incidentId } = oneSaved(before);
  const path = join(root, folder, 'custody.jsonl');
  const [first = '', ...rest] = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, [first, 'damaged', ...rest.slice(1)].join('\n'));
  const report = await rebuildIndex(root, systemClock);
  expect(report.problems).toEqual([expect.objectContaining({ path: `${folder}/custody.jsonl` })]);
  expect(report.problems[0]?.reason).toContain('breaks at entry 1');
  const entries = open(root).custody.entries(incidentId);
  expect(entries.map(({ action }) => action)).toEqual([expect.any(String), 'repaired']);
  const keptAs = String(entries[1]?.data['keptAs']);
  expect(await readFile(join(root, folder, keptAs), 'utf8')).toContain('damaged');
});

test('an index that somebody has open is not replaced', async () => {
  const { root } = await savedLibrary();
  open(root);
  await expect(rebuildIndex(root, systemClock)).rejects.toMatchObject({ code: 'library.in-use' });
}, 20_000);

test('an index that is no database any more is rebuilt when the library is opened', async () => {
  const { root, before } = await savedLibrary();
  // With its log SQLite would mend it by itself.
  await rm(join(root, 'index.sqlite-wal'), { force: true });
  await writeFile(join(root, 'index.sqlite'), 'no database '.repeat(1000));
  const { library, rebuilt } = await openOrRebuildLibrary({ root, ...effects });
  onTestFinished(() => library.close());
  expect(rebuilt).toMatchObject({ incidents: 4, problems: [] });
  expect(await readFile(join(root, rebuilt?.backup ?? ''), 'utf8')).toContain('no database');
  expect(contents(library)['files']).toEqual(before['files']);
});

test('the check names what is missing, changed, unknown and left over, and no more', async () => {
  const { root, before } = await savedLibrary();
  expect(await checkLibrary(root)).toMatchObject({ ok: true, incidents: 4, findings: [] });
  const { folder } = oneSaved(before, 'saved');
  const { files } = JSON.parse(await readFile(join(root, folder, 'incident.json'), 'utf8')) as {
    files: { state: string; storedName: string }[];
  };
  const [gone, other] = files
    .filter(({ state }) => state === 'saved')
    .map(({ storedName }) => `${folder}/${storedName}`);
  await rm(join(root, gone ?? ''));
  await writeFile(join(root, other ?? ''), 'changed');
  await writeFile(join(root, folder, 'extra.txt'), '');
  await writeFile(join(root, folder, 'C_F.mp4.part'), '');
  await writeFile(join(root, folder, 'custody.jsonl'), 'nothing\n');
  const check = await checkLibrary(root);
  expect(check.ok).toBe(false);
  expect(check.findings.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual(
    [
      `missing ${gone ?? ''}`,
      `changed ${other ?? ''}`,
      `unknown ${folder}/extra.txt`,
      `left-over ${folder}/C_F.mp4.part`,
      `custody ${folder}/custody.jsonl`,
    ].sort(),
  );
});
