/** Readers of single fields that forgive what services do: nulls, missing fields, numbers as strings. */
import { z } from 'zod';

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** What no text can hold: the index ends a text at its first NUL, and half a character is none. */
const NO_TEXT = /\0|\p{Surrogate}/gu;

function toText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  return value.trim() === '' ? null : value.replace(NO_TEXT, '\ufffd');
}

function toFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1') return true;
  if (value === 0 || value === '0') return false;
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

/** Latest moment JavaScript's dates can hold. */
const MAX_TIME_MS = 8.64e15;
/** Seconds reach this in the year 5138; a larger number is milliseconds already. */
const SECONDS_LIMIT = 1e11;

/** Unix seconds to milliseconds; 0 and negatives mean "not known" to this service. */
function toTimeMs(value: unknown): number | null {
  const seconds = toNumber(value);
  if (seconds === null || seconds <= 0) return null;
  const timeMs = Math.round(seconds >= SECONDS_LIMIT ? seconds : seconds * 1000);
  return timeMs <= MAX_TIME_MS ? timeMs : null;
}

function toHttpUrl(value: unknown): string | null {
  const text = toText(value);
  if (text === null) return null;
  try {
    const url = new URL(text.trim());
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

const reader = <T>(read: (value: unknown) => T) => z.unknown().optional().transform(read);

export const numberField = reader(toNumber);
/** Ids come as numbers or strings; empty strings count as absent. */
export const textField = reader(toText);
export const flagField = reader(toFlag);
export const timeField = reader(toTimeMs);
/** Only http and https; anything else counts as absent. */
export const urlField = reader(toHttpUrl);

/** Without it a record is not readable: `null` is refused with `complaint`. */
export function required<T>(field: z.ZodType<T | null>, complaint: string): z.ZodType<T> {
  return field.transform((value, context): T => {
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: complaint });
    return z.NEVER;
  });
}

/** A list of texts; what is not a text is left out. */
export const textListField = reader((value) =>
  Array.isArray(value) ? value.map(toText).filter((text) => text !== null) : [],
);

/** A record that may be absent or something else: then it reads as an empty one. */
export function recordField<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return z.preprocess((value) => (isRecord(value) ? value : {}), schema);
}

/** A list that may be absent or something else: then it reads as empty. */
export const listField = reader((value): readonly unknown[] => (Array.isArray(value) ? value : []));

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A position only when both parts are sane; 0/0 is what devices send without a fix. */
export function position(
  latitude: number | null,
  longitude: number | null,
): { latitudeDeg: number | null; longitudeDeg: number | null } {
  const good =
    latitude !== null &&
    longitude !== null &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    !(latitude === 0 && longitude === 0);
  return good
    ? { latitudeDeg: latitude, longitudeDeg: longitude }
    : { latitudeDeg: null, longitudeDeg: null };
}
