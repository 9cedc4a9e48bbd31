/** Channels whose capability is not wired yet: the window runs, each of them says so. */
import { AppError } from '@shared/errors';
import type { HandlersOf } from './handler-map';

const pending = (): Promise<never> =>
  Promise.reject(new AppError('request.refused', { detail: 'Not available in this build.' }));

type Pending = HandlersOf<'session' | 'sync' | 'incidents' | 'downloads' | 'evidence'>;

export const pendingHandlers: Pending = {
  'session:get': pending,
  'session:sign-in': pending,
  'session:open-demo': pending,
  'session:open-library': pending,
  'session:choose-fleet': pending,
  'session:sign-out': pending,
  'sync:get': pending,
  'sync:start': pending,
  'sync:cancel': pending,
  'incidents:query': pending,
  'incidents:facets': pending,
  'incidents:get': pending,
  'incidents:review': pending,
  'downloads:get': pending,
  'downloads:save': pending,
  'downloads:save-expiring': pending,
  'downloads:cancel': pending,
  'downloads:retry': pending,
  'downloads:clear-finished': pending,
  'evidence:plan': pending,
  'evidence:export': pending,
  'evidence:cancel': pending,
  'evidence:reveal': pending,
};
