/** The step-by-step check of a connection: each fault stops at its own step. */
import { afterEach, describe, expect, it } from 'vitest';
import { ApiProfileSchema, DEFAULT_API_PROFILE } from '@shared/domain/api-profile';
import {
  checkConnection,
  CONNECTION_STEPS,
  type ConnectionStep,
  type StepResult,
} from '@main/fleet';
import { systemClock } from '@main/platform/clock';
import { silentLog } from '@main/platform/log';
import { type Simulator, type SimulatorOptions, startSimulator } from '@simulator/index';

let simulator: Simulator | null = null;
afterEach(async () => {
  await simulator?.close();
  simulator = null;
});

interface Change {
  readonly baseUrl?: string;
  readonly apiKey?: string;
  readonly password?: string;
}

async function check(
  options: SimulatorOptions,
  change: Change = {},
  profile = DEFAULT_API_PROFILE,
): Promise<readonly StepResult[]> {
  simulator = await startSimulator(options);
  const { url, apiKey, email, password } = simulator;
  return checkConnection(
    {
      http: fetch,
      clock: systemClock,
      log: silentLog,
      profile: () => profile,
      retry: { attempts: 1 },
    },
    { baseUrl: url, apiKey, email, password, ...change },
  );
}

const failedAt = (results: readonly StepResult[]): readonly ConnectionStep[] =>
  results.filter(({ outcome }) => outcome === 'failed').map(({ step }) => step);

describe('checkConnection', () => {
  it('works through every step, and leaves no session behind', async () => {
    const results = await check({ events: 50 });
    expect(results.map(({ step }) => step)).toEqual(CONNECTION_STEPS);
    expect(results.map(({ outcome }) => outcome)).toEqual(CONNECTION_STEPS.map(() => 'worked'));
    expect(simulator?.requests.at(-1)?.pathname).toBe('/logout');
  });

  it.each<[ConnectionStep, SimulatorOptions, Change]>([
    ['address', {}, { baseUrl: 'http://fleet.example' }],
    ['reach', {}, { baseUrl: 'http://127.0.0.1:9' }],
    ['service', { scenario: { rules: [{ fault: { kind: 'not-json' } }] } }, {}],
    ['api-key', {}, { apiKey: 'wrong' }],
    ['password', {}, { password: 'wrong one' }],
    ['token', { tokenPlace: 'nowhere' }, {}],
  ])('stops at %s', async (step, options, change) => {
    const results = await check(options, change);
    expect(failedAt(results)).toEqual([step]);
    const after = CONNECTION_STEPS.indexOf(step) + 1;
    expect(results.slice(0, after - 1).every(({ outcome }) => outcome === 'worked')).toBe(true);
    expect(results.slice(after).every(({ outcome }) => outcome === 'skipped')).toBe(true);
  });

  it('names the one path of the profile that is wrong and tries the rest', async () => {
    const profile = ApiProfileSchema.parse({
      paths: { ...DEFAULT_API_PROFILE.paths, eventVideo: '/V2/nowhere/{ticket}/at/all' },
    });
    const results = await check({ events: 50 }, {}, profile);
    expect(failedAt(results)).toEqual(['event-media']);
    expect(results.at(-1)).toMatchObject({ step: 'configuration', outcome: 'worked' });
  });

  it('skips what an empty account gives nothing to try with', async () => {
    const results = await check({ events: 0 });
    expect(failedAt(results)).toEqual([]);
    expect(results.find(({ step }) => step === 'event')?.outcome).toBe('skipped');
  });
});
