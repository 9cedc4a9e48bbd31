/** The session over real HTTP: signing in, coming back, losing the network, the demo, signing out. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import type { LibraryPartition, SessionState } from '@shared/domain/session';
import { AppError } from '@shared/errors';
import { recordStep } from '@main/app/wiring/record-step';
import { APP_CHAIN } from '@main/custody';
import { openLibrary } from '@main/library';
import { systemClock } from '@main/platform/clock';
import { createSession, type Session, type SessionOptions } from '@main/session';
import { type Simulator, type SimulatorOptions, startSimulator } from '@simulator/index';
import { IMPATIENT, recordingLog } from '../support/fleet-connection';
import { memorySecretStore, type MemorySecretStore } from '../support/memory-secret-store';

let folder = '';
let secrets: MemorySecretStore;
let partitions: LibraryPartition[] = [];
let log = recordingLog();
const cleanUps: (() => unknown)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadproof-session-'));
  secrets = memorySecretStore();
  partitions = [];
  log = recordingLog();
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  await rm(folder, { recursive: true });
});

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator(options);
  cleanUps.push(() => simulator.close());
  return simulator;
}

/** A simulator of a single fleet needs a demo folder that says so. */
async function startSingleFleet(): Promise<Simulator> {
  const manifest = {
    version: 1,
    now: Date.UTC(2026, 9, 26) / 1000,
    zone: 'UTC',
    fleets: [{ id: 1, name: 'Only', depth: 0 }],
    incidents: [],
  };
  await writeFile(join(folder, 'fleet.json'), JSON.stringify(manifest));
  return start({ demoFolder: folder, events: 3 });
}

function open(options: Partial<SessionOptions> = {}): Session & { changes: SessionState[] } {
  const changes: SessionState[] = [];
  const session = createSession({
    http: fetch,
    clock: systemClock,
    log,
    profile: () => DEFAULT_API_PROFILE,
    limits: { ...IMPATIENT, retry: { attempts: 1 } },
    secrets,
    held: new Map(),
    accountFilePath: join(folder, 'account.json'),
    startDemoFleet: async () => {
      const demo = await start({ events: 4 });
      const { apiKey, email, password } = demo;
      return { baseUrl: demo.url, apiKey, email, password, stop: () => void demo.close() };
    },
    partitions: () => partitions,
    ensurePartition: (partition) => {
      if (partitions.some(({ partitionId }) => partitionId === partition.partitionId)) return;
      partitions.push({ ...partition, incidents: 0, incidentsSaved: 0 });
    },
    onChange: (state) => changes.push(state),
    onStep: () => {},
    ...options,
  });
  cleanUps.push(() => session.close());
  return { ...session, changes };
}

const inputOf = (service: Simulator, staySignedIn = true) => ({
  baseUrl: `${service.url}/`,
  apiKey: service.apiKey,
  email: service.email,
  password: service.password,
  staySignedIn,
});

const ALL = { sinceMs: 0, untilMs: 4e12, offset: 0, limit: 10, order: 'ASC' } as const;

async function signedIn(service: Simulator, fleetId = 1): Promise<ReturnType<typeof open>> {
  const session = open();
  await session.signIn(inputOf(service));
  await session.chooseFleet({ fleetId });
  return session;
}

const until = (session: Session, connection: SessionState['connection']) =>
  vi.waitFor(() => expect(session.state().connection).toBe(connection), 5_000);

