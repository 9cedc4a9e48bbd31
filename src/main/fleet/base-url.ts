/** The server address as typed, made into the one form that calls are built on. */
import { AppError } from '@shared/errors';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Adds `https://` when no scheme was typed and drops trailing slashes.
 * @throws AppError `input.invalid`: no address, http outside this computer, or credentials in it.
 */
export function normalizeBaseUrl(typed: string): string {
  const text = typed.trim();
  const refuse = (detail: string): never => {
    throw new AppError('input.invalid', { detail });
  };
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    return refuse('The server address is not a web address.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return refuse('The server address must begin with https://.');
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    return refuse('Only https is allowed, so that nobody on the way can read along.');
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('The server address must not contain a user name or password.');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
