/** The wrapping of every JSON answer, and the codes with which this service says no. */
import { randomUUID } from 'node:crypto';

/**
 * The public reference names no error code, so these are ours: plausible, never relied upon
 * by the client beyond their message.
 */
export const REFUSALS = {
  wrongKey: { status: 403, code: 'E40301', message: 'Invalid API key' },
  wrongPassword: { status: 401, code: 'E40102', message: 'Incorrect email or password' },
  badToken: { status: 401, code: 'E40101', message: 'The access token is invalid or has expired' },
  notFound: { status: 404, code: 'E40401', message: 'Not found' },
  unknownEvent: { status: 404, code: 'E40402', message: 'No such event' },
  unknownTask: { status: 404, code: 'E40403', message: 'No such task' },
  badRequest: { status: 400, code: 'E40001', message: 'Invalid parameter' },
  tooMany: { status: 429, code: 'E42901', message: 'Too many requests' },
  failure: { status: 500, code: 'E50001', message: 'Internal error' },
} as const;

export type Refusal = keyof typeof REFUSALS;

const BUILD = 'roadproof-simulator';

export type Json = Record<string, unknown>;

/** A success: `content` stands beside the envelope's own fields (`data`, `count`, `summary`…). */
export function success(content: Json): Json {
  return {
    uq: randomUUID(),
    doc_version: 'latest',
    result: true,
    code: 'S00000',
    message: 'Success',
    build: BUILD,
    ...content,
  };
}

export function refusal(code: string, message: string): Json {
  return { uq: randomUUID(), doc_version: 'latest', result: false, code, message, build: BUILD };
}
