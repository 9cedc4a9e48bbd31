/** Turns an opened envelope into a parsed answer with the service's own JSON beside it. */
import { AppError } from '@shared/errors';
import type { z } from 'zod';
import type { RawAnswer } from './call';
import { reasonOf } from './records';
import { textField } from './fields';
import type { Answer } from './types';

export function answerOf<T>(raw: RawAnswer, value: T): Answer<T> {
  return {
    value,
    raw: raw.body,
    text: raw.text,
    receivedAtMs: raw.receivedAtMs,
    url: raw.url,
    headers: raw.headers,
  };
}

/** @throws AppError `service.unreadable` with the reason and the answer's request id. */
export function parsePart<T>(raw: RawAnswer, part: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(part);
  if (parsed.success) return parsed.data;
  throw unreadable(raw, reasonOf(parsed.error));
}

export function unreadable(raw: RawAnswer, detail: string): AppError {
  const requestId = textField.parse(raw.body['uq']);
  return new AppError('service.unreadable', {
    detail,
    ...(requestId === null ? {} : { service: { requestId } }),
  });
}

/** The service speaks whole unix seconds. */
export const toSeconds = (timeMs: number): number => Math.floor(timeMs / 1000);
