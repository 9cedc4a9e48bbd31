/** One call as the handlers see it: what was asked, and what is answered. */
import type { Readable } from 'node:stream';
import { type Json, REFUSALS, type Refusal, refusal, success } from './envelope';

export interface Ask {
  readonly method: string;
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Values of `{…}` in the route's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** `http://host:port` under which the caller reached us. */
  readonly origin: string;
}

export type Content =
  | { readonly kind: 'json'; readonly json: Json }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stream'; readonly sizeBytes: number; readonly open: () => Readable };

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Content;
}

export function answer(content: Json, headers: Record<string, string> = {}): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    content: { kind: 'json', json: success(content) },
  };
}

export function refuse(
  kind: Refusal,
  detail?: string,
  headers: Record<string, string> = {},
): Reply {
  const { status, code, message } = REFUSALS[kind];
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    content: { kind: 'json', json: refusal(code, detail ? `${message}: ${detail}` : message) },
  };
}

export function plain(status: number, contentType: string, text: string): Reply {
  return { status, headers: { 'content-type': contentType }, content: { kind: 'text', text } };
}

/** A whole number of the query, or the fallback when absent or not a number. */
export function wholeNumber(ask: Ask, name: string, fallback: number): number {
  const text = ask.query.get(name);
  if (text === null || !/^-?\d+$/.test(text.trim())) return fallback;
  return Number(text);
}

/** The parts of a comma-separated query parameter; null when absent or empty. */
export function commaList(ask: Ask, name: string): ReadonlySet<string> | null {
  const parts = (ask.query.get(name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 ? null : new Set(parts);
}
