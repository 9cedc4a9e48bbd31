/** Who may ask: the API key, sign-in, access tokens and the fleet each token stands for. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiProfile } from '@shared/domain/api-profile';
import { answer, type Ask, refuse, type Reply } from './exchange';
import type { SimulatedFleet } from './fleet-state';
import { formField } from './multipart';

/** Where the sign-in answer carries the token: the four places a client has to look in. */
export type TokenPlace = 'data.access_token' | 'data.token' | 'access_token' | 'header' | 'nowhere';

export interface AuthOptions {
  readonly profile: ApiProfile;
  readonly apiKey: string;
  readonly email: string;
  readonly password: string;
  readonly fleets: readonly SimulatedFleet[];
  readonly tokenPlace: TokenPlace;
  /** Null: tokens live for ever. */
  readonly tokenSeconds: number | null;
  readonly nowMs: () => number;
}

export interface Auth {
  /** Null when the call may go on, else the refusal. */
  checkKey(ask: Ask): Reply | null;
  /** The fleet of the call's token, or the refusal. */
  fleetOf(ask: Ask): { fleetId: number } | Reply;
  signIn(ask: Ask): Reply;
  verify(): Reply;
  switchFleet(ask: Ask): Reply;
  signOut(ask: Ask): Reply;
  revokeAll(): void;
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

export function createAuth(options: AuthOptions): Auth {
  const { profile, fleets } = options;
  const tokens = new Map<string, { fleetId: number; issuedMs: number }>();
  const scheme = profile.tokenScheme === '' ? '' : `${profile.tokenScheme} `;

  function tokenOf(ask: Ask): string {
    const header = ask.headers['authorization'] ?? '';
    return header.startsWith(scheme) ? header.slice(scheme.length) : '';
  }

  function issue(fleetId: number): string {
    const token = randomBytes(24).toString('base64url');
    tokens.set(token, { fleetId, issuedMs: options.nowMs() });
    return token;
  }

  function answerWithToken(token: string, data: Record<string, unknown>): Reply {
    switch (options.tokenPlace) {
      case 'data.access_token':
        return answer({ data: { ...data, access_token: token } });
      case 'data.token':
        return answer({ data: { ...data, token } });
      case 'access_token':
        return answer({ data, access_token: token });
      case 'header':
        return answer({ data }, { authorization: `${scheme}${token}` });
      case 'nowhere':
        return answer({ data });
    }
  }

  const listed = (currentId: number | null) =>
    fleets.map(({ id, name, depth }) => ({
      depth,
      id,
      name,
      ...(currentId === null ? {} : { current: id === currentId }),
    }));

  return {
    checkKey(ask) {
      const key = ask.headers[profile.apiKeyHeader.toLowerCase()] ?? '';
      return same(key, options.apiKey) ? null : refuse('wrongKey');
    },
    fleetOf(ask) {
      const known = tokens.get(tokenOf(ask));
      const lifeMs = options.tokenSeconds === null ? Infinity : options.tokenSeconds * 1000;
      if (!known || options.nowMs() - known.issuedMs > lifeMs) return refuse('badToken');
      return { fleetId: known.fleetId };
    },
    signIn(ask) {
      const body = jsonBody(ask);
      if (!body) return refuse('badRequest', 'the body is not JSON');
      const { email, password, type } = body;
      if (typeof email !== 'string' || typeof password !== 'string' || type !== 'email') {
        return refuse('badRequest', 'email, password and type are required');
      }
      if (password.length < 6) return refuse('badRequest', 'password is shorter than 6');
      if (!same(email.toLowerCase(), options.email.toLowerCase())) return refuse('wrongPassword');
      if (!same(password, options.password)) return refuse('wrongPassword');
      const token = issue(fleets[0]?.id ?? 1);
      return answerWithToken(token, fleets.length > 1 ? { fleets: listed(null) } : {});
    },
    verify: () => answer({ data: {} }),
    switchFleet(ask) {
      const old = tokenOf(ask);
      const current = tokens.get(old);
      const wanted = Number(formField(ask, 'fleet_id') ?? NaN);
      if (!fleets.some(({ id }) => id === wanted)) {
        return answer({ data: { fleets: listed(current?.fleetId ?? null) } });
      }
      tokens.delete(old);
      return answerWithToken(issue(wanted), { fleets: listed(wanted) });
    },
    signOut(ask) {
      tokens.delete(tokenOf(ask));
      return answer({});
    },
    revokeAll: () => tokens.clear(),
  };
}

export function jsonBody(ask: Ask): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(ask.body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : null;
  } catch {
    return null;
  }
}
