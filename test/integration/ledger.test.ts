/** The ledger against a real library: sums, orders, hashing again, statements, the rule and the warning. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDownloads } from '@main/downloads';
import { createExpiryNotice, createLedger, incidentsByRule, type Ledger } from '@main/ledger';
import { createSync, openLibrary, type Library } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { FIRST_SAVE_RULE } from '@shared/domain/save-rule';
import { eventPage, fleetEvent } from '../support/fleet-events';
import { signedInTo } from '../support/signed-in';
import { tempFolder } from '../support/temp-folder';

const PARTITION = 'fleet-1';
const DAY_MS = 86_400_000;
const effects = { clock: systemClock, log: silentLog };

interface Bench {
  readonly library: Library;
  readonly ledger: Ledger;
  readonly folder: string;
}

async function bench(): Promise<Bench> {
  const folder = await tempFolder();
  const library = openLibrary({ root: join(folder, 'library'), ...effects });
  onTestFinished(() => library.close());
  library.ensurePartition({ partitionId: PARTITION, label: '=Fleet, "north"', demo: true });
  const ledger = createLedger({
    library,
    clock: systemClock,
    partitionId: () => PARTITION,
    who: () => ({ userName: 'Kateřina Дмитрий', organisation: 'Example' }),
    appVersion: '0.0.0-test',
    fontFolder: resolve('resources/fonts'),
    chooseTarget: (_name, format) => Promise.resolve(join(folder, `statement.${format}`)),
    reveal: () => {},
    onChange: () => {},
  });
  onTestFinished(() => ledger.close());
  return { library, ledger, folder };
}

const take = (library: Library, ...events: Parameters<typeof fleetEvent>[0][]): void => {
  const page = eventPage(events.map((event) => fleetEvent(event)));
  library.upsertEventPage(PARTITION, page, Date.now());
};

test('sums, and what can be saved within some days, the first to go first', async () => {
  const { library, ledger } = await bench();
  take(
    library,
    { ticket: 'SOON', daysLeft: 2 },
    { ticket: 'SOONER', daysLeft: 1 },
    { ticket: 'LATER', daysLeft: 20 },
    { ticket: 'GONE', expired: true, daysLeft: 0 },
    { ticket: 'COMING', uploading: true, videosUploaded: 0 },
    { ticket: 'OLD', timeMs: 1000, daysLeft: 1 },
  );
  const period = { ...EMPTY_QUERY, fromMs: DAY_MS };
  expect(ledger.sums(period, 7)).toMatchObject({
    events: 5,
    expiring: 2,
    lost: 1,
    fates: { 'to-save': 3, expired: 1, coming: 1, saved: 0 },
  });
  const ticketOf = (id: string): string => id.slice(PARTITION.length + 1);
  expect(ledger.openIds(period, 7).map(ticketOf)).toEqual(['SOONER', 'SOON']);
  expect(ledger.openIds(period, null)).toHaveLength(3);
  expect(library.query(PARTITION, { ...EMPTY_QUERY, fates: ['expired'] }).total).toBe(1);
});

test('the rule takes what fits and leaves alone what somebody has decided about', async () => {
  const { library } = await bench();
  take(
    library,
    { ticket: 'CRASH', typeName: 'impact', severityLevel: 1 },
    { ticket: 'HARD', typeName: 'Harsh braking', severityLevel: 3 },
    { ticket: 'MILD', typeName: 'Harsh braking', severityLevel: 1 },
    { ticket: 'GONE', typeName: 'Impact', expired: true },
    { ticket: 'EMPTY', typeName: 'Impact', videosUploaded: 0, videosTotal: 1 },
  );
  const rule = { ...FIRST_SAVE_RULE, on: true };
  expect(new Set(incidentsByRule(library, PARTITION, rule))).toEqual(
    new Set([`${PARTITION}:CRASH`, `${PARTITION}:HARD`]),
  );
  expect(incidentsByRule(library, PARTITION, FIRST_SAVE_RULE)).toEqual([]);
  library.database.run(
    "INSERT INTO download_jobs (incident_id, state, queued_at_ms) VALUES (?, 'cancelled', 0)",
    `${PARTITION}:CRASH`,
  );
  expect(incidentsByRule(library, PARTITION, rule)).toEqual([`${PARTITION}:HARD`]);
});

test('the warning comes once a day, only for what is open, only when it is wanted', async () => {
  const { library, ledger } = await bench();
  let nowMs = Date.now();
  let on = true;
  const told: string[] = [];
  const make = () =>
    createExpiryNotice({
      ledger,
      clock: { ...systemClock, now: () => nowMs },
      settings: () => ({ on, daysAhead: 3 }),
      partitionId: () => PARTITION,
      database: library.database,
      notify: ({ title }) => told.push(title),
    });
  take(library, { ticket: 'LATER', daysLeft: 9 });
  expect(make().look()).toBe(false);
  take(library, { ticket: 'SOON', daysLeft: 2 });
  on = false;
  expect(make().look()).toBe(false);
  on = true;
  expect(make().look()).toBe(true);
  expect(make().look()).toBe(false);
  nowMs += DAY_MS;
  expect(make().look()).toBe(true);
  expect(told).toEqual(Array(2).fill('1 unsaved incident expires within 3 days'));
});

test('the CSV keeps names as they are and starts no formula', async () => {
  const { library, ledger, folder } = await bench();
  take(library, { ticket: 'T1', driverName: '=HYPERLINK("x"),\n', vehicleName: '田中' });
  const file = await ledger.exportStatement(EMPTY_QUERY, 'All, "really"', 'csv');
  const text = await readFile(join(folder, 'statement.csv'), 'utf8');
  expect(file).toMatchObject({ fileName: 'statement.csv', sizeBytes: Buffer.byteLength(text) });
  expect(text).toContain(`"'=HYPERLINK(""x""),\n"`);
  expect(text).toContain('Scope,"All, ""really"""');
  expect(text).toContain(`Library,"'=Fleet, ""north"""`);
  expect(text).toContain('田中');
});

test('the PDF is tagged, titled and whole for a long list', async () => {
  const { library, ledger, folder } = await bench();
  take(library, ...Array.from({ length: 60 }, (_, index) => ({ ticket: `T${index}` })));
  await ledger.exportStatement(EMPTY_QUERY, 'All events', 'pdf');
  const bytes = await readFile(join(folder, 'statement.pdf'), 'latin1');
  expect(bytes).toMatch(/^%PDF-1\.7/);
  expect(bytes).toMatch(/\/Marked true/);
  expect(bytes).toMatch(/\/StructTreeRoot/);
  expect(bytes).not.toMatch(/\/BaseFont \/Helvetica/);
  expect(bytes.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  expect(bytes.trimEnd().endsWith('%%EOF')).toBe(true);
});

test('hashing again: verified until something changes, and a changed file is found', async () => {
  const { library, ledger } = await bench();
  const { service } = await signedInTo({ demoFolder: resolve('resources/demo') });
  const deps = { library, service: () => service, partitionId: () => PARTITION, ...effects };
  const sync = createSync({ ...deps, onChange: () => {} });
  sync.start();
  await sync.idle();
  const downloads = createDownloads({ ...deps, http: fetch, onChange: () => {} });
  onTestFinished(() => downloads.close());
  const whole = library
    .select(PARTITION, EMPTY_QUERY)
    .find(
      (row) => !row.expired && row.videosArrived > 0 && row.videosArrived === row.videosRecorded,
    );
  if (whole === undefined) throw new Error('nothing to save');
  const { incidentId } = whole;
  downloads.save([incidentId]);
  await downloads.idle();
  const checkAll = async () => {
    ledger.startCheck(EMPTY_QUERY);
    await expect.poll(() => ledger.check().status).toBe('idle');
    return ledger.check();
  };

  expect(await checkAll()).toMatchObject({ checked: 1, total: 1, damaged: 0 });
  expect(ledger.sums(EMPTY_QUERY, 7).verified).toBe(1);
  expect(library.detail(incidentId).verifiedAtMs).not.toBeNull();

  const video = library.files(incidentId).find((file) => file.kind === 'video');
  const bytes = await readFile(video?.path ?? '');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(video?.path ?? '', bytes);
  expect(await checkAll()).toMatchObject({ damaged: 1 });
  expect(ledger.sums(EMPTY_QUERY, 7).verified).toBe(0);
  expect(library.detail(incidentId)).toMatchObject({ verifiedAtMs: null });
  expect(library.custody.entries(incidentId).at(-1)).toMatchObject({
    action: 'verified',
    data: { result: 'damaged', damaged: [{ problem: 'changed' }] },
  });
});
