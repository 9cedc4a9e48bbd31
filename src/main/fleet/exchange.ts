/** One HTTP exchange: sent, answered or timed out, read to its end. Knows nothing of envelopes. */
import { AppError } from '@shared/errors';
import type { HttpFetch } from '../platform/http';
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
      text: await readText(response, controller.signal),
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

/** What is needed of a body's reader; Node's own types leave its pieces open. */
interface Reader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** Read by hand: not every fetch ends a running body when its signal is aborted. */
async function readText(response: Response, signal: AbortSignal): Promise<string> {
  if (!response.body) return '';
  const reader: Reader = response.body.getReader();
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(abortError()), { once: true });
  });
  stopped.catch(() => {});
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), stopped]);
      if (done || !value) break;
      pieces.push(value);
      sizeBytes += value.length;
      if (sizeBytes > MAX_BODY_BYTES) {
        throw new AppError('service.unreadable', { detail: 'The answer does not end.' });
      }
    }
  } catch (caught) {
    reader.cancel().catch(() => {});
    throw caught;
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

/** In plain words, by the codes that Node and Chromium put into their messages. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN|NAME_NOT_RESOLVED/, 'There is no server of this name.'],
  [/ECONNREFUSED|CONNECTION_REFUSED/, 'Nothing answers at this address.'],
  [/INTERNET_DISCONNECTED|ENETUNREACH|NETWORK_CHANGED/, 'This computer is offline.'],
  [/CERT|SSL|TLS|ALTNAME|SELF_SIGNED/i, 'The server’s certificate is not trusted.'],
  [/PROXY|TUNNEL/, 'The proxy did not let the request through.'],
];

const BROKEN =
  /ECONNRESET|EPIPE|UND_ERR_SOCKET|EMPTY_RESPONSE|CONNECTION_(RESET|CLOSED|ABORTED)|terminated/;

function networkError(caught: unknown, phase: 'asking' | 'reading'): AppError {
  const words = wordsOf(caught);
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
