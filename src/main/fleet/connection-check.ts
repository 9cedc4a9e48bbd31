/** Tries a connection step by step and says what was seen, so that a wrong guess of the profile shows. */
import {
  CONNECTION_STEPS,
  type ConnectionStep,
  type ConnectionStepState,
} from '@shared/domain/connection-check';
import type { Fleet } from '@shared/domain/session';
import { AppError, type ErrorCode, toErrorData } from '@shared/errors';
import { normalizeBaseUrl } from './base-url';
import { type Connection, type ConnectionOptions, createConnection } from './connection';
import { readingSteps, type Sight } from './connection-reading';
import { createFleetClient } from './fleet-client';
import { signIn, signOut, switchFleet, verifyToken } from './sign-in-calls';
import type { FleetCredentials } from './types';

export type CheckEnvironment = Pick<
  ConnectionOptions,
  'http' | 'clock' | 'log' | 'profile' | 'retry' | 'timeoutMs'
>;

export interface CheckOptions {
  /** The fleet to read, when the account has several; the first one when it is not told. */
  readonly fleetId?: number | null;
  /** After each change, with every step. */
  readonly onProgress?: (steps: readonly ConnectionStepState[]) => void;
  readonly signal?: AbortSignal;
}

/** Which failures of the one sign-in call stop at which step; what is not named stops at the password. */
const SIGN_IN_STEPS: readonly (readonly [ConnectionStep, (code: ErrorCode) => boolean])[] = [
  ['reach', (code) => code.startsWith('network.')],
  ['service', (code) => code === 'service.not-an-api'],
  ['api-key', (code) => code === 'service.wrong-key'],
  ['password', (code) => code !== 'service.no-token'],
  ['token', () => true],
];

const NOT_REACHED = 'Not tried, because an earlier step failed.';

/**
 * Signs in for itself and out again; an open session is not touched. Only reads.
 * @returns every step, none of them waiting or running. @throws AbortError
 */
export async function checkConnection(
  environment: CheckEnvironment,
  credentials: FleetCredentials,
  { fleetId = null, onProgress, signal }: CheckOptions = {},
): Promise<readonly ConnectionStepState[]> {
  const board = createBoard(onProgress);
  const profile = environment.profile();

  let baseUrl: string;
  try {
    baseUrl = normalizeBaseUrl(credentials.baseUrl);
    board.worked('address', baseUrl);
  } catch (caught) {
    board.failed('address', caught);
    return board.finish(NOT_REACHED);
  }

  const { apiKey } = credentials;
  let token: string | null = null;
  const connection = createConnection({ ...environment, baseUrl, apiKey, token: () => token });
  const seenSigningIn: Partial<Record<ConnectionStep, string>> = {
    reach: 'The server answers.',
    service: 'Its answer has the form of the fleet service.',
    'api-key': `Accepted in the header “${profile.apiKeyHeader}”.`,
    password: 'E-mail and password are accepted.',
  };
  let fleets: readonly Fleet[] = [];
  board.running('reach');
  try {
    ({ token, fleets } = await signIn(connection, credentials, signal));
    const place = fleets.length > 1 ? ` The account has ${fleets.length} fleets.` : '';
    for (const [step] of SIGN_IN_STEPS) {
      board.worked(step, seenSigningIn[step] ?? `The answer holds an access token.${place}`);
    }
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    for (const [step, stopsHere] of SIGN_IN_STEPS) {
      if (stopsHere(caught.code)) {
        board.failed(step, caught);
        break;
      }
      board.worked(step, seenSigningIn[step] ?? '');
    }
    return board.finish(NOT_REACHED);
  }

  const steps = [
    {
      step: 'verify-token' as const,
      work: async (): Promise<Sight> => {
        await verifyToken(connection, signal);
        const sent = profile.tokenScheme === '' ? 'alone' : `after “${profile.tokenScheme}”`;
        return { seen: `The service takes the token, sent ${sent}.` };
      },
    },
    {
      step: 'fleet' as const,
      work: async (): Promise<Sight> => {
        const fleet = fleets.find((one) => one.fleetId === fleetId) ?? fleets[0];
        if (!fleet || fleets.length < 2) return { skipped: 'The account has a single fleet.' };
        ({ token } = await switchFleet(connection, fleet.fleetId, signal));
        return { seen: `“${fleet.name}” can be chosen.` };
      },
    },
    ...readingSteps(createFleetClient(connection), environment.clock.now(), signal),
  ];
  try {
    for (const { step, work } of steps) {
      board.running(step);
      try {
        board.saw(step, await work());
      } catch (caught) {
        board.failed(step, caught);
      }
    }
  } finally {
    // Also after a cancelling: the token of this check is of no use to anybody.
    await leave(connection);
  }
  return board.finish('');
}

const LEAVING_PATIENCE_MS = 3_000;

async function leave(connection: Connection): Promise<void> {
  await signOut(connection, AbortSignal.timeout(LEAVING_PATIENCE_MS)).catch(() => {});
}

/** Where every step stands. */
function createBoard(onProgress: CheckOptions['onProgress']) {
  let steps: readonly ConnectionStepState[] = CONNECTION_STEPS.map((step) => ({
    step,
    outcome: 'waiting',
    seen: '',
    error: null,
  }));
  const put = (step: ConnectionStep, change: Partial<ConnectionStepState>): void => {
    steps = steps.map((one) => (one.step === step ? { ...one, ...change } : one));
    onProgress?.(steps);
  };
  return {
    running: (step: ConnectionStep) => put(step, { outcome: 'running' }),
    worked: (step: ConnectionStep, seen: string) => put(step, { outcome: 'worked', seen }),
    saw: (step: ConnectionStep, sight: Sight) =>
      put(
        step,
        'seen' in sight
          ? { outcome: 'worked', seen: sight.seen }
          : { outcome: 'skipped', seen: sight.skipped },
      ),
    failed: (step: ConnectionStep, caught: unknown): void => {
      if (!(caught instanceof AppError)) throw caught;
      put(step, { outcome: 'failed', seen: caught.detail ?? '', error: toErrorData(caught) });
    },
    finish: (why: string): readonly ConnectionStepState[] => {
      steps = steps.map((one) =>
        one.outcome === 'waiting' ? { ...one, outcome: 'skipped', seen: why } : one,
      );
      return steps;
    },
  };
}
