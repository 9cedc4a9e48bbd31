/** Asks a map server as a good guest does: says who asks, waits when told to, and reads no endless answer. */
import { AppError } from '@shared/errors';
import type { HttpFetch } from '@main/platform/http';
import { readBody } from '@main/platform/read-body';
import { retryAfterMs } from '@main/platform/retry-after';
import { wait } from '@main/platform/wait';

export interface PoliteAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly contentRange: string | null;
}

/** `map.source-refused`, `map.source-forbidden`. */
export class SourceRefusal extends AppError {
  constructor(readonly status: number) {
    const code = status === 401 || status === 403 ? 'map.source-forbidden' : 'map.source-refused';
    super(code, { detail: `It answered ${String(status)}.` });
  }
}

/** @throws SourceRefusal, AppError `network.unreachable`; 404, 204 and 416 are answers. */
export type PoliteFetch = (
  url: string,
  range: readonly [first: number, last: number] | null,
  signal: AbortSignal,
) => Promise<PoliteAnswer>;

const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 1000;
/** A server that wants more is asked another day. */
const MOST_WAIT_MS = 120_000;
const MOST_ANSWER_BYTES = 4 * 2 ** 20;
const NOTHING_THERE = new Set([204, 404, 416]);

export function createPoliteFetch(
  fetch: HttpFetch,
  userAgent: string,
  firstPauseMs = FIRST_PAUSE_MS,
): PoliteFetch {
  return async (url, range, signal) => {
    const headers: Record<string, string> = { 'user-agent': userAgent };
    if (range !== null) headers['range'] = `bytes=${String(range[0])}-${String(range[1])}`;
    for (let tried = 1; ; tried += 1) {
      const answer = await ask(fetch, url, headers, signal).catch((caught: unknown) => {
        signal.throwIfAborted();
        if (caught instanceof AppError) throw caught;
        if (tried === MOST_TRIES) throw new AppError('network.unreachable', { cause: caught });
        return null;
      });
      if (answer?.settled) return answer;
      const pauseMs = answer?.retryAfterMs ?? firstPauseMs * 2 ** (tried - 1);
      const again = answer === null || answer.status === 429 || answer.status >= 500;
      if (!again || tried === MOST_TRIES || pauseMs > MOST_WAIT_MS)
        throw new SourceRefusal(answer?.status ?? 0);
      await wait(pauseMs, signal);
    }
  };
}

interface Asked extends PoliteAnswer {
  /** Nothing is gained by asking again. */
  readonly settled: boolean;
  readonly retryAfterMs: number | null;
}

const tooLong = (): AppError =>
  new AppError('map.source-unreadable', { detail: 'It sends more than a tile can be.' });

async function ask(
  fetch: HttpFetch,
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Asked> {
  const answer = await fetch(url, { headers, signal });
  const { status, headers: said } = answer;
  const bytes = answer.ok
    ? await readBody(answer, MOST_ANSWER_BYTES, tooLong, signal)
    : new Uint8Array(0);
  if (!answer.ok) await answer.body?.cancel();
  return {
    status,
    bytes,
    contentRange: said.get('content-range'),
    settled: answer.ok || NOTHING_THERE.has(status),
    retryAfterMs: retryAfterMs(said.get('retry-after'), said.get('date'), Date.now()),
  };
}