describe('signing in', () => {
  it('goes straight in with a single fleet', async () => {
    const service = await startSingleFleet();
    const session = open();
    const state = await session.signIn(inputOf(service));
    expect(state).toMatchObject({ status: 'signed-in', connection: 'online', demo: false });
    expect(state.partitionId).toMatch(/^127-0-0-1-\d+-[0-9a-f]{10}$/);
    expect(state.partitions.map(({ partitionId }) => partitionId)).toEqual([state.partitionId]);
    expect((await session.service()?.events(ALL))?.value.count).toBe(3);
  });

  it('asks for the fleet when there are several, and gives each its own library', async () => {
    const service = await start({ events: 3 });
    const session = open();
    const asked = await session.signIn(inputOf(service));
    expect(asked).toMatchObject({ status: 'choosing-fleet', partitionId: null });
    expect(session.service()).toBeNull();
    const first = await session.chooseFleet({ fleetId: 1 });
    expect(first).toMatchObject({ status: 'signed-in', fleet: { fleetId: 1 } });
    const second = await session.chooseFleet({ fleetId: 2 });
    expect(second.partitionId).not.toBe(first.partitionId);
    const page = await session.service()?.events(ALL);
    expect(page?.value.events[0]?.event.ticket).toMatch(/^SYN2-/);
    expect((await session.chooseFleet({ fleetId: 1 })).partitionId).toBe(first.partitionId);
    await expect(session.chooseFleet({ fleetId: 9 })).rejects.toMatchObject({
      code: 'input.invalid',
    });
  });

  it('changes nothing when it fails', async () => {
    const service = await start({ events: 3 });
    const session = await signedIn(service);
    const before = session.state();
    for (const [change, code] of [
      [{ apiKey: 'wrong' }, 'service.wrong-key'],
      [{ password: 'wrong one' }, 'service.wrong-password'],
      [{ baseUrl: 'http://127.0.0.1:9' }, 'network.unreachable'],
      [{ baseUrl: 'http://fleet.example' }, 'input.invalid'],
      [{ baseUrl: 'not an address' }, 'input.invalid'],
    ] as const) {
      await expect(session.signIn({ ...inputOf(service), ...change })).rejects.toMatchObject({
        code,
      });
    }
    expect(session.state()).toEqual(before);
    expect((await session.service()?.events(ALL))?.value.count).toBe(3);
  });
});

describe('secrets', () => {
  it('are in the keychain and nowhere else', async () => {
    const service = await start({ events: 3 });
    const session = await signedIn(service);
    await session.service()?.events(ALL);
    const tokens = service.requests.flatMap(
      ({ headers }) => headers['authorization']?.slice('Bearer '.length) ?? [],
    );
    expect([...secrets.entries.values()]).toEqual(
      expect.arrayContaining([service.apiKey, service.password, tokens.at(-1)]),
    );
    const files = await readdir(folder);
    expect(files).toEqual(['account.json']);
    const told = [
      await readFile(join(folder, 'account.json'), 'utf8'),
      JSON.stringify(session.changes),
      log.text(),
    ].join('\n');
    for (const secret of [service.apiKey, service.password, ...tokens]) {
      expect(told).not.toContain(secret);
    }
  });

  it('are not kept when the user does not want to stay signed in', async () => {
    const service = await start({ events: 3 });
    const session = open();
    await session.signIn(inputOf(service, false));
    await session.chooseFleet({ fleetId: 1 });
    expect(secrets.entries.size).toBe(0);
    const again = open();
    expect(await again.restore()).toMatchObject({
      status: 'signed-out',
      baseUrl: service.url,
      email: service.email,
    });
  });

  it('that are not kept outlive the library that is open, and end with the app', async () => {
    const service = await start({ events: 3 });
    const held: SessionOptions['held'] = new Map();
    const session = open({ held });
    await session.signIn(inputOf(service, false));
    await session.chooseFleet({ fleetId: 1 });
    session.close();
    const inAnother = open({ held });
    expect(await inAnother.restore()).toMatchObject({ status: 'signed-in', staySignedIn: false });
    await inAnother.service()?.verifyToken();
    expect(inAnother.state().connection).toBe('online');
    await inAnother.signOut();
    expect((await open({ held }).restore()).status).toBe('signed-out');
  });

  it('live for this run only without a keychain, and the state says so', async () => {
    secrets.working = false;
    const service = await start({ events: 3 });
    const session = open();
    expect((await session.restore()).keychain).toBe('unavailable');
    await session.signIn(inputOf(service));
    const state = await session.chooseFleet({ fleetId: 1 });
    expect(state).toMatchObject({ status: 'signed-in', keychain: 'unavailable' });
    service.revokeTokens();
    expect((await session.service()?.events(ALL))?.value.count).toBe(3);
    const again = open();
    expect(await again.restore()).toMatchObject({
      status: 'signed-in',
      connection: 'sign-in-needed',
      partitionId: state.partitionId,
      problem: { code: 'service.signed-out' },
    });
    expect(again.service()).toBeNull();
  });
});

