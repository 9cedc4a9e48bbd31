/** Tries a connection step by step and says what worked, so that a wrong guess of the profile shows. */
import { AppError, type AppErrorData, type ErrorCode, toErrorData } from '@shared/errors';
import { normalizeBaseUrl } from './base-url';
import { type ConnectionOptions, createConnection } from './connection';
import { createFleetClient } from './fleet-client';
import { signIn, signOut } from './sign-in-calls';
import type { FleetClient, FleetCredentials } from './types';

/** In the order in which they are tried. */
export const CONNECTION_STEPS = [
  'address',
  'reach',
  'service',
  'api-key',
  'password',
  'token',
  'verify-token',
  'events',
  'event',
  'event-media',
  'manual-uploads',
  'safety-report',
  'configuration',
] as const;
export type ConnectionStep = (typeof CONNECTION_STEPS)[number];

export interface StepResult {
  readonly step: ConnectionStep;
  /** `skipped`: an earlier failure or an empty account left nothing to try. */
  readonly outcome: 'worked' | 'failed' | 'skipped';
  readonly error: AppErrorData | null;
}

type Environment = Pick<
  ConnectionOptions,
  'http' | 'clock' | 'log' | 'profile' | 'retry' | 'timeoutMs'
>;

/** Which failures of the one sign-in call stop at which step; what is not named stops at the password. */
const SIGN_IN_STEPS: readonly (readonly [ConnectionStep, (code: ErrorCode) => boolean])[] = [
  ['reach', (code) => code.startsWith('network.')],
  ['service', (code) => code === 'service.not-an-api'],
  ['api-key', (code) => code === 'service.wrong-key'],
  ['password', (code) => code !== 'service.no-token'],
  ['token', () => true],
];

const DAY_MS = 86_400_000;

/** Signs in for itself and out again; an open session is not touched. Only reads. @throws AbortError */
export async function checkConnection(
  environment: Environment,
  credentials: FleetCredentials,
  signal?: AbortSignal,
): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  const worked = (step: ConnectionStep): void => {
    results.push({ step, outcome: 'worked', error: null });
  };
  const failed = (step: ConnectionStep, caught: unknown): void => {
    if (!(caught instanceof AppError)) throw caught;
    results.push({ step, outcome: 'failed', error: toErrorData(caught) });
  };
  const withSkipped = (): readonly StepResult[] =>
    CONNECTION_STEPS.map(
      (step) =>
        results.find((result) => result.step === step) ?? { step, outcome: 'skipped', error: null },
    );

  let token: string | null = null;
  let baseUrl = '';
  try {
    baseUrl = normalizeBaseUrl(credentials.baseUrl);
    worked('address');
  } catch (caught) {
    failed('address', caught);
    return withSkipped();
  }

  const { apiKey } = credentials;
  const connection = createConnection({ ...environment, baseUrl, apiKey, token: () => token });
  try {
    ({ token } = await signIn(connection, credentials, signal));
    for (const [step] of SIGN_IN_STEPS) worked(step);
  } catch (caught) {
    for (const [step, stopsHere] of SIGN_IN_STEPS) {
      if (!(caught instanceof AppError) || stopsHere(caught.code)) {
        failed(step, caught);
        break;
      }
      worked(step);
    }
    return withSkipped();
  }

  for (const [step, work] of readingSteps(createFleetClient(connection), environment, signal)) {
    try {
      if ((await work()) !== 'nothing to try') worked(step);
    } catch (caught) {
      failed(step, caught);
    }
  }
  await signOut(connection, signal).catch(() => {});
  return withSkipped();
}

function readingSteps(
  client: FleetClient,
  { clock }: Environment,
  signal?: AbortSignal,
): readonly (readonly [ConnectionStep, () => Promise<unknown>])[] {
  const period = { sinceMs: clock.now() - 30 * DAY_MS, untilMs: clock.now() };
  let ticket: string | null = null;
  const withTicket = (work: (ticket: string) => Promise<unknown>): Promise<unknown> =>
    ticket === null ? Promise.resolve('nothing to try') : work(ticket);
  return [
    ['verify-token', () => client.verifyToken(signal)],
    [
      'events',
      async () => {
        const page = await client.events({ ...period, offset: 0, limit: 5, order: 'DESC' }, signal);
        ticket = page.value.events[0]?.event.ticket ?? null;
      },
    ],
    ['event', () => withTicket((one) => client.event(one, signal))],
    ['event-media', () => withTicket((one) => client.eventAssets(one, signal))],
    ['manual-uploads', () => client.manualUploads({ offset: 0, limit: 5 }, signal)],
    ['safety-report', () => client.safetyReport({ ...period, zone: 'UTC' }, signal)],
    ['configuration', () => client.configuration(signal)],
  ];
}
