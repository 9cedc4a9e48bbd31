/** One HTTP exchange: sent, answered or timed out, read to its end. Knows nothing of envelopes. */
import { AppError } from '@shared/errors';
import type { HttpFetch } from '../platform/http';
import { readBody } from '../platform/read-body';
import { abortError } from '../platform/wait';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Tells our own patience from the user's cancelling. */
const TIMED_OUT = Symbol('timed out');

/** More than any list page or detail could sensibly hold. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const endless = (): AppError =>
  new AppError('service.unreadable', { detail: 'The answer does not end.' });

/**
 * @throws AppError `network.unreachable`, `network.timeout`, `network.interrupted`,
 * `service.not-an-api` (redirect), `service.unreadable` (endless body); AbortError when cancelled.
 */
export async function exchange(
  http: HttpFetch,
  url: string,
  init: RequestInit,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  if (signal?.aborted) throw abortError();
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  const timer = setTimeout(() => controller.abort(TIMED_OUT), timeoutMs);
  signal?.addEventListener('abort', cancel, { once: true });

  let phase: 'asking' | 'reading' = 'asking';
  try {
    const response = await http(url, { ...init, signal: controller.signal });
    phase = 'reading';
    return {
      status: response.status,
      headers: response.headers,
      text: new TextDecoder().decode(
        await readBody(response, MAX_BODY_BYTES, endless, controller.signal),
      ),
    };
  } catch (caught) {
    if (signal?.aborted) throw abortError();
    if (controller.signal.reason === TIMED_OUT)
      throw new AppError('network.timeout', { cause: caught });
    if (caught instanceof AppError) throw caught;
    throw networkError(caught, phase);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

/** In plain words, by the codes that Node and Chromium put into their messages. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN|NAME_NOT_RESOLVED/, 'There is no server of this name.'],
  [/ECONNREFUSED|CONNECTION_REFUSED/, 'Nothing answers at this address.'],
  [/INTERNET_DISCONNECTED|ENETUNREACH|NETWORK_CHANGED/, 'This computer is offline.'],
  [/CERT|SSL|TLS|ALTNAME|SELF_SIGNED/i, 'The server’s certificate is not trusted.'],
];

const BROKEN =
  /ECONNRESET|EPIPE|UND_ERR_SOCKET|EMPTY_RESPONSE|CONNECTION_(RESET|CLOSED|ABORTED)|terminated/;

function networkError(caught: unknown, phase: 'asking' | 'reading'): AppError {
  if (caught instanceof AppError) return caught;
  const words = wordsOf(caught);
  if (/PROXY|TUNNEL/.test(words)) return new AppError('network.proxy', { cause: caught });
  if (/redirect/i.test(words)) {
    return new AppError('service.not-an-api', {
      detail: 'The address redirects elsewhere; use the final address.',
      cause: caught,
    });
  }
  if (phase === 'reading' || BROKEN.test(words)) {
    return new AppError('network.interrupted', { cause: caught });
  }
  const detail = CAUSES.find(([pattern]) => pattern.test(words))?.[1];
  return new AppError('network.unreachable', {
    ...(detail === undefined ? {} : { detail }),
    cause: caught,
  });
}

function wordsOf(caught: unknown): string {
  const words: string[] = [];
  for (let error = caught; error instanceof Error && words.length < 12; error = error.cause) {
    words.push(error.message, 'code' in error ? String(error.code) : '');
  }
  return words.join(' ');
}