describe('coming back', () => {
  it('is signed in at once and online soon after', async () => {
    const service = await start({ events: 3 });
    const first = await signedIn(service, 2);
    const { partitionId } = first.state();
    first.close();
    const again = open();
    expect(await again.restore()).toMatchObject({
      status: 'signed-in',
      connection: 'unknown',
      partitionId,
      fleet: { fleetId: 2 },
    });
    await until(again, 'online');
    const signIns = service.requests.filter(({ pathname }) => pathname === '/V2/auth');
    expect(signIns).toHaveLength(1);
  });

  it('signs in again by itself, to the same fleet, when the token has gone', async () => {
    const service = await start({ events: 3 });
    await signedIn(service, 2);
    service.revokeTokens();
    const again = open();
    await again.restore();
    await until(again, 'online');
    const page = await again.service()?.events(ALL);
    expect(page?.value.events[0]?.event.ticket).toMatch(/^SYN2-/);
    // The new token is kept, so that the next start needs no sign-in.
    await vi.waitFor(() =>
      expect([...secrets.entries.values()]).toContain(
        service.requests.at(-1)?.headers['authorization']?.slice('Bearer '.length),
      ),
    );
  });

  it('asks for a new sign-in when the password has changed', async () => {
    const service = await start({ events: 3 });
    await signedIn(service);
    service.revokeTokens();
    for (const key of secrets.entries.keys()) {
      if (key.endsWith(':password')) secrets.entries.set(key, 'changed since');
    }
    const again = open();
    await again.restore();
    await until(again, 'sign-in-needed');
    expect(again.state()).toMatchObject({
      status: 'signed-in',
      problem: { code: 'service.signed-out' },
    });
  });

  it('keeps the library open without a network, and notices when it is back', async () => {
    const service = await start({ events: 3 });
    await signedIn(service);
    let cable = false;
    const again = open({
      http: (url, init) => (cable ? fetch(url, init) : fetch('http://127.0.0.1:9/')),
    });
    await again.restore();
    await until(again, 'offline');
    expect(again.state()).toMatchObject({
      status: 'signed-in',
      problem: { code: 'network.unreachable' },
    });
    cable = true;
    await again.service()?.events(ALL);
    expect(again.state()).toMatchObject({ connection: 'online', problem: null });
  });

  it('does not trip over a damaged file', async () => {
    await writeFile(join(folder, 'account.json'), '{"version":1,"account":{"baseUrl":7}}');
    expect(await open().restore()).toMatchObject({ status: 'signed-out', problem: null });
  });
});

describe('the demo fleet', () => {
  it('opens with one step, and again after a restart under another address and key', async () => {
    const session = open();
    const state = await session.openDemo();
    expect(state).toMatchObject({ status: 'signed-in', demo: true, partitionId: 'demo' });
    expect((await session.service()?.events(ALL))?.value.count).toBe(4);
    expect(secrets.entries.size).toBe(0);
    session.close();
    const again = open();
    expect(await again.restore()).toMatchObject({
      status: 'signed-in',
      demo: true,
      partitionId: 'demo',
    });
    await until(again, 'online');
    expect((await again.service()?.events(ALL))?.value.count).toBe(4);
  });

  it('leaves its library usable when it does not start', async () => {
    const session = open();
    await session.openDemo();
    session.close();
    const again = open({ startDemoFleet: () => Promise.reject(new Error('no such process')) });
    await again.restore();
    await until(again, 'offline');
    expect(again.state()).toMatchObject({ status: 'signed-in', partitionId: 'demo' });
    expect(again.service()).toBeNull();
  });

  it('stays signed in where it was when the demo does not start', async () => {
    const service = await start({ events: 3 });
    const session = open({ startDemoFleet: () => Promise.reject(new Error('no such process')) });
    await session.signIn(inputOf(service));
    const before = await session.chooseFleet({ fleetId: 1 });
    await expect(session.openDemo()).rejects.toThrow('no such process');
    expect(session.state()).toEqual(before);
    expect((await session.service()?.events(ALL))?.value.count).toBe(3);
  });
});

