/** Every failure the product can name: a code, a plain text and what to do next, found by its code. */
import type { ErrorTexts } from './error-texts/error-texts';
import { LIBRARY_ERRORS } from './error-texts/library-errors';
import { PACKAGE_ERRORS } from './error-texts/package-errors';
import { SERVICE_ERRORS } from './error-texts/service-errors';

const ERROR_TEXTS = {
  ...SERVICE_ERRORS,
  ...LIBRARY_ERRORS,
  ...PACKAGE_ERRORS,
} as const satisfies ErrorTexts;

export type ErrorCode = keyof typeof ERROR_TEXTS;

/** What is told of a failure; safe to show, log and send to the renderer (no paths, no secrets). */
export interface AppErrorData {
  readonly code: ErrorCode;
  readonly message: string;
  readonly nextStep: string;
  /** What exactly: a field, a file's display name, the service's own words. */
  readonly detail?: string;
  /** The service's own code and request id (`code`, `uq`), for support. */
  readonly service?: { readonly code?: string; readonly requestId?: string };
}

/** The one error class thrown on purpose; anything else is a bug and becomes `unexpected`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly service: AppErrorData['service'];

  constructor(
    code: ErrorCode,
    options: {
      detail?: string;
      service?: NonNullable<AppErrorData['service']>;
      cause?: unknown;
    } = {},
  ) {
    super(options.detail ? `${code}: ${options.detail}` : code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
    this.service = options.service;
  }

  toData(): AppErrorData {
    return describeError(this.code, {
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.service === undefined ? {} : { service: this.service }),
    });
  }
}

export function describeError(
  code: ErrorCode,
  extra: Pick<AppErrorData, 'detail' | 'service'> = {},
): AppErrorData {
  return { code, ...ERROR_TEXTS[code], ...extra };
}

/** Turns whatever was caught into data; an abort is `cancelled`, never a failure. */
export function toErrorData(caught: unknown): AppErrorData {
  if (caught instanceof AppError) return caught.toData();
  if (caught instanceof Error && caught.name === 'AbortError') return describeError('cancelled');
  return describeError('unexpected');
}
