/** The API profile as a form: every entry with its name and whether the service's public pages state it. */
import { ApiProfileSchema, type ApiProfile } from '@shared/domain/api-profile';

export interface ProfileField {
  /** `apiKeyHeader`, `paths.event`, `severityNames.1`. */
  readonly id: string;
  readonly label: string;
  /** False: our guess, not confirmed by the service's public pages. */
  readonly documented: boolean;
  /** The only values it can have. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export interface ProfileGroup {
  readonly title: string;
  readonly fields: readonly ProfileField[];
}

const guess = (id: string, label: string): ProfileField => ({ id, label, documented: false });
const choice = (
  id: string,
  label: string,
  options: NonNullable<ProfileField['options']>,
): ProfileField => ({ ...guess(id, label), options });
const known = (id: string, label: string): ProfileField => ({ id, label, documented: true });

export const PROFILE_GROUPS: readonly ProfileGroup[] = [
  {
    title: 'Headers',
    fields: [guess('apiKeyHeader', 'API key header'), guess('tokenScheme', 'Token scheme')],
  },
  {
    title: 'Paths',
    fields: [
      known('paths.signIn', 'Sign in'),
      known('paths.verifyToken', 'Check the token'),
      guess('paths.switchFleet', 'Switch fleet'),
      known('paths.signOut', 'Sign out'),
      known('paths.events', 'Incident list'),
      guess('paths.event', 'One incident'),
      guess('paths.eventVideo', 'Videos of an incident'),
      guess('paths.manualUploads', 'Uploaded clips'),
      guess('paths.requestClip', 'Ask a device for a clip'),
      known('paths.taskResult', 'Result of that request'),
      guess('paths.discardEvent', 'Discard an incident'),
      known('paths.safetyReport', 'Safety report'),
      known('paths.configuration', 'Device configuration'),
    ],
  },
  {
    title: 'Units of the safety report',
    fields: [
      choice('tripUnits.distance', 'Distance of trips', [
        { value: 'm', label: 'Metres' },
        { value: 'km', label: 'Kilometres' },
      ]),
      choice('tripUnits.time', 'Time of trips', [
        { value: 's', label: 'Seconds' },
        { value: 'min', label: 'Minutes' },
      ]),
    ],
  },
];

/** The profile as flat texts, one for each field. */
export function toTexts(profile: ApiProfile): Record<string, string> {
  const texts: Record<string, string> = {
    apiKeyHeader: profile.apiKeyHeader,
    tokenScheme: profile.tokenScheme,
  };
  for (const [name, path] of Object.entries(profile.paths)) texts[`paths.${name}`] = path;
  for (const [level, word] of Object.entries(profile.severityNames)) {
    texts[`severityNames.${level}`] = word;
  }
  for (const [name, unit] of Object.entries(profile.tripUnits)) texts[`tripUnits.${name}`] = unit;
  return texts;
}

/** Severity levels of the profile, the mildest first. */
export function severityFields(profile: ApiProfile): readonly ProfileField[] {
  return Object.keys(profile.severityNames)
    .sort((a, b) => Number(a) - Number(b))
    .map((level) => guess(`severityNames.${level}`, `Severity ${level}`));
}

function nested(texts: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([id]) => id.startsWith(prefix))
      .map(([id, text]) => [id.slice(prefix.length), text.trim()]),
  );
}

export type ProfileParse =
  | { readonly ok: true; readonly profile: ApiProfile }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Texts back to a profile, or what is wrong with each field. */
export function parseTexts(texts: Readonly<Record<string, string>>): ProfileParse {
  const parsed = ApiProfileSchema.safeParse({
    apiKeyHeader: texts['apiKeyHeader']?.trim(),
    tokenScheme: texts['tokenScheme']?.trim(),
    paths: nested(texts, 'paths.'),
    severityNames: nested(texts, 'severityNames.'),
    tripUnits: nested(texts, 'tripUnits.'),
  });
  if (parsed.success) return { ok: true, profile: parsed.data };
  return {
    ok: false,
    errors: Object.fromEntries(
      parsed.error.issues.map((issue) => {
        const id = issue.path.join('.');
        return [id, mistakeIn(id)];
      }),
    ),
  };
}

function mistakeIn(id: string): string {
  if (id.startsWith('paths.')) return 'A path starts with “/”.';
  if (id === 'tripUnits.distance') return 'Either m or km.';
  if (id === 'tripUnits.time') return 'Either s or min.';
  return 'Letters, digits and dashes only.';
}