describe('leaving', () => {
  it('signs out: secrets gone, service told, library kept', async () => {
    const service = await start({ events: 3 });
    const session = await signedIn(service);
    const state = await session.signOut();
    expect(state).toMatchObject({
      status: 'signed-out',
      partitionId: null,
      baseUrl: service.url,
      email: service.email,
    });
    expect(state.partitions).toHaveLength(1);
    expect(secrets.entries.size).toBe(0);
    expect(service.requests.at(-1)?.pathname).toBe('/logout');
    expect(session.service()).toBeNull();
    expect((await open().restore()).status).toBe('signed-out');
  });

  it('signs out without a network too', async () => {
    const service = await start({ events: 3 });
    const session = await signedIn(service);
    await service.close();
    expect((await session.signOut()).status).toBe('signed-out');
    expect(secrets.entries.size).toBe(0);
  });

  it('opens a library without any service', async () => {
    const service = await start({ events: 3 });
    const session = await signedIn(service);
    const { partitionId } = session.state();
    await session.signOut();
    const state = await session.openLibrary({ partitionId: partitionId ?? '' });
    expect(state).toMatchObject({ status: 'library-only', partitionId });
    expect(session.service()).toBeNull();
    await expect(session.openLibrary({ partitionId: 'nowhere' })).rejects.toMatchObject({
      code: 'library.not-found',
    });
  });

  it('ignores late answers of the account it left', async () => {
    const service = await start({ events: 3 });
    const session = await signedIn(service);
    service.order([{ path: '/V2/events', fault: { kind: 'latency', ms: 50 } }]);
    const late = session.service()?.events(ALL);
    await session.signOut();
    const changes = session.changes.length;
    await late?.catch(() => {});
    expect(session.changes).toHaveLength(changes);
    expect(session.state().connection).toBe('unknown');
  });
});

