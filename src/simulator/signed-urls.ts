/** Media URLs that carry their own permission and end: `?expires=…&signature=…`. */
import { createHmac, randomBytes } from 'node:crypto';

export type UrlVerdict = 'good' | 'expired' | 'forged';

export interface UrlSigner {
  sign(origin: string, key: string): string;
  verdict(key: string, query: URLSearchParams): UrlVerdict;
}

export function createUrlSigner(lifeSeconds: number, nowMs: () => number): UrlSigner {
  const secret = randomBytes(32);
  const signatureOf = (key: string, expires: string): string =>
    createHmac('sha256', secret).update(`${key}\n${expires}`).digest('hex');
  return {
    sign(origin, key) {
      const expires = String(Math.ceil(nowMs() / 1000 + lifeSeconds));
      const path = key.split('/').map(encodeURIComponent).join('/');
      return `${origin}/media/${path}?expires=${expires}&signature=${signatureOf(key, expires)}`;
    },
    verdict(key, query) {
      const expires = query.get('expires') ?? '';
      if (query.get('signature') !== signatureOf(key, expires)) return 'forged';
      return Number(expires) * 1000 > nowMs() ? 'good' : 'expired';
    },
  };
}
