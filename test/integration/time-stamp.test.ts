/** Time stamps: from a real authority over HTTP into the package; openssl agrees; without a network it waits. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createTimeStamps,
  runCheckJob,
  runReissueJob,
  stampTable,
  verifyPackage,
  type TimeStamps,
} from '@main/evidence';
import { SCHEMA_STEPS } from '@main/library/schema';
import { openDatabase, type Database } from '@main/platform/database';
import { silentLog } from '@main/platform/log';
import { madeSource } from '../support/evidence-source';
import { makePackage } from '../support/make-package';
import { startTimeStampServer, type TimeStampServer } from '../support/time-stamp-server';

const run = promisify(execFile);
const TSR = 'signature/manifest.tsr';
const SUM = 'signature/manifest.tsr.sha256';
const clock = { now: () => Date.now(), monotonic: () => performance.now() };

let folder: string;
let server: TimeStampServer;
let serverUrl: string;
let database: Database;
const arrived: string[] = [];
let timeStamps: TimeStamps;

async function make(): Promise<string> {
  return makePackage(await mkdtemp(join(folder, 'package-')), { timeStamps });
}

async function unpack(zip: string): Promise<string> {
  const unpacked = await mkdtemp(join(folder, 'unpacked-'));
  await run('unzip', ['-q', zip, '-d', unpacked]);
  const [top] = await readdir(unpacked);
  return join(unpacked, top ?? '');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-time-stamp-'));
  server = await startTimeStampServer(join(folder, 'authority'));
  database = openDatabase(join(folder, 'index.sqlite'));
  for (const step of SCHEMA_STEPS) database.exec(step);
  // The made incident has no row of its own.
  database.exec('PRAGMA foreign_keys = OFF');
  timeStamps = createTimeStamps({
    http: fetch,
    server: () => serverUrl,
    table: stampTable(database),
    clock,
    log: silentLog,
    onArrived: ({ manifestSha256 }) => void arrived.push(manifestSha256),
  });
});

beforeEach(() => {
  serverUrl = server.url;
  server.answer = 'honest';
  database.run('DELETE FROM time_stamps');
});

afterAll(async () => {
  database.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a time-stamped package', () => {
  it('tells who stamped it and when, and openssl agrees', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const zip = await make();
    const { ok, timeStamp } = await verifyPackage(zip);
    expect(ok).toBe(true);
    expect(timeStamp).toMatchObject({
      state: 'valid',
      authority: 'Stamp Authority',
      issuers: ['Stamp Root'],
    });
    expect(timeStamp.state === 'valid' && timeStamp.timeMs).toBeGreaterThanOrEqual(before);

    const bag = await unpack(zip);
    const page = await readFile(join(bag, 'HOW-TO-CHECK.txt'), 'utf8');
    const line = page.split('\n').find((one) => one.trim().startsWith('openssl ts')) ?? '';
    const args = line.trim().split(' ').slice(1);
    args[args.indexOf('-CAfile') + 1] = server.rootPem;
    const said = await run('openssl', args, { cwd: bag });
    expect(said.stdout + said.stderr).toContain('Verification: OK');
    await run('sha256sum', ['--strict', '-c', SUM], { cwd: bag });

    const report = await runCheckJob(zip);
    const told = report.lines.find(({ id }) => id === 'time-stamp');
    expect(told?.passed).toBe(true);
    expect(report.facts.find(({ label }) => label === 'Time-stamped')?.value).toContain(
      'Stamp Authority',
    );
  });

  it('sends nothing but the hash of the list', async () => {
    const zip = await make();
    const bag = await unpack(zip);
    const { stdout } = await run('sha256sum', ['tagmanifest-sha256.txt'], { cwd: bag });
    const sent = server.requests.at(-1) ?? Buffer.alloc(0);
    expect(sent.includes(Buffer.from(stdout.slice(0, 64), 'hex'))).toBe(true);
    expect(sent.length).toBeLessThan(120);
  });

  it('any flipped byte of the answer or its hash is found', async () => {
    const bag = await unpack(await make());
    for (const path of [TSR, SUM]) {
      const pristine = await readFile(join(bag, path));
      for (let offset = 0; offset < pristine.length; offset += 67) {
        const bytes = Buffer.from(pristine);
        bytes[offset] = (bytes[offset] ?? 0) ^ 0x10;
        await writeFile(join(bag, path), bytes);
        const { ok, timeStamp } = await verifyPackage(bag);
        expect([ok, timeStamp.state], `${path}, byte ${offset}`).toEqual([false, 'invalid']);
      }
      await writeFile(join(bag, path), pristine);
    }
    expect((await verifyPackage(bag)).ok).toBe(true);
  });

  it('one of another package is found, and one half of it missing', async () => {
    const bag = await unpack(await make());
    const other = await timeStamps.stamp({ incidentId: 'x', manifestSha256: 'ab'.repeat(32) });
    const pristine = await readFile(join(bag, TSR));
    await writeFile(join(bag, TSR), other ?? '');
    const { stdout } = await run('sha256sum', [TSR], { cwd: bag });
    await writeFile(join(bag, SUM), stdout);
    const { problems } = await verifyPackage(bag);
    expect(problems).toMatchObject([{ kind: 'time-stamp', message: 'It stamps other bytes.' }]);
    await writeFile(join(bag, TSR), pristine);
    await rm(join(bag, SUM));
    expect((await verifyPackage(bag)).problems).toMatchObject([{ kind: 'missing', path: SUM }]);
  });
});

describe('a stamp that was taken out whole', () => {
  it('is missed, since the signed list says of whom it was asked', async () => {
    const bag = await unpack(await make());
    await rm(join(bag, TSR));
    await rm(join(bag, SUM));
    const authority = new URL(server.url).host;
    const { ok, timeStamp } = await verifyPackage(bag);
    expect({ ok, timeStamp }).toEqual({ ok: true, timeStamp: { state: 'absent', authority } });
    const line = (await runCheckJob(bag)).lines.find(({ id }) => id === 'time-stamp');
    expect(line).toMatchObject({ passed: true, caution: true });
    expect(line?.explanation).toContain('announced but is missing');
    const info = join(bag, 'bag-info.txt');
    const text = await readFile(info, 'utf8');
    await writeFile(info, text.replace(/^Roadproof-Time-Stamp-Authority.*\n/m, ''));
    expect((await verifyPackage(bag)).ok).toBe(false);
  });

  it('is not asked for late when it was not asked for then', async () => {
    const sent = server.requests.length;
    const order = { incidentId: 'incident-1', manifestSha256: 'cd'.repeat(32) };
    expect(await timeStamps.late(order)).toBeNull();
    expect(server.requests.length).toBe(sent);
  });
});

describe('without an answer', () => {
  it('nothing is sent before a server is named', async () => {
    serverUrl = '';
    const sent = server.requests.length;
    expect((await verifyPackage(await make())).timeStamp).toEqual({ state: 'none' });
    expect(server.requests.length).toBe(sent);
    expect(timeStamps.queue()).toEqual({ waiting: 0 });
    await expect(timeStamps.try()).rejects.toMatchObject({ code: 'time-stamp.no-server' });
  });

  it('the package goes out, waits, and has its stamp when it is issued again', async () => {
    serverUrl = 'http://127.0.0.1:9/';
    let recipe: Uint8Array = Buffer.alloc(0);
    const library = await mkdtemp(join(folder, 'package-'));
    const first = await makePackage(library, {
      timeStamps,
      onRecord: (record) => (recipe = record.recipe),
    });
    const { ok, timeStamp, tagTexts } = await verifyPackage(first);
    expect({ ok, timeStamp }).toEqual({
      ok: true,
      timeStamp: { state: 'absent', authority: '127.0.0.1:9' },
    });
    expect(timeStamps.queue()).toEqual({ waiting: 1 });
    expect(await timeStamps.send()).toEqual({ waiting: 1 });
    serverUrl = server.url;
    const before = arrived.length;
    expect(await timeStamps.send()).toEqual({ waiting: 0 });
    expect(arrived.length).toBe(before + 1);

    const manifestSha256 = createHash('sha256')
      .update(tagTexts.get('tagmanifest-sha256.txt') ?? '')
      .digest('hex');
    const again = join(library, 'again.zip');
    const { files, derived } = await madeSource(join(library, 'library'));
    const made = await runReissueJob(
      {
        recipe,
        sources: [...files, ...derived.map((file) => ({ ...file, fileId: file.derivedId }))].map(
          ({ fileId, displayName, absolutePath }) => ({ fileId, displayName, absolutePath }),
        ),
        targetPath: again,
        timeStamp: await timeStamps.late({ incidentId: 'incident-1', manifestSha256 }),
      },
      () => undefined,
      new AbortController().signal,
    );
    expect(made.addedTimeStamp).toMatchObject({ authority: 'Stamp Authority' });
    expect(await verifyPackage(again)).toMatchObject({ ok: true, timeStamp: { state: 'valid' } });
    const [bag, bagAgain] = [await unpack(first), await unpack(again)];
    const differing = await run('diff', ['-rq', bag, bagAgain]).then(
      () => '',
      (failed: unknown) => (failed as { stdout: string }).stdout,
    );
    expect(differing.trim().split('\n')).toEqual([expect.stringContaining('signature')]);
  });

  it.each([
    ['refusal', 'time-stamp.refused'],
    ['error', 'time-stamp.refused'],
    ['replay', 'time-stamp.unreadable'],
    ['other-bytes', 'time-stamp.unreadable'],
    ['garbage', 'time-stamp.unreadable'],
  ] as const)('a server that answers with a %s is not believed', async (answer, code) => {
    server.answer = answer;
    await expect(timeStamps.try()).rejects.toMatchObject({ code });
    const zip = await make();
    expect(await verifyPackage(zip)).toMatchObject({ ok: true, timeStamp: { state: 'absent' } });
    expect(timeStamps.queue()).toEqual({ waiting: 1 });
  });
});
