/** The network through Chromium: the system's proxy and certificates count, as users expect. */
import { net } from 'electron';
import { AppError } from '@shared/errors';
import type { HttpFetch } from './http';

const PROXY_WANTS_PASSWORD = 407;
/** Electron obeys it; its types do not know it. */
const UNCACHED = { cache: 'no-store' } as const;

/**
 * Leaves nothing in Chromium's cache on the disk: addresses may hold keys, and footage is the library's to keep.
 * @throws AppError `network.proxy`: such an answer is never the service's own.
 */
export const electronFetch: HttpFetch = async (url, init) => {
  const answer = await net.fetch(url, { ...init, ...UNCACHED });
  if (answer.status !== PROXY_WANTS_PASSWORD) return answer;
  throw new AppError('network.proxy', { detail: 'The proxy asks for a name and a password.' });
};
