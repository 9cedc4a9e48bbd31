/** The connection test in words: what each step is, and what to change in the profile when it fails. */
import type {
  ConnectionCheck,
  ConnectionStep,
  ConnectionStepState,
} from '@shared/domain/connection-check';
import type { ErrorCode } from '@shared/errors';
import { PROFILE_GROUPS, type ProfileField } from '@renderer/components/settings/profile-fields';

interface StepWords {
  readonly title: string;
  /** Entries of the API profile on which the step depends, the likeliest first. */
  readonly fields: readonly string[];
}

const STEPS: Readonly<Record<ConnectionStep, StepWords>> = {
  address: { title: 'Server address', fields: [] },
  reach: { title: 'The server answers', fields: [] },
  service: { title: 'It is a fleet service', fields: ['paths.signIn'] },
  'api-key': { title: 'API key', fields: ['apiKeyHeader'] },
  password: { title: 'E-mail and password', fields: [] },
  token: { title: 'Access token', fields: [] },
  'verify-token': { title: 'Token is taken', fields: ['tokenScheme', 'paths.verifyToken'] },
  fleet: { title: 'Choose a fleet', fields: ['paths.switchFleet'] },
  events: { title: 'Incident list', fields: ['paths.events'] },
  event: { title: 'One incident', fields: ['paths.event'] },
  'event-media': { title: 'Videos of an incident', fields: ['paths.eventVideo'] },
  'manual-uploads': { title: 'Uploaded clips', fields: ['paths.manualUploads'] },
  'safety-report': { title: 'Safety report', fields: ['paths.safetyReport'] },
  configuration: { title: 'Device configuration', fields: ['paths.configuration'] },
};

export const stepTitle = (step: ConnectionStep): string => STEPS[step].title;

export interface Advice {
  readonly text: string;
  /** Entries of the profile to look at. */
  readonly fields: readonly ProfileField[];
}

/** A server that is away or overloaded says nothing about the profile. */
function isOutsideTheProfile(code: ErrorCode): boolean {
  return code.startsWith('network.') || code === 'service.busy' || code === 'service.failed';
}

/** What to do about a failed step; null for any other. */
export function adviceFor({ step, error }: ConnectionStepState): Advice | null {
  if (error === null) return null;
  if (step === 'address') {
    return { text: 'Type the whole address your provider gave you, with https://.', fields: [] };
  }
  if (step === 'token') {
    return {
      text: 'Roadproof looks for it in four places that are our guess, not confirmed. Ask your provider where its sign-in answer holds the access token.',
      fields: [],
    };
  }
  const ids = isOutsideTheProfile(error.code) ? [] : STEPS[step].fields;
  const fields = ids.flatMap((id) => PROFILE_FIELDS.get(id) ?? []);
  if (fields.length === 0) return { text: error.nextStep, fields };
  const names = fields.map(({ label }) => `“${label}”`).join(' and ');
  const guessed = fields.some(({ documented }) => !documented);
  const first = step === 'api-key' ? 'Check the key. If it is right, compare' : 'Compare';
  return {
    text: `${first} ${names} in the API profile with your provider’s documents${
      guessed ? '; it is our guess, not confirmed.' : '.'
    }`,
    fields,
  };
}

const PROFILE_FIELDS: ReadonlyMap<string, ProfileField> = new Map(
  PROFILE_GROUPS.flatMap(({ fields }) => fields).map((field) => [field.id, field]),
);

/** The whole test in one sentence. */
export function summaryOf({ status, steps }: ConnectionCheck): string {
  const number = (outcome: ConnectionStepState['outcome']): number =>
    steps.filter((step) => step.outcome === outcome).length;
  if (status === 'running') return `Testing: ${number('worked')} of ${steps.length} steps worked.`;
  const worked = number('worked');
  if (status === 'done' && worked === steps.length) return `All ${steps.length} steps worked.`;
  const rest = [
    [number('failed'), 'failed'],
    [number('skipped'), status === 'cancelled' ? 'not tried' : 'skipped'],
  ] as const;
  const parts = rest.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : []));
  const words = [`${worked} of ${steps.length} steps worked`, ...parts].join(', ');
  return status === 'cancelled' ? `Cancelled: ${words}.` : `${words}.`;
}
