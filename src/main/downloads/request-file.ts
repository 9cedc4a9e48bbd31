/** Asks for a file and gives up when no answer comes. */
import { AppError } from '@shared/errors';
import type { HttpFetch } from '@main/platform/http';

/** @throws AppError `network.timeout` without an answer for `stallMs`, `network.unreachable`. */
export async function requestFile(
  http: HttpFetch,
  url: string,
  range: Readonly<Record<string, string>>,
  stallMs: number,
  signal: AbortSignal,
): Promise<Response> {
  const answer = http(url, {
    headers: { 'accept-encoding': 'identity', ...range },
    signal,
    redirect: 'follow',
  });
  let timer: NodeJS.Timeout | undefined;
  const stall = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AppError('network.timeout', { detail: 'no answer' })),
      stallMs,
    );
  });
  try {
    return await Promise.race([answer, stall]);
  } catch (caught) {
    answer.catch(() => {});
    if (caught instanceof AppError) throw caught;
    throw new AppError('network.unreachable', { cause: caught });
  } finally {
    clearTimeout(timer);
  }
}