describe('several accounts', () => {
  /** Two services, as two accounts; the second is open, in its fleet 2. */
  async function twoAccounts() {
    const [first, second] = [await start({ events: 3 }), await start({ events: 5 })];
    const session = open();
    await session.signIn(inputOf(first));
    const one = await session.chooseFleet({ fleetId: 1 });
    await session.signIn(inputOf(second));
    const two = await session.chooseFleet({ fleetId: 2 });
    return { first, second, session, one, two };
  }
  const idOf = (state: SessionState): string => state.accountId ?? '';
  const keptFor = (accountId: string): readonly string[] =>
    [...secrets.entries.keys()].filter((key) => key.startsWith(accountId));

  it('are listed, the latest first, each with its own secrets and libraries', async () => {
    const { first, second, session, one, two } = await twoAccounts();
    expect(idOf(one)).not.toBe(idOf(two));
    expect(two.accounts).toMatchObject([
      { accountId: idOf(two), baseUrl: second.url, fleet: { fleetId: 2 }, secretsKept: true },
      { accountId: idOf(one), baseUrl: first.url, fleet: { fleetId: 1 }, secretsKept: true },
    ]);
    expect(two.accounts[0]?.partitionIds).toContain(two.partitionId);
    expect(two.accounts[1]?.partitionIds).toContain(one.partitionId);
    expect(keptFor(idOf(one))).toHaveLength(3);
    expect(keptFor(idOf(two))).toHaveLength(3);
    expect(secrets.entries.get(`${idOf(one)}:password`)).toBe(first.password);
    expect(secrets.entries.get(`${idOf(two)}:password`)).toBe(second.password);
    const told = JSON.stringify(session.changes);
    expect(told).not.toContain(first.password);
    expect(told).not.toContain(second.apiKey);
  });

  it('switch without signing in, each with its own service, secrets and fleet', async () => {
    const { first, second, session, one, two } = await twoAccounts();
    const back = await session.switchAccount({ accountId: idOf(one), fleetId: null });
    expect(back).toMatchObject({
      status: 'signed-in',
      accountId: idOf(one),
      partitionId: one.partitionId,
      fleet: { fleetId: 1 },
    });
    expect((await session.service()?.events(ALL))?.value.count).toBe(3);
    const other = await session.switchAccount({ accountId: idOf(two), fleetId: 1 });
    expect(other).toMatchObject({ accountId: idOf(two), fleet: { fleetId: 1 } });
    expect(other.partitionId).not.toBe(two.partitionId);
    expect((await session.service()?.events(ALL))?.value.count).toBe(5);
    const stolen = (service: Simulator, key: string) =>
      service.requests.some(({ headers }) => headers['x-api-key'] === key);
    expect(stolen(first, second.apiKey)).toBe(false);
    expect(stolen(second, first.apiKey)).toBe(false);
    for (const service of [first, second]) {
      const signIns = service.requests.filter(({ pathname }) => pathname === '/V2/auth');
      expect(signIns).toHaveLength(1);
    }
    await expect(
      session.switchAccount({ accountId: 'nobody', fleetId: null }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(
      session.switchAccount({ accountId: idOf(one), fleetId: 99 }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
    expect(session.state().accountId).toBe(idOf(two));
  });

  it('switch to the fleet opened last without a network', async () => {
    const { first, session, one } = await twoAccounts();
    await first.close();
    const state = await session.switchAccount({ accountId: idOf(one), fleetId: null });
    expect(state).toMatchObject({ status: 'signed-in', partitionId: one.partitionId });
    await until(session, 'offline');
  });

  it('come back after a restart to the one that was open last', async () => {
    const { session, one } = await twoAccounts();
    await session.switchAccount({ accountId: idOf(one), fleetId: null });
    session.close();
    const again = open();
    expect(await again.restore()).toMatchObject({
      status: 'signed-in',
      accountId: idOf(one),
      partitionId: one.partitionId,
    });
    expect(again.state().accounts).toHaveLength(2);
    await until(again, 'online');
  });

  it('keep their secrets while the demo is open, and while another one signs out', async () => {
    const { session, one, two } = await twoAccounts();
    await session.openDemo();
    expect(session.state()).toMatchObject({ demo: true, accountId: null });
    expect(keptFor(idOf(two))).toHaveLength(3);
    const back = await session.switchAccount({ accountId: idOf(two), fleetId: null });
    expect(back).toMatchObject({ demo: false, partitionId: two.partitionId });
    await until(session, 'online');
    const left = await session.signOut();
    expect(left.accounts).toMatchObject([
      { accountId: idOf(two), secretsKept: false },
      { accountId: idOf(one), secretsKept: true },
    ]);
    expect(keptFor(idOf(two))).toEqual([]);
    expect(keptFor(idOf(one))).toHaveLength(3);
    expect((await open().restore()).status).toBe('signed-out');
  });

  it('are removed with their secrets, the open one and any other; libraries stay', async () => {
    const { first, second, session, one, two } = await twoAccounts();
    const removed = await session.removeAccount({ accountId: idOf(one) });
    expect(removed).toMatchObject({ status: 'signed-in', accountId: idOf(two) });
    expect(removed.accounts.map(({ accountId }) => accountId)).toEqual([idOf(two)]);
    expect(keptFor(idOf(one))).toEqual([]);
    expect(first.requests.at(-1)?.pathname).toBe('/logout');
    expect(keptFor(idOf(two))).toHaveLength(3);
    const none = await session.removeAccount({ accountId: idOf(two) });
    expect(none).toMatchObject({ status: 'signed-out', accounts: [] });
    expect(secrets.entries.size).toBe(0);
    expect(second.requests.at(-1)?.pathname).toBe('/logout');
    expect(none.partitions.map(({ partitionId }) => partitionId)).toEqual(
      expect.arrayContaining([one.partitionId, two.partitionId]),
    );
    expect(await readFile(join(folder, 'account.json'), 'utf8')).not.toContain(first.url);
    expect(await open().restore()).toMatchObject({ status: 'signed-out', accounts: [] });
  });

  it('that are not to be kept can be come back to until the program ends', async () => {
    const [first, second] = [await start({ events: 3 }), await start({ events: 5 })];
    const session = open();
    await session.signIn(inputOf(first, false));
    const one = await session.chooseFleet({ fleetId: 1 });
    await session.signIn(inputOf(second));
    await session.chooseFleet({ fleetId: 1 });
    expect(keptFor(idOf(one))).toEqual([]);
    await session.switchAccount({ accountId: idOf(one), fleetId: null });
    await until(session, 'online');
    expect(keptFor(idOf(one))).toEqual([]);
    session.close();
    const again = open();
    expect((await again.restore()).accounts).toMatchObject([
      { secretsKept: false },
      { secretsKept: true },
    ]);
  });

  it('never sign in again by themselves after they were left', async () => {
    const { first, session, one, two } = await twoAccounts();
    await session.switchAccount({ accountId: idOf(one), fleetId: null });
    await until(session, 'online');
    const old = session.service();
    await session.switchAccount({ accountId: idOf(two), fleetId: null });
    first.revokeTokens();
    await expect(old?.events(ALL)).rejects.toMatchObject({ code: 'service.signed-out' });
    const signIns = first.requests.filter(({ pathname }) => pathname === '/V2/auth');
    expect(signIns).toHaveLength(1);
  });

  it('go on from the file of a version that knew a single one', async () => {
    const service = await start({ events: 3 });
    const session = await signedIn(service, 2);
    const { partitionId } = session.state();
    session.close();
    const old = {
      version: 1,
      account: {
        baseUrl: service.url,
        email: service.email,
        demo: false,
        fleet: { fleetId: 2, name: 'Second', depth: 0 },
        fleets: [
          { fleetId: 1, name: 'First', depth: 0 },
          { fleetId: 2, name: 'Second', depth: 0 },
        ],
        partitionId,
        staySignedIn: true,
      },
    };
    await writeFile(join(folder, 'account.json'), JSON.stringify(old));
    const again = open();
    expect(await again.restore()).toMatchObject({ status: 'signed-in', partitionId });
    await until(again, 'online');
    expect(again.state().accounts).toHaveLength(1);
    const files = await readdir(folder);
    expect(files.filter((name) => name.endsWith('.bak'))).toHaveLength(1);
  });

  it('leave the demo of such a file where it was', async () => {
    const place = { baseUrl: 'http://127.0.0.1:9', email: 'demo@fleet.example' };
    const account = { ...place, demo: true, fleet: null, fleets: [], partitionId: 'demo' };
    const old = { version: 1, account: { ...account, staySignedIn: true } };
    await writeFile(join(folder, 'account.json'), JSON.stringify(old));
    const again = open();
    expect(await again.restore()).toMatchObject({ demo: true, partitionId: 'demo', accounts: [] });
    await until(again, 'online');
  });
});

describe('the record of signing in and out', () => {
  /** Sessions that write into the chain of a real library, by the name that settings hold. */
  function recorded() {
    const library = openLibrary({ root: join(folder, 'library'), clock: systemClock, log });
    cleanUps.push(async () => {
      await library.saving.repairCustodyCopies();
      library.close();
    });
    const settings = { userName: 'Ada' };
    const openRecorded = () =>
      open({
        partitions: () => library.partitions(),
        ensurePartition: (partition) => {
          library.ensurePartition(partition);
        },
        onStep: (step) => {
          recordStep(library, log, step, settings.userName);
        },
      });
    const entries = () => library.custody.entries(APP_CHAIN);
    const told = () => entries().map(({ action, data }) => [action, data['fleet']]);
    return { library, settings, openRecorded, entries, told };
  }

  it('names server, fleet and person of each sign-in and sign-out, and nothing secret', async () => {
    const { library, settings, openRecorded, entries } = recorded();
    const service = await start({ events: 3 });
    const session = openRecorded();
    await session.signIn(inputOf(service));
    // Which fleet, and so which library, is not said yet.
    expect(entries()).toEqual([]);
    const { partitionId } = await session.chooseFleet({ fleetId: 1 });
    settings.userName = 'Ben';
    const second = await session.chooseFleet({ fleetId: 2 });
    await session.service()?.events(ALL);
    settings.userName = '';
    await session.signOut();

    const [one, two] = second.fleets.map(({ name }) => name);
    const server = new URL(service.url).host;
    const atTwo = { server, fleet: two, partitionId: second.partitionId };
    expect(entries().map(({ action, user, data }) => ({ action, user, data }))).toEqual([
      { action: 'signed-in', user: 'Ada', data: { server, fleet: one, partitionId } },
      { action: 'signed-in', user: 'Ben', data: atTwo },
      { action: 'signed-out', user: '', data: atTwo },
    ]);
    const written = library.custody.lines(APP_CHAIN).join('\n');
    const tokens = service.requests.flatMap(
      ({ headers }) => headers['authorization']?.slice('Bearer '.length) ?? [],
    );
    expect(tokens).not.toEqual([]);
    for (const secret of [service.email, service.apiKey, service.password, ...tokens]) {
      expect(written).not.toContain(secret);
    }
    expect(library.custody.verify(APP_CHAIN)).toMatchObject({ ok: true, entries: 3 });
    await vi.waitFor(async () =>
      expect(await readFile(join(folder, 'library', 'custody.jsonl'), 'utf8')).toBe(`${written}\n`),
    );
  });

  it('says nothing of what fails, of coming back after a start, or of being signed out already', async () => {
    const { openRecorded, told } = recorded();
    const service = await startSingleFleet();
    const session = openRecorded();
    const wrong = { ...inputOf(service), password: 'wrong one' };
    await expect(session.signIn(wrong)).rejects.toMatchObject({ code: 'service.wrong-password' });
    await session.signOut();
    expect(told()).toEqual([]);
    await session.signIn(inputOf(service));
    expect(told()).toEqual([['signed-in', null]]);
    session.close();
    const again = openRecorded();
    const { accountId } = await again.restore();
    await until(again, 'online');
    expect(told()).toHaveLength(1);
    await again.signOut();
    expect(told()).toEqual([
      ['signed-in', null],
      ['signed-out', null],
    ]);
    // Its library alone is open then: the secrets are gone.
    await again.switchAccount({ accountId: accountId ?? '', fleetId: null });
    expect(again.state().connection).toBe('sign-in-needed');
    await again.signOut();
    expect(told()).toHaveLength(2);
  });

  it('says when the demo is opened and when it is left for something else', async () => {
    const { openRecorded, entries, told } = recorded();
    const service = await start({ events: 3 });
    const session = openRecorded();
    const demo = await session.openDemo();
    expect(entries()).toMatchObject([
      { action: 'signed-in', data: { demo: true, fleet: demo.fleet?.name, partitionId: 'demo' } },
    ]);
    expect(entries()[0]?.data).not.toHaveProperty('server');
    session.close();
    const again = openRecorded();
    await again.restore();
    await until(again, 'online');
    expect(told()).toHaveLength(1);
    await again.signIn(inputOf(service));
    const { fleet } = await again.chooseFleet({ fleetId: 2 });
    await again.openDemo();
    await again.openLibrary({ partitionId: 'demo' });
    await again.openDemo();
    await again.signOut();
    expect(told()).toEqual([
      ['signed-in', demo.fleet?.name],
      ['signed-out', demo.fleet?.name],
      ['signed-in', fleet?.name],
      ['signed-in', demo.fleet?.name],
      ['signed-out', demo.fleet?.name],
      ['signed-in', demo.fleet?.name],
      ['signed-out', demo.fleet?.name],
    ]);
  });

  it('follows from account to account; each is signed out of when it is removed', async () => {
    const { openRecorded, entries } = recorded();
    const [first, second] = [await start({ events: 3 }), await start({ events: 5 })];
    const session = openRecorded();
    await session.signIn(inputOf(first));
    const one = await session.chooseFleet({ fleetId: 1 });
    await session.signIn(inputOf(second));
    const two = await session.chooseFleet({ fleetId: 1 });
    await session.switchAccount({ accountId: one.accountId ?? '', fleetId: null });
    await session.switchAccount({ accountId: one.accountId ?? '', fleetId: null });
    await session.removeAccount({ accountId: two.accountId ?? '' });
    await session.removeAccount({ accountId: one.accountId ?? '' });
    expect(entries().map(({ action, data }) => [action, data['partitionId']])).toEqual([
      ['signed-in', one.partitionId],
      ['signed-in', two.partitionId],
      ['signed-in', one.partitionId],
      ['signed-out', two.partitionId],
      ['signed-out', one.partitionId],
    ]);
  });

  it('comes first: what cannot be written down is not done', async () => {
    const service = await startSingleFleet();
    let full = false;
    const session = open({
      onStep: () => {
        if (full) throw new AppError('library.full');
      },
    });
    const before = await session.signIn(inputOf(service));
    full = true;
    await expect(session.signOut()).rejects.toMatchObject({ code: 'library.full' });
    expect(session.state()).toEqual(before);
    expect((await session.service()?.events(ALL))?.value.count).toBe(3);
    full = false;
    expect((await session.signOut()).status).toBe('signed-out');
  });
});
