/** The API profile as a file that can be handed on: JSON with a version, checked field by field. */
import { z } from 'zod';
import { AppError } from '../errors';
import { type ApiProfile, ApiProfileSchema } from './api-profile';

const FORMAT = 'roadproof-api-profile';
const VERSION = 1;

const HeadSchema = z.object({
  format: z.literal(FORMAT),
  version: z.number().int().min(1),
  profile: z.record(z.string(), z.unknown()),
});

export function writeProfileFile(profile: ApiProfile): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, profile }, null, 2)}\n`;
}

/**
 * Reads such a file. What it leaves out stays at our guess; what it has and we do not know is an
 * error, since it is most likely a name spelled wrong.
 * @throws AppError `profile.unreadable` with the field in `detail`, `profile.newer`
 */
export function readProfileFile(text: string): ApiProfile {
  const document = parseJson(text);
  const head = HeadSchema.safeParse(document);
  if (!head.success) {
    const field = head.error.issues[0]?.path.join('.') ?? '';
    throw unreadable(
      field === ''
        ? 'It is not a JSON object.'
        : `“${field}” is missing or is not what it should be.`,
    );
  }
  if (head.data.version > VERSION) throw new AppError('profile.newer');
  const { profile } = head.data;
  const parsed = ApiProfileSchema.safeParse(profile);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw unreadable(`“${issue?.path.join('.') ?? ''}”: ${issue?.message ?? 'not readable'}.`);
  }
  const unknown = unknownField(profile, parsed.data, '');
  if (unknown !== null) throw unreadable(`“${unknown}” is not a field of an API profile.`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError('profile.unreadable', { detail: 'It is not JSON.', cause });
  }
}

function unreadable(detail: string): AppError {
  return new AppError('profile.unreadable', { detail });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The first field of `given` that the schema dropped. */
function unknownField(given: object, kept: object, prefix: string): string | null {
  const known = new Map<string, unknown>(Object.entries(kept));
  for (const [name, value] of Object.entries(given)) {
    if (!known.has(name)) return prefix + name;
    const inside = known.get(name);
    if (!isRecord(value) || !isRecord(inside)) continue;
    const deeper = unknownField(value, inside, `${prefix}${name}.`);
    if (deeper !== null) return deeper;
  }
  return null;
}
