/** A connection tried step by step: what is tried, and what was seen at each step. */
import type { AppErrorData } from '../errors';

/** In the order in which they are tried. */
export const CONNECTION_STEPS = [
  'address',
  'reach',
  'service',
  'api-key',
  'password',
  'token',
  'verify-token',
  'fleet',
  'events',
  'event',
  'event-media',
  'manual-uploads',
  'safety-report',
  'configuration',
] as const;
export type ConnectionStep = (typeof CONNECTION_STEPS)[number];

export interface ConnectionStepState {
  readonly step: ConnectionStep;
  /** `skipped`: an earlier failure, a cancelling or an empty account left nothing to try. */
  readonly outcome: 'waiting' | 'running' | 'worked' | 'failed' | 'skipped';
  /** What was seen, or why it was skipped; empty until there is something to say. */
  readonly seen: string;
  readonly error: AppErrorData | null;
}

export interface ConnectionCheck {
  readonly status: 'running' | 'done' | 'cancelled';
  readonly steps: readonly ConnectionStepState[];
}

/** What is typed in the sign-in form; goes to main with the request and never comes back. */
export interface ConnectionAccount {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly email: string;
  readonly password: string;
}
