/** Reads a list record by record: a bad one is kept as it came with its reason, never fatal. */
import type { z } from 'zod';
import type { UnreadableRecord } from './types';

export interface ReadRecords<T> {
  readonly good: readonly { readonly value: T; readonly raw: unknown }[];
  readonly unreadable: readonly UnreadableRecord[];
}

export function readRecords<T>(records: readonly unknown[], schema: z.ZodType<T>): ReadRecords<T> {
  const good: { value: T; raw: unknown }[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const raw of records) {
    const parsed = schema.safeParse(raw);
    if (parsed.success) good.push({ value: parsed.data, raw });
    else unreadable.push({ raw, reason: reasonOf(parsed.error) });
  }
  return { good, unreadable };
}

/** The first complaint, in words such as `ticket: is missing`. */
export function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'could not be read';
  const where = issue.path.join('.');
  return where === '' ? 'is not a record' : `${where}: ${issue.message}`;
}
