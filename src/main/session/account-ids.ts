/** Stable, portable names for an account and for its library; nothing in them is secret. */
import { createHash } from 'node:crypto';

export const DEMO_PARTITION_ID = 'demo';

const MAX_HOST_LENGTH = 40;

function slug(baseUrl: string): string {
  const { hostname, port } = new URL(baseUrl);
  const host = `${hostname}${port === '' ? '' : `-${port}`}`.toLowerCase();
  return (
    host
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, MAX_HOST_LENGTH) || 'service'
  );
}

const hash = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 10);

/** Under this name an account's secrets lie in the keychain. */
export function accountIdOf(baseUrl: string, email: string): string {
  return `${slug(baseUrl)}-${hash([baseUrl, email.trim().toLowerCase()])}`;
}

/** The library of one fleet of one account; the same again after every sign-in. */
export function partitionIdOf(baseUrl: string, email: string, fleetId: number | null): string {
  return `${slug(baseUrl)}-${hash([baseUrl, email.trim().toLowerCase(), String(fleetId ?? '')])}`;
}
