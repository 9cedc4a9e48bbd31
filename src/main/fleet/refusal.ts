/**
 * What a "no" of the service means for us, in one place.
 *
 * [Note: undocumented refusals] The reference names no error code, and nobody outside has seen which
 * status a wrong API key or password gives. So it is judged by where it happened (signing in or
 * later), by the words of the message, and last by the status: gateways that check a key in a header
 * commonly say 403, sign-in forms 401.
 */
import { AppError, type ErrorCode } from '@shared/errors';

export interface Refused {
  readonly status: number;
  /** The envelope's `code`, `message` and `uq`, where there are any. */
  readonly code: string | null;
  readonly message: string | null;
  readonly requestId: string | null;
  readonly auth: 'sign-in' | 'token';
}

const KEY_WORDS = /api[\s_-]?key|subscription key|\bforbidden\b/i;
const PASSWORD_WORDS = /password|e-?mail|credential|account|user|log[\s-]?in|sign[\s-]?in/i;
const TOKEN_WORDS = /token|session|unauthori[sz]ed|authenticat/i;

export function refusalError(refused: Refused): AppError {
  const detail = refused.message ?? `HTTP ${refused.status}`;
  const service = {
    ...(refused.code === null ? {} : { code: refused.code }),
    ...(refused.requestId === null ? {} : { requestId: refused.requestId }),
  };
  return new AppError(errorCode(refused), { detail, service });
}

function errorCode({ status, message, auth }: Refused): ErrorCode {
  if (status === 429 || status === 503) return 'service.busy';
  if (status >= 500) return 'service.failed';
  const words = message ?? '';
  const denied = status === 401 || status === 403;
  if (auth === 'sign-in') {
    if (KEY_WORDS.test(words)) return 'service.wrong-key';
    if (PASSWORD_WORDS.test(words)) return 'service.wrong-password';
    if (denied) return status === 403 ? 'service.wrong-key' : 'service.wrong-password';
    return 'service.refused';
  }
  if (/api[\s_-]?key|subscription key/i.test(words)) return 'service.wrong-key';
  if (denied) return 'service.signed-out';
  if (status === 404 || status === 410) return 'service.not-found';
  return status < 300 && TOKEN_WORDS.test(words) ? 'service.signed-out' : 'service.refused';
}
