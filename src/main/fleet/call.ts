/** What one call of the service is made of, and what comes back before it is understood. */
import type { ApiProfile } from '@shared/domain/api-profile';

export interface Call {
  readonly path: keyof ApiProfile['paths'];
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Values for `{…}` in the path. */
  readonly params?: Readonly<Record<string, string>>;
  /** Undefined values are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** `sign-in` sends the API key alone, `token` the access token as well. */
  readonly auth: 'sign-in' | 'token';
  /** Whether asking twice does no more than asking once. */
  readonly repeatable: boolean;
}

/** An answer whose envelope says yes. */
export interface RawAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly url: string;
  readonly receivedAtMs: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `Authorization` of the answer, where some services put the token; kept out of `headers`. */
  readonly authorization: string | null;
}

/** The request in the words of the Fetch standard. Multipart is written by hand (plain text fields). */
export function requestOf(
  call: Call,
  baseUrl: string,
  profile: ApiProfile,
  secrets: { readonly apiKey: string; readonly token: string | null },
): { url: string; init: RequestInit } {
  const path = profile.paths[call.path].replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(call.params?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  const search = text === '' ? '' : `?${text}`;
  const headers: Record<string, string> = {
    accept: 'application/json',
    [profile.apiKeyHeader]: secrets.apiKey,
  };
  if (call.auth === 'token' && secrets.token !== null) {
    headers['authorization'] = `${profile.tokenScheme} ${secrets.token}`.trim();
  }
  const body = bodyOf(call);
  if (body) headers['content-type'] = body.contentType;
  return {
    url: `${baseUrl}${path}${search}`,
    init: {
      method: call.method,
      headers,
      // A redirect would carry the API key to wherever it points.
      redirect: 'error',
      ...(body ? { body: body.text } : {}),
    },
  };
}

/** Never part of a field: fields are numbers of fleets. */
const BOUNDARY = 'roadproof-form-boundary-7f3a9c51';

function bodyOf(call: Call): { contentType: string; text: string } | null {
  if (call.form) {
    const parts = Object.entries(call.form).map(
      ([name, value]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    return {
      contentType: `multipart/form-data; boundary=${BOUNDARY}`,
      text: `${parts.join('')}--${BOUNDARY}--\r\n`,
    };
  }
  if (call.json === undefined) return null;
  return { contentType: 'application/json', text: JSON.stringify(call.json) };
}
