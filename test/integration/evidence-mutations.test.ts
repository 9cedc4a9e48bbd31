/**
 * Packages that were taken apart and put together again as a sound zip: entries removed, added, renamed,
 * doubled, edited, certificates and time stamps exchanged. None passes, and what was done is named.
 * (`evidence-tampering.test.ts` does the same to the bytes of the zip itself.)
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createPackageSigner,
  createTimeStamps,
  stampTable,
  verifyPackage,
  type TimeStamps,
} from '@main/evidence';
import { readZip } from '@main/evidence/verify/zip-container';
import { ZipWriter } from '@main/evidence/zip/zip-writer';
import { SCHEMA_STEPS } from '@main/library/schema';
import { openDatabase, type Database } from '@main/platform/database';
import { silentLog } from '@main/platform/log';
import { pick, seededRandom } from '@simulator/random';
import { EVENT_TIME_MS } from '../support/evidence-source';
import { makePackage } from '../support/make-package';
import { memorySecretStore } from '../support/memory-secret-store';
import { startTimeStampServer, type TimeStampServer } from '../support/time-stamp-server';

const ROUNDS = 240;
/** For a computer with much else to do. */
const PATIENCE_MS = 600_000;
const SEED = Number(process.env['ROADPROOF_SEED'] ?? 20261126);
const clock = { now: () => EVENT_TIME_MS, monotonic: () => performance.now() };
const TOP = 'made-up';

type Entries = readonly { readonly path: string; readonly bytes: Buffer }[];

let folder: string;
let authority: TimeStampServer;
let database: Database;
let entries: Entries;
/** Of a package by another signer, stamped as well. */
let foreign: Entries;

async function entriesOf(zip: string): Promise<Entries> {
  const bytes = await readFile(zip);
  const { files, problems } = await readZip({ filePath: zip, seal: null });
  expect(problems).toEqual([]);
  return files.map(({ path, offset, sizeBytes }) => ({
    path,
    bytes: bytes.subarray(offset, offset + sizeBytes),
  }));
}

async function write(changed: Entries): Promise<string> {
  const path = join(folder, 'changed.zip');
  await rm(path, { force: true });
  const zip = await ZipWriter.create(path);
  for (const entry of changed) {
    await zip.addBytes(`${TOP}/${entry.path}`, entry.bytes, EVENT_TIME_MS);
  }
  await zip.finish();
  await zip.close();
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-mutations-'));
  authority = await startTimeStampServer(join(folder, 'authority'));
  database = openDatabase(join(folder, 'index.sqlite'));
  for (const step of SCHEMA_STEPS) database.exec(step);
  database.exec('PRAGMA foreign_keys = OFF');
  const timeStamps: TimeStamps = createTimeStamps({
    http: fetch,
    server: () => authority.url,
    table: stampTable(database),
    clock,
    log: silentLog,
    onArrived: () => undefined,
  });
  const made = async (name: string): Promise<Entries> => {
    const signer = createPackageSigner({ secrets: memorySecretStore(), clock, log: silentLog });
    return entriesOf(await makePackage(join(folder, name), { signer, timeStamps }));
  };
  entries = await made('own');
  foreign = await made('foreign');
});

afterAll(async () => {
  database.close();
  await authority.close();
  await rm(folder, { recursive: true, force: true });
});

type Random = () => number;
interface Mutation {
  readonly what: string;
  /** A path that the verifier must name. */
  readonly names: string;
  readonly changed: Entries;
}

const anyOf = (random: Random): Entries[number] =>
  pick(random, entries as unknown as readonly [Entries[number], ...Entries[number][]]);

function edited(random: Random, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(random() * copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return copy;
}

const without = (path: string): Entries => entries.filter((entry) => entry.path !== path);
const instead = (path: string, bytes: Buffer): Entries =>
  entries.map((entry) => (entry.path === path ? { path, bytes } : entry));

const MUTATIONS: readonly ((random: Random) => Mutation)[] = [
  (random) => {
    const { path } = anyOf(random);
    return { what: `removed ${path}`, names: path, changed: without(path) };
  },
  (random) => {
    const { path, bytes } = anyOf(random);
    // A signature with another certificate in it is told of the certificate beside it, or the other way.
    const names = path.startsWith('signature/manifest.p7s') ? 'signature/' : path;
    return { what: `edited ${path}`, names, changed: instead(path, edited(random, bytes)) };
  },
  (random) => {
    const number = Math.floor(random() * 1e6);
    const top = pick(random, ['data/originals', 'data', 'signature', 'data/custody']);
    const path = `${top}/added-${number}.bin`;
    const changed = [...entries, { path, bytes: Buffer.from(String(number)) }];
    return { what: `added ${path}`, names: path, changed };
  },
  (random) => {
    const { path, bytes } = anyOf(random);
    const renamed = `${path}.${Math.floor(random() * 1e6)}`;
    const changed = [...without(path), { path: renamed, bytes }];
    // A renamed list is missing and foreign at once; either name will do.
    return { what: `renamed ${path}`, names: path, changed };
  },
  (random) => {
    const { path, bytes } = anyOf(random);
    const twin = random() < 0.5 ? bytes : edited(random, bytes);
    return { what: `doubled ${path}`, names: path, changed: [...entries, { path, bytes: twin }] };
  },
  (random) => {
    const path = 'data/custody/custody.jsonl';
    const text = entries.find((entry) => entry.path === path)?.bytes.toString('utf8') ?? '';
    const word = pick(random, ['saved', 'file', 'index', 'C_F']);
    const bytes = Buffer.from(text.replace(word, `${word}x`));
    return { what: `log edited at ${word}`, names: path, changed: instead(path, bytes) };
  },
  (random) => {
    const path = pick(random, [
      'signature/signer.pem',
      'signature/manifest.p7s',
      'tagmanifest-sha256.txt',
    ]);
    const bytes = foreign.find((entry) => entry.path === path)?.bytes ?? Buffer.alloc(0);
    return { what: `${path} of another`, names: 'signature/', changed: instead(path, bytes) };
  },
  (random) => {
    const path = 'signature/manifest.tsr';
    const bytes = foreign.find((entry) => entry.path === path)?.bytes ?? Buffer.alloc(0);
    const shorter = bytes.subarray(0, Math.floor(random() * bytes.length));
    const taken = random() < 0.5 ? bytes : shorter;
    return { what: 'time stamp of another', names: path, changed: instead(path, taken) };
  },
];

it('passes when it is only put together again', async () => {
  expect(await verifyPackage(await write(entries))).toMatchObject({
    ok: true,
    signature: { state: 'valid' },
    timeStamp: { state: 'valid' },
  });
});

it(
  `${ROUNDS} seeded mutations: not one passes, each is named`,
  async () => {
    const random = seededRandom(SEED);
    for (let round = 0; round < ROUNDS; round += 1) {
      const mutation = MUTATIONS[round % MUTATIONS.length]?.(random);
      if (!mutation) continue;
      const { ok, problems } = await verifyPackage(await write(mutation.changed));
      const told = `round ${round}: ${mutation.what}: ${JSON.stringify(problems)}`;
      expect(ok, told).toBe(false);
      const named = problems.some(
        ({ path, message }) =>
          path?.includes(mutation.names) === true || message.includes(mutation.names),
      );
      expect(named, told).toBe(true);
    }
  },
  PATIENCE_MS,
);
