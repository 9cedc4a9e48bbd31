/** The fleet client against the simulated service over real HTTP, with everything that can go wrong. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiProfileSchema, DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import { AppError, type ErrorCode } from '@shared/errors';
import {
  createFleetClient,
  type EventPageQuery,
  type FleetClient,
  listFleets,
  signIn,
  switchFleet,
} from '@main/fleet';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
  TASK_OUTCOMES,
} from '@simulator/index';
import { connectTo, recordingLog, signedInClient } from '../support/fleet-connection';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator(options);
  cleanUps.push(() => simulator.close());
  return simulator;
}

/** A server that always says the same. */
async function sayer(status: number, contentType: string, body: string, headers = {}) {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ALL: EventPageQuery = {
  sinceMs: 0,
  untilMs: Date.UTC(2100, 0),
  offset: 0,
  limit: 100,
  order: 'ASC',
};

async function failure(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (caught) {
    if (caught instanceof AppError) return caught;
    throw caught;
  }
  throw new Error('it did not fail');
}

const codeOf = async (work: Promise<unknown>): Promise<ErrorCode> => (await failure(work)).code;

describe('signing in', () => {
  it('tells wrong key, wrong password, unreachable and not-an-API apart', async () => {
    const service = await start();
    const { email, password } = service;
    expect(await codeOf(signIn(connectTo({ ...service, apiKey: 'no' }), service))).toBe(
      'service.wrong-key',
    );
    const refused = await failure(signIn(connectTo(service), { email, password: 'wrong one' }));
    expect(refused.code).toBe('service.wrong-password');
    expect(refused.detail).toBe('Incorrect email or password');
    expect(refused.service?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    await service.close();
    expect(await codeOf(signIn(connectTo(service), service))).toBe('network.unreachable');
    for (const [status, type, body] of [
      [200, 'text/html', '<title>Router</title>'],
      [404, 'text/html', 'Not Found'],
      [200, 'application/json', '{"hello":"world"}'],
      [200, 'application/json', '[1,2]'],
    ] as const) {
      const url = await sayer(status, type, body);
      const call = signIn(connectTo({ url, apiKey: 'k' }), { email, password });
      expect(await codeOf(call), `${status} ${body}`).toBe('service.not-an-api');
    }
  });

  it('understands the refusals of a plain API gateway', async () => {
    const url = await sayer(403, 'application/json', '{"message":"Forbidden"}');
    const call = signIn(connectTo({ url, apiKey: 'k' }), { email: 'a@b.c', password: 'secret' });
    expect(await codeOf(call)).toBe('service.wrong-key');
  });

  it('does not carry the API key along a redirect', async () => {
    const service = await start();
    const url = await sayer(302, 'text/plain', '', { location: `${service.url}/V2/auth` });
    expect(await codeOf(signIn(connectTo({ ...service, url }), service))).toBe(
      'service.not-an-api',
    );
    expect(service.requests).toHaveLength(0);
  });

  it.each(['data.access_token', 'data.token', 'access_token', 'header'] as const)(
    'finds the token in %s',
    async (tokenPlace) => {
      const service = await start({ events: 3, tokenPlace });
      const { client } = await signedInClient(service);
      expect((await client.events(ALL)).value.count).toBe(3);
    },
  );

  it('says so when there is no token anywhere', async () => {
    const service = await start({ tokenPlace: 'nowhere' });
    expect(await codeOf(signIn(connectTo(service), service))).toBe('service.no-token');
  });

  it('needs nothing but another profile for a service with other paths, header and scheme', async () => {
    const profile = ApiProfileSchema.parse({
      apiKeyHeader: 'X-Fleet-Key',
      tokenScheme: 'Token',
      paths: {
        ...DEFAULT_API_PROFILE.paths,
        signIn: '/api/v3/login',
        event: '/api/v3/incidents/{ticket}/detail',
        eventVideo: '/api/v3/incidents/{ticket}/media',
      },
    });
    const service = await start({ events: 3, profile });
    const { client } = await signedInClient(service, { profile: () => profile });
    const ticket = (await client.events(ALL)).value.events[0]?.event.ticket ?? '';
    expect((await client.event(ticket)).value.ticket).toBe(ticket);
    expect((await client.eventAssets(ticket)).value.videos.length).toBeGreaterThan(0);
  });

  it('switches the fleet for a new token and revokes the old one', async () => {
    const service = await start({ events: 3 });
    let token: string | null = null;
    const connection = connectTo(service, { token: () => token });
    const first = await signIn(connection, service);
    expect(first.fleets.map((fleet) => fleet.fleetId)).toEqual([1, 2]);
    token = first.token;
    expect(await listFleets(connection)).toHaveLength(2);
    expect(await codeOf(switchFleet(connection, 77))).toBe('service.refused');
    const second = await switchFleet(connection, 2);
    expect(await codeOf(createFleetClient(connection).verifyToken())).toBe('service.signed-out');
    token = second.token;
    const page = await createFleetClient(connection).events(ALL);
    expect(page.value.events[0]?.event.ticket).toMatch(/^SYN2-/);
  });
});

describe('calls', () => {
  it('brings every endpoint in our own shape with the raw answer beside it', async () => {
    const service = await start({ events: 30, clock: { now: () => Date.UTC(2026, 9, 26) } });
    const { client } = await signedInClient(service);
    const page = await client.events(ALL);
    expect(page.value).toMatchObject({ count: 30, unreadable: [] });
    const { event, raw } = page.value.events[20] ?? {};
    expect(raw).toMatchObject({ ticket: event?.ticket, clicked_count: 0 });
    expect(JSON.parse(page.text)).toEqual(page.raw);
    const detail = await client.event(event?.ticket ?? '');
    expect(detail.value).toMatchObject({
      ...event,
      uploading: false,
    });
    expect(detail.value.speedKph).toEqual(expect.any(Number));
    const assets = await client.eventAssets(event?.ticket ?? '');
    expect(assets.value.videos[0]).toMatchObject({
      durationMs: 15_000,
      startMs: assets.value.videoStartMs,
    });
    expect(assets.value.nmeaUrl).toMatch(/track\.nmea/);
    const report = await client.safetyReport({ sinceMs: 0, untilMs: ALL.untilMs, zone: 'UTC' });
    expect(report.value.categories).toHaveLength(4);
    expect(report.value.trip.trips).toBeGreaterThan(0);
    expect(report.value.trends[0]?.days[0]?.severity).toHaveProperty('1');
    expect((await client.configuration()).value.current).toHaveProperty('video_format');
    await client.discardEvent(event?.ticket ?? '');
    expect(await codeOf(client.event(event?.ticket ?? ''))).toBe('service.not-found');
  });

  it('keeps the good records of a spoiled page and counts the bad', async () => {
    const service = await start({ events: 90 });
    const { client } = await signedInClient(service);
    for (const as of ['text', 'number', 'null', 'list', 'no-ticket', 'no-time'] as const) {
      service.clearFaults();
      service.order([{ path: '/V2/events', fault: { kind: 'malformed', every: 3, as } }]);
      const { value } = await client.events(ALL);
      expect([value.count, value.events.length, value.unreadable.length], as).toEqual([90, 60, 30]);
    }
  });

  it('reads events whose every other field is null, missing, or a number written as text', async () => {
    const service = await start({ events: 10 });
    const { client } = await signedInClient(service);
    const plain = (await client.events(ALL)).value.events.map(({ event }) => event);
    service.order([{ path: '/V2/events', fault: { kind: 'numbers-as-text' } }]);
    const asText = (await client.events(ALL)).value.events.map(({ event }) => event);
    expect(asText).toEqual(plain);
    for (const kind of ['nulls', 'missing'] as const) {
      service.clearFaults();
      service.order([{ path: '/V2/*', fault: { kind } }]);
      const { value } = await client.events(ALL);
      expect(value.events.map(({ event }) => event.ticket)).toEqual(plain.map((one) => one.ticket));
      expect(value.events[0]?.event).toMatchObject({ typeName: null, daysLeft: null });
      const ticket = plain[0]?.ticket ?? '';
      expect((await client.event(ticket)).value.speedKph).toBeNull();
      expect((await client.eventAssets(ticket)).value.videos).toEqual([]);
    }
  });

  it('tells an envelope that says no, with its message, code and request id', async () => {
    const service = await start({ events: 3 });
    const { client } = await signedInClient(service);
    const fault = { kind: 'refuse', code: 'E7', message: 'Closed on Sundays' } as const;
    service.order([{ path: '/V2/events', fault }]);
    const error = await failure(client.events(ALL));
    expect(error).toMatchObject({
      code: 'service.refused',
      detail: 'Closed on Sundays',
      service: { code: 'E7' },
    });
    expect(error.service?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells an answer that is not JSON', async () => {
    const service = await start({ events: 3 });
    const { client } = await signedInClient(service);
    service.order([{ path: '/V2/events', fault: { kind: 'not-json' } }]);
    expect(await codeOf(client.events(ALL))).toBe('service.unreadable');
  });
});

describe('signing in again', () => {
  it('happens once, silently, however many calls are refused at the same time', async () => {
    const service = await start({ events: 50 });
    const { client, renewals } = await signedInClient(service);
    await client.events(ALL);
    service.revokeTokens();
    const pages = await Promise.all(
      [0, 10, 20, 30, 40].map((offset) => client.events({ ...ALL, offset, limit: 10 })),
    );
    expect(pages.flatMap(({ value }) => value.events)).toHaveLength(50);
    expect(renewals()).toBe(1);
  });

  it.each([401, 403] as const)('also answers %i', async (status) => {
    const service = await start({ events: 3 });
    const { client, renewals } = await signedInClient(service);
    service.order([{ path: '/V2/events', to: 1, fault: { kind: 'unauthorized', status } }]);
    expect((await client.events(ALL)).value.count).toBe(3);
    expect(renewals()).toBe(1);
  });

  it('gives up after one try', async () => {
    const service = await start({ events: 3 });
    const { client, renewals } = await signedInClient(service);
    service.order([{ path: '/V2/events', fault: { kind: 'unauthorized' } }]);
    expect(await codeOf(client.events(ALL))).toBe('service.signed-out');
    expect(renewals()).toBe(1);
  });

  it('is not possible without a way to: the call is refused', async () => {
    const service = await start({ events: 3 });
    const client = createFleetClient(connectTo(service, { token: () => 'old' }));
    expect(await codeOf(client.events(ALL))).toBe('service.signed-out');
  });
});

describe('trying again', () => {
  it.each([
    ['too-many', { kind: 'too-many', retryAfterSeconds: 0 }],
    ['too-many by date', { kind: 'too-many', retryAfterSeconds: 0, asDate: true }],
    ['too-many without a hint', { kind: 'too-many', retryAfterSeconds: null }],
    ['503', { kind: 'status', status: 503 }],
    ['500', { kind: 'status', status: 500 }],
    ['a dropped connection', { kind: 'drop' }],
    ['a body cut short', { kind: 'truncate', afterBytes: 200 }],
  ] as const)('gets over %s, twice', async (_name, fault) => {
    const service = await start({ events: 3 });
    const { client } = await signedInClient(service);
    service.order([{ path: '/V2/events', to: 2, fault }]);
    expect((await client.events(ALL)).value.count).toBe(3);
    expect(service.requests.filter(({ pathname }) => pathname === '/V2/events')).toHaveLength(3);
  });

  it('ends with what was wrong', async () => {
    const service = await start({ events: 3 });
    const { client } = await signedInClient(service, { retry: { attempts: 2, baseMs: 1 } });
    for (const [fault, code] of [
      [{ kind: 'too-many', retryAfterSeconds: 0 }, 'service.busy'],
      [{ kind: 'status', status: 502 }, 'service.failed'],
      [{ kind: 'drop' }, 'network.interrupted'],
      [{ kind: 'truncate', afterBytes: 10 }, 'network.interrupted'],
    ] as const) {
      service.clearFaults();
      service.order([{ path: '/V2/events', fault }]);
      expect(await codeOf(client.events(ALL)), fault.kind).toBe(code);
    }
  });

  it('waits as long as the service asks, with all calls', async () => {
    const service = await start({ events: 3 });
    let nowMs = 0;
    const clock = { now: () => Date.now(), monotonic: () => nowMs };
    const { client } = await signedInClient(service, { clock });
    service.order([
      { path: '/V2/events', to: 1, fault: { kind: 'too-many', retryAfterSeconds: 0.05 } },
    ]);
    await client.events(ALL);
    const before = service.requests.length;
    // By the still clock the asked pause has not passed: another call stays back.
    const controller = new AbortController();
    const other = client.configuration(controller.signal);
    other.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(service.requests).toHaveLength(before);
    nowMs = 60;
    await other;
    expect(service.requests).toHaveLength(before + 1);
  });

  it('reports a service that wants more patience than is sensible', async () => {
    const service = await start({ events: 3 });
    const { client } = await signedInClient(service);
    service.order([{ path: '/V2/events', fault: { kind: 'too-many', retryAfterSeconds: 3600 } }]);
    expect(await codeOf(client.events(ALL))).toBe('service.busy');
  });

  it('never repeats what must not be done twice, except when it surely was not done', async () => {
    const service = await start({ events: 3 });
    const { client } = await signedInClient(service);
    const ask = () =>
      client.requestClip({
        deviceCid: 'SIM000001',
        cameraId: 'ALL',
        fileName: 'clip',
        targetTimeMs: Date.UTC(2026, 9, 20),
        singleEvent: true,
        durationSeconds: 30,
      });
    const count = () =>
      service.requests.filter(({ pathname }) => pathname.endsWith('/upload-video')).length;
    service.order([{ path: '*/upload-video', to: 1, fault: { kind: 'status', status: 500 } }]);
    expect(await codeOf(ask())).toBe('service.failed');
    expect(count()).toBe(1);
    service.clearFaults();
    service.order([
      { path: '*/upload-video', to: 1, fault: { kind: 'too-many', retryAfterSeconds: 0 } },
    ]);
    expect((await ask()).value.taskId).not.toBe('');
    expect(count()).toBe(3);
  });
});

describe('cancel, time-out, manners', () => {
  it('ends as AbortError, while asking, while waiting to try again and in the queue', async () => {
    const service = await start({ events: 3 });
    const { client } = await signedInClient(service, {
      maxConcurrent: 1,
      retry: { baseMs: 60_000, maxMs: 60_000 },
      random: () => 1,
    });
    const controller = new AbortController();
    service.order([
      { path: '/V2/events', fault: { kind: 'stall', afterBytes: 5 } },
      { path: '/V2/configuration', fault: { kind: 'status', status: 500 } },
    ]);
    const asking = client.events(ALL, controller.signal);
    const queued = client.safetyReport({ sinceMs: 0, untilMs: 1, zone: 'UTC' }, controller.signal);
    setTimeout(() => controller.abort(), 30);
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    await expect(queued).rejects.toMatchObject({ name: 'AbortError' });

    const second = new AbortController();
    const waiting = client.configuration(second.signal);
    setTimeout(() => second.abort(), 30);
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.events(ALL, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('times out on a body that stops arriving', async () => {
    const service = await start({ events: 3 });
    const { client } = await signedInClient(service, { timeoutMs: 50, retry: { attempts: 1 } });
    service.order([{ path: '/V2/events', fault: { kind: 'stall', afterBytes: 5 } }]);
    expect(await codeOf(client.events(ALL))).toBe('network.timeout');
  });

  it('asks at most so many things at once', async () => {
    const service = await start({
      events: 3,
      scenario: { rules: [{ fault: { kind: 'latency', ms: 20 } }] },
    });
    let running = 0;
    let most = 0;
    const http: typeof fetch = async (...input) => {
      most = Math.max(most, ++running);
      try {
        return await fetch(...input);
      } finally {
        running -= 1;
      }
    };
    const { client } = await signedInClient(service, {
      maxConcurrent: 2,
      http: (url, init) => http(url, init),
    });
    await Promise.all(Array.from({ length: 8 }, () => client.events(ALL)));
    expect(most).toBe(2);
  });

  it('writes no secret and no signature into the log, nor into an answer', async () => {
    const service = await start({ events: 3 });
    const log = recordingLog();
    const { client } = await signedInClient(service, { log });
    service.order([{ path: '/V2/*', to: 6, fault: { kind: 'status', status: 500 } }]);
    await failure(client.events(ALL));
    service.revokeTokens();
    const page = await client.events(ALL);
    await client.eventAssets(page.value.events[0]?.event.ticket ?? '');
    const tokens = service.requests.flatMap(
      ({ headers }) => headers['authorization']?.slice(7) ?? [],
    );
    expect(tokens.length).toBeGreaterThan(1);
    const said = log.text() + JSON.stringify([page.url, page.headers]);
    expect(log.text()).toContain('fleet call failed');
    for (const secret of [service.apiKey, service.password, 'signature', ...tokens]) {
      expect(said).not.toContain(secret);
    }
  });
});

describe('remote clips', () => {
  async function finish(client: FleetClient, service: Simulator, fileName: string) {
    const { value } = await client.requestClip({
      deviceCid: 'SIM000003',
      cameraId: 'ALL',
      fileName,
      targetTimeMs: Date.UTC(2026, 9, 20),
      singleEvent: true,
      durationSeconds: 600,
    });
    const states: (number | null)[] = [];
    for (let step = 0; step < 6; step++) {
      const uploads = (await client.manualUploads({ offset: 0, limit: 50 })).value.uploads;
      states.push(uploads.find(({ upload }) => upload.name === fileName)?.upload.taskState ?? null);
      service.advance(10);
    }
    return { states, result: (await client.taskResult(value.taskId)).value };
  }

  it('goes through every state and becomes an event with its videos', async () => {
    const service = await start({ events: 60, scenario: { taskStepSeconds: 10 } });
    const { client } = await signedInClient(service);
    const { states, result } = await finish(client, service, 'before the crash');
    expect(states).toEqual([0, 1, 4, 4, 5, 2]);
    expect(result.history.map(({ cameras }) => cameras[0]?.stage)).toEqual([0, 1, 2, 5, 6]);
    expect(result.state).toBe('Success');
    const event = await client.event(result.ticket ?? '');
    expect(event.value.type).toBe(27);
    const assets = await client.eventAssets(result.ticket ?? '');
    expect(assets.value.videos.map(({ captureMode }) => captureMode)).toEqual(
      result.history[0]?.cameras.map(({ cameraId }) => cameraId),
    );
    expect((await fetch(assets.value.videos[0]?.url ?? '')).status).toBe(200);
  });

  it.each(TASK_OUTCOMES)('ends as ordered: %s', async (outcome) => {
    const service = await start({ events: 60, scenario: { taskStepSeconds: 10 } });
    const { client } = await signedInClient(service);
    const { result } = await finish(client, service, `clip ${outcome}`);
    const last = result.history.at(-1);
    if (outcome === 'success' || outcome === 'partial') {
      expect(last?.code).toBe('D_S00000');
      expect(result.state).toBe(outcome === 'success' ? 'Success' : 'Partial Success');
    } else if (outcome === 'silent') {
      expect([result.state, result.history]).toEqual(['Upcoming', []]);
      service.advance(3 * 86_400);
      const uploads = (await client.manualUploads({ offset: 0, limit: 50 })).value.uploads;
      expect(uploads[0]?.upload).toMatchObject({ taskState: 3, report: { code: 'D_E20010' } });
    } else {
      expect([result.state, last?.code, result.ticket]).toEqual(['Failed', outcome, null]);
    }
  });

  it('sends one event a camera when asked to', async () => {
    const service = await start({ events: 60, scenario: { taskStepSeconds: 10 } });
    const { client } = await signedInClient(service);
    await client.requestClip({
      deviceCid: 'SIM000003',
      cameraId: 'ALL',
      fileName: 'apart',
      targetTimeMs: Date.UTC(2026, 9, 20),
      singleEvent: false,
      durationSeconds: 30,
    });
    service.advance(60);
    const clips = (await client.events({ ...ALL, types: [27] })).value.events;
    expect(clips.map(({ event }) => event.videosUploaded)).toEqual([1, 1, 1, 1]);
  });

  it('refuses impossible requests before they are sent', async () => {
    const service = await start({ events: 3 });
    const { client } = await signedInClient(service);
    const before = service.requests.length;
    for (const durationSeconds of [0, 86_401, 1.5, Number.NaN]) {
      const call = client.requestClip({
        deviceCid: 'SIM000001',
        cameraId: 'C_F',
        fileName: 'x',
        targetTimeMs: 0,
        singleEvent: true,
        durationSeconds,
      });
      expect(await codeOf(call)).toBe('input.invalid');
    }
    expect(service.requests).toHaveLength(before);
  });
});
