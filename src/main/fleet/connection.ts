/** Makes calls to one service: at most a few at once, tried again when that helps, signed in again once. */
import PQueue from 'p-queue';
import type { ApiProfile } from '@shared/domain/api-profile';
import { AppError } from '@shared/errors';
import type { Clock } from '../platform/clock';
import type { HttpFetch } from '../platform/http';
import type { Log } from '../platform/log';
import { type Call, type RawAnswer, requestOf } from './call';
import { openEnvelope } from './envelope';
import { exchange, type HttpAnswer } from './exchange';
import { keptUrl } from './kept-url';
import { backoffMs, DEFAULT_RETRY, mayTryAgain, type RetryRules } from './retry';
import { retryAfterMs } from '../platform/retry-after';
import { abortError, unlessAborted, wait } from '../platform/wait';

export interface ConnectionOptions {
  readonly http: HttpFetch;
  readonly clock: Clock;
  readonly log: Log;
  /** Read at every call, so that an edited profile counts at once. */
  readonly profile: () => ApiProfile;
  /** From `normalizeBaseUrl`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The access token in use; null while signing in. */
  readonly token: () => string | null;
  /**
   * Signs in again when the service no longer takes `rejected`. Resolves with the new token, or null
   * when that is not possible; shared by all calls that wait for it, so it cannot be cancelled.
   */
  readonly renewToken?: (rejected: string) => Promise<string | null>;
  /** Told after every call: null when the service answered, else what went wrong. */
  readonly onOutcome?: (problem: AppError | null) => void;
  readonly retry?: Partial<RetryRules>;
  readonly timeoutMs?: number;
  readonly maxConcurrent?: number;
  /** Chance for the jitter, in [0, 1). */
  readonly random?: () => number;
}

export interface Connection {
  call(call: Call, signal?: AbortSignal): Promise<RawAnswer>;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** Few enough to be polite, enough to hide latency. */
const DEFAULT_CONCURRENT = 4;
/** Headers worth keeping beside a stored answer; none of them is a secret. */
const KEPT_HEADERS = ['content-type', 'date', 'etag', 'last-modified', 'server', 'x-request-id'];

export function createConnection(options: ConnectionOptions): Connection {
  const { http, clock, log, baseUrl, apiKey } = options;
  const rules: RetryRules = { ...DEFAULT_RETRY, ...options.retry };
  const random = options.random ?? Math.random;
  const queue = new PQueue({ concurrency: options.maxConcurrent ?? DEFAULT_CONCURRENT });
  let renewal: Promise<string | null> | null = null;
  /** Until then (monotonic) nobody asks: the service told one of us to wait. */
  let quietUntilMs = 0;

  async function once(call: Call, token: string | null, signal?: AbortSignal): Promise<RawAnswer> {
    const { url, init } = requestOf(call, baseUrl, options.profile(), { apiKey, token });
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const answer = await exchange(http, url, init, timeoutMs, signal);
    try {
      return {
        body: openEnvelope(answer.status, answer.text, call.auth),
        text: answer.text,
        url: keptUrl(url),
        receivedAtMs: clock.now(),
        headers: keptHeaders(answer),
        authorization: answer.headers.get('authorization'),
      };
    } catch (caught) {
      throw caught instanceof AppError ? new AnswerError(caught, answer) : caught;
    }
  }

  async function patiently(
    call: Call,
    token: string | null,
    signal?: AbortSignal,
  ): Promise<RawAnswer> {
    for (let attempt = 1; ; attempt++) {
      const quietMs = quietUntilMs - clock.monotonic();
      if (quietMs > 0) await wait(quietMs, signal);
      try {
        return await once(call, token, signal);
      } catch (caught) {
        const { error, answer } = unwrap(caught);
        if (!error) throw caught;
        log.warn('fleet call failed', { call: call.path, code: error.code, attempt });
        if (attempt >= rules.attempts) throw caught;
        if (!mayTryAgain(error.code, answer?.status ?? null, call.repeatable)) throw caught;
        const asked = retryAfterMs(
          answer?.headers.get('retry-after') ?? null,
          answer?.headers.get('date') ?? null,
          clock.now(),
        );
        if (asked !== null && asked > rules.maxRetryAfterMs) throw caught;
        if (asked !== null) quietUntilMs = Math.max(quietUntilMs, clock.monotonic() + asked);
        await wait((asked ?? 0) + backoffMs(attempt, rules, random), signal);
      }
    }
  }

  async function renewed(rejected: string, signal?: AbortSignal): Promise<string | null> {
    const current = options.token();
    if (current !== null && current !== rejected) return current;
    if (!options.renewToken) return null;
    renewal ??= options.renewToken(rejected).finally(() => {
      renewal = null;
    });
    return unlessAborted(renewal, signal);
  }

  async function withToken(call: Call, signal?: AbortSignal): Promise<RawAnswer> {
    const token = options.token();
    try {
      return await patiently(call, token, signal);
    } catch (caught) {
      const { error, answer } = unwrap(caught);
      if (error?.code !== 'service.signed-out' || call.auth !== 'token') throw caught;
      const fresh = await renewed(token ?? '', signal);
      if (fresh === null) throw caught;
      log.info('signed in again', { call: call.path });
      try {
        return await patiently(call, fresh, signal);
      } catch (again) {
        // Refused with a fresh token as well: this is about permission, not about the session.
        const second = unwrap(again);
        if (second.error?.code === 'service.signed-out' && answer?.status === 403) {
          throw new AppError('service.refused', detailOf(second.error));
        }
        throw again;
      }
    }
  }

  return {
    async call(call, signal) {
      try {
        if (signal?.aborted) throw abortError();
        // Not the queue's own signal: it would listen on it for ever, once a call.
        const turn = queue.add(() => withToken(call, signal), { throwOnTimeout: true });
        const answer = await unlessAborted(turn, signal);
        options.onOutcome?.(null);
        return answer;
      } catch (caught) {
        const { error } = unwrap(caught);
        if (!error) throw caught;
        options.onOutcome?.(error);
        throw error;
      }
    },
  };
}

/** A refusal with the answer it came in, for the status and `Retry-After`. */
class AnswerError extends Error {
  constructor(
    readonly error: AppError,
    readonly answer: HttpAnswer,
  ) {
    super(error.message);
  }
}

function unwrap(caught: unknown): { error: AppError | null; answer: HttpAnswer | null } {
  if (caught instanceof AnswerError) return caught;
  return { error: caught instanceof AppError ? caught : null, answer: null };
}

function detailOf(error: AppError): ConstructorParameters<typeof AppError>[1] {
  return {
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    ...(error.service === undefined ? {} : { service: error.service }),
    cause: error,
  };
}

function keptHeaders(answer: HttpAnswer): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
