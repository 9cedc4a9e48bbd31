/** Handlers for when there is no library, or one that must not be changed. */
import { AppError, type ErrorCode } from '@shared/errors';
import { REQUEST_CHANNELS } from '@shared/ipc/channels';
import type { RequestChannel } from '@shared/ipc/contract';
import type { HandlerMap } from './handler-map';

/** Channels that change nothing in the library. */
const READING: ReadonlySet<RequestChannel> = new Set<RequestChannel>([
  'window:open-follower',
  'session:get',
  'session:open-library',
  'session:sign-out',
  'sync:get',
  'incidents:query',
  'incidents:facets',
  'incidents:get',
  'incidents:review',
  // Writes nothing into a library that keeps nothing.
  'incidents:viewed',
  'incidents:read-page',
  'incidents:reveal',
  'claims:list',
  'claims:get',
  'claims:of-incident',
  'connection:check',
  'connection:cancel',
  'signer:get',
  'signer:renew',
  'signer:choose-file',
  'signer:import',
  'signer:forget-file',
  'signer:export',
  'signer:remove',
  'report:show',
  'ledger:sums',
  'ledger:check',
  'ledger:export',
  'ledger:reveal',
  'marks:list',
  'derived:list',
  'downloads:get',
  'evidence:plan',
  'evidence:export',
  'evidence:judge-passphrase',
  'evidence:suggest-passphrase',
  'evidence:cancel',
  'evidence:reveal',
  'evidence:export-all',
  'evidence:cancel-all',
  'evidence:retry-all',
  'evidence:forget-all',
  'package-check:get',
  'package-check:open',
  'package-check:dropped',
  'package-check:unlock',
  'package-check:cancel',
  'time-stamps:get',
  'clips:get',
  'clips:devices',
  'storage:overview',
  // They lie outside of the library.
  'thumbnails:read',
  'thumbnails:write',
  'thumbnails:size',
  'thumbnails:clear',
  'verify:get',
  'verify:start',
  'verify:cancel',
]);

/** The handlers of an open library, of which only those that read are left. `always` are not touched. */
export function readingOnly(handlers: HandlerMap, always: Partial<HandlerMap>): HandlerMap {
  return {
    ...handlers,
    ...refusing((channel) => !READING.has(channel), 'library.read-only'),
    ...always,
  };
}

/** Every channel but `always` answers with the reason why there is no library. */
export function withoutLibrary(code: ErrorCode, always: Partial<HandlerMap>): HandlerMap {
  return { ...refusing(() => true, code), ...always };
}

function refusing(which: (channel: RequestChannel) => boolean, code: ErrorCode): HandlerMap {
  const refuse = (): never => {
    throw new AppError(code);
  };
  // One function for all of them: TypeScript cannot know that `never` fits each.
  return Object.fromEntries(
    REQUEST_CHANNELS.filter(which).map((channel) => [channel, refuse]),
  ) as unknown as HandlerMap;
}
