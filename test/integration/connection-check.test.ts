/** The step-by-step check of a connection, asked for as the window does: each fault stops at its own step. */
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ApiProfileSchema, DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import {
  CONNECTION_STEPS,
  type ConnectionCheck,
  type ConnectionStep,
} from '@shared/domain/connection-check';
import { connectionHandlers } from '@main/ipc/connection-handlers';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { type Simulator, type SimulatorOptions, startSimulator } from '@simulator/index';

interface Change {
  readonly baseUrl?: string;
  readonly apiKey?: string;
  readonly password?: string;
}

let told: ConnectionCheck[] = [];
afterEach(() => {
  told = [];
});

async function start(options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  return simulator;
}

const accountOf = ({ url, apiKey, email, password }: Simulator) => ({
  ...{ baseUrl: url, apiKey, email, password },
});

function open(
  profile = DEFAULT_API_PROFILE,
  signedIn: Parameters<typeof connectionHandlers>[0]['signedIn'] = () => null,
) {
  return connectionHandlers({
    environment: {
      http: fetch,
      clock: systemClock,
      log: silentLog,
      profile: () => profile,
      retry: { attempts: 1 },
    },
    signedIn,
    onChange: (check) => told.push(check),
  });
}

async function check(
  options: SimulatorOptions,
  change: Change = {},
  profile = DEFAULT_API_PROFILE,
): Promise<{ readonly simulator: Simulator; readonly result: ConnectionCheck }> {
  const simulator = await start(options);
  const account = { ...accountOf(simulator), ...change };
  return { simulator, result: await open(profile)['connection:check']({ account }) };
}

const failedAt = ({ steps }: ConnectionCheck): readonly ConnectionStep[] =>
  steps.filter(({ outcome }) => outcome === 'failed').map(({ step }) => step);

describe('a connection check', () => {
  it('works through every step, says what it saw, and leaves no session behind', async () => {
    const { simulator, result } = await check({ events: 50 });
    expect(result.status).toBe('done');
    expect(result.steps.map(({ step }) => step)).toEqual(CONNECTION_STEPS);
    expect(result.steps.map(({ outcome }) => outcome)).toEqual(
      CONNECTION_STEPS.map(() => 'worked'),
    );
    expect(result.steps.filter(({ seen }) => seen === '')).toEqual([]);
    expect(result.steps.find(({ step }) => step === 'events')?.seen).toMatch(/^\d+ incidents in/);
    expect(simulator.requests.at(-1)?.pathname).toBe('/logout');
  });

  it('tells every step while it runs, and never a secret', async () => {
    const { simulator, result } = await check({ events: 50 });
    for (const step of ['reach', 'verify-token', 'events', 'configuration'] as const) {
      const seen = told.some(
        ({ status, steps }) =>
          status === 'running' &&
          steps.some((one) => one.step === step && one.outcome === 'running'),
      );
      expect(seen, step).toBe(true);
    }
    expect(told.at(-1)).toEqual(result);
    const text = JSON.stringify(told);
    const tokens = simulator.requests.flatMap(
      ({ headers }) => headers['authorization']?.slice('Bearer '.length) ?? [],
    );
    expect(tokens.length).toBeGreaterThan(0);
    for (const secret of [simulator.apiKey, simulator.password, ...tokens]) {
      expect(text).not.toContain(secret);
    }
  });

  it.each<[ConnectionStep, SimulatorOptions, Change]>([
    ['address', {}, { baseUrl: 'http://fleet.example' }],
    ['reach', {}, { baseUrl: 'http://127.0.0.1:9' }],
    ['service', { scenario: { rules: [{ fault: { kind: 'not-json' } }] } }, {}],
    ['api-key', {}, { apiKey: 'wrong' }],
    ['password', {}, { password: 'wrong one' }],
    ['token', { tokenPlace: 'nowhere' }, {}],
  ])('stops at %s', async (step, options, change) => {
    const { result } = await check(options, change);
    expect(failedAt(result)).toEqual([step]);
    const { steps } = result;
    const after = CONNECTION_STEPS.indexOf(step) + 1;
    expect(steps.slice(0, after - 1).every(({ outcome }) => outcome === 'worked')).toBe(true);
    expect(steps.slice(after).every(({ outcome }) => outcome === 'skipped')).toBe(true);
  });

  it('names the one path of the profile that is wrong and tries the rest', async () => {
    const profile = ApiProfileSchema.parse({
      paths: { ...DEFAULT_API_PROFILE.paths, eventVideo: '/V2/nowhere/{ticket}/at/all' },
    });
    const { result } = await check({ events: 50 }, {}, profile);
    expect(failedAt(result)).toEqual(['event-media']);
    expect(result.steps.at(-1)).toMatchObject({ step: 'configuration', outcome: 'worked' });
  });

  it('skips what an empty account gives nothing to try with', async () => {
    const { result } = await check({ events: 0 });
    expect(failedAt(result)).toEqual([]);
    expect(result.steps.find(({ step }) => step === 'event')?.outcome).toBe('skipped');
  });

  it('uses the signed-in account when none is typed, and its own fleet', async () => {
    const simulator = await start({ events: 5 });
    const signedIn = () => ({ credentials: accountOf(simulator), fleetId: 2 });
    const result = await open(DEFAULT_API_PROFILE, signedIn)['connection:check']({ account: null });
    expect(failedAt(result)).toEqual([]);
    expect(simulator.requests.some(({ pathname }) => pathname.includes('SYN2-'))).toBe(true);
    await expect(async () => open()['connection:check']({ account: null })).rejects.toMatchObject({
      code: 'service.signed-out',
    });
  });

  it('ends when it is cancelled: what was seen stays, the rest is skipped, the session is closed', async () => {
    const simulator = await start({ events: 5 });
    simulator.order([{ path: '/V2/events', fault: { kind: 'latency', ms: 60_000 } }]);
    const handlers = open();
    const checking = handlers['connection:check']({ account: accountOf(simulator) });
    const eventsAsked = () => simulator.requests.some(({ pathname }) => pathname === '/V2/events');
    await vi.waitFor(() => expect(eventsAsked()).toBe(true), 5_000);
    await handlers['connection:cancel']();
    const result = await checking;
    expect(result.status).toBe('cancelled');
    expect(result.steps.find(({ step }) => step === 'verify-token')?.outcome).toBe('worked');
    expect(result.steps.find(({ step }) => step === 'events')?.outcome).toBe('skipped');
    expect(told.at(-1)).toEqual(result);
    expect(simulator.requests.at(-1)?.pathname).toBe('/logout');
  });
});
