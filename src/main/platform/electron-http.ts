/** The network through Chromium: the system's proxy and certificates count, as users expect. */
import { net } from 'electron';
import { AppError } from '@shared/errors';
import type { HttpFetch } from './http';

const PROXY_WANTS_PASSWORD = 407;

/** @throws AppError `network.proxy`: such an answer is never the service's own. */
export const electronFetch: HttpFetch = async (url, init) => {
  const answer = await net.fetch(url, init);
  if (answer.status !== PROXY_WANTS_PASSWORD) return answer;
  throw new AppError('network.proxy', { detail: 'The proxy asks for a name and a password.' });
};
