/** Opens the service's envelope: yes gives the body, no an AppError with `code`, `message` and `uq`. */
import { AppError } from '@shared/errors';
import { flagField, isRecord, textField } from './fields';
import { refusalError } from './refusal';

const SUCCESS_CODE = 'S00000';

/**
 * @param auth where it happened: signing in, an unknown form means "not this kind of service".
 * @returns the whole JSON object, envelope fields included; an empty one for an empty good answer.
 */
export function openEnvelope(
  status: number,
  text: string,
  auth: 'sign-in' | 'token',
): Readonly<Record<string, unknown>> {
  const good = status >= 200 && status < 300;
  if (good && text.trim() === '' && auth === 'token') return {};
  const body = parseRecord(text);
  if (!body) {
    if (!good && (status === 429 || status >= 500)) throw refused(status, {}, auth);
    if (auth === 'sign-in') throw new AppError('service.not-an-api', { detail: `HTTP ${status}` });
    if (!good) throw refused(status, {}, auth);
    throw new AppError('service.unreadable', { detail: 'The answer is not JSON.' });
  }
  if (auth === 'sign-in' && !looksLikeEnvelope(body) && (good || status === 404)) {
    throw new AppError('service.not-an-api', { detail: `HTTP ${status}` });
  }
  const code = textField.parse(body['code']);
  const saysNo = flagField.parse(body['result']) === false;
  if (good && !saysNo && (code === null || code === SUCCESS_CODE)) return body;
  throw refused(status, body, auth);
}

function refused(
  status: number,
  body: Readonly<Record<string, unknown>>,
  auth: 'sign-in' | 'token',
): AppError {
  return refusalError({
    status,
    code: textField.parse(body['code']),
    message: textField.parse(body['message']),
    requestId: textField.parse(body['uq']),
    auth,
  });
}

function looksLikeEnvelope(body: Readonly<Record<string, unknown>>): boolean {
  return 'result' in body || 'code' in body || 'data' in body || 'uq' in body;
}

function parseRecord(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
