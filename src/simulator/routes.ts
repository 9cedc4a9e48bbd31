/** The routes of the service: which path asks for what, and what it needs to be allowed. */
import type { ApiProfile } from '@shared/domain/api-profile';
import type { Auth } from './auth';
import { showConfiguration } from './configuration';
import { showEventAssets, type UrlOf } from './event-assets';
import { discardEvent, listEvents, showEvent } from './events';
import type { Ask, Reply } from './exchange';
import type { FleetState } from './fleet-state';
import { listManualUploads } from './manual-uploads';
import { showSafetyReport } from './safety-report';
import type { TaskDesk } from './tasks';

export interface Route {
  readonly name: keyof ApiProfile['paths'];
  readonly method: string;
  /** `key`: the API key alone; `token`: an access token as well. */
  readonly needs: 'key' | 'token';
  readonly handle: (ask: Ask, fleetId: number) => Reply;
  /** Values of the path's `{…}` when it matches, else null. */
  readonly match: (pathname: string) => Record<string, string> | null;
}

export interface Services {
  readonly auth: Auth;
  readonly state: FleetState;
  readonly desk: TaskDesk;
  readonly urlOf: (ask: Ask) => UrlOf;
}

export function createRoutes(profile: ApiProfile, services: Services): readonly Route[] {
  const { auth, state, desk, urlOf } = services;
  const route = (
    method: string,
    name: Route['name'],
    handle: Route['handle'],
    needs: Route['needs'] = 'token',
  ): Route => ({ name, method, needs, handle, match: matcher(profile.paths[name]) });
  const routes = [
    route('POST', 'signIn', (ask) => auth.signIn(ask), 'key'),
    route('GET', 'verifyToken', () => auth.verify()),
    route('POST', 'switchFleet', (ask) => auth.switchFleet(ask)),
    route('GET', 'signOut', (ask) => auth.signOut(ask), 'key'),
    route('GET', 'safetyReport', (ask, fleetId) => showSafetyReport(ask, fleetId, state)),
    route('GET', 'events', (ask, fleetId) => listEvents(ask, fleetId, state)),
    route('GET', 'event', (ask, fleetId) => showEvent(ask, fleetId, state)),
    route('GET', 'eventVideo', (ask, fleetId) => showEventAssets(ask, fleetId, state, urlOf(ask))),
    route('GET', 'manualUploads', (ask, fleetId) =>
      listManualUploads(ask, fleetId, state, desk, urlOf(ask)),
    ),
    route('POST', 'requestClip', (ask, fleetId) => desk.request(ask, fleetId)),
    route('GET', 'taskResult', (ask, fleetId) => desk.result(ask, fleetId, urlOf(ask))),
    route('DELETE', 'discardEvent', (ask, fleetId) => discardEvent(ask, fleetId, state)),
    route('GET', 'configuration', () => showConfiguration()),
  ];
  // A fixed path goes before one with a placeholder: `/V2/event/uploads` is no ticket.
  return routes.sort((a, b) => placeholders(profile, a) - placeholders(profile, b));
}

const placeholders = (profile: ApiProfile, { name }: Route): number =>
  profile.paths[name].split('{').length;

function matcher(template: string): Route['match'] {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const source = template
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^/]+)');
  const pattern = new RegExp(`^${source}$`);
  return (pathname) => {
    const match = pattern.exec(pathname);
    if (!match) return null;
    return Object.fromEntries(
      names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]),
    );
  };
}
