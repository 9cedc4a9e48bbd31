/** `downloads:*`: what is being saved into the library. */
import type { Downloads } from '../downloads';
import type { HandlersOf } from './handler-map';

export function downloadsHandlers(downloads: Downloads): HandlersOf<'downloads'> {
  return {
    'downloads:get': () => downloads.state(),
    'downloads:save': ({ incidentIds }) => downloads.save(incidentIds),
    'downloads:save-expiring': ({ days }) => downloads.saveExpiring(days),
    'downloads:cancel': ({ incidentIds }) => downloads.cancel(incidentIds),
    'downloads:retry': ({ incidentIds }) => downloads.retry(incidentIds),
    'downloads:hold': ({ incidentIds }) => downloads.hold(incidentIds ?? undefined),
    'downloads:proceed': ({ incidentIds }) => downloads.proceed(incidentIds ?? undefined),
    'downloads:move': ({ incidentIds, to }) => downloads.move(incidentIds, to),
    'downloads:clear-finished': () => downloads.clearFinished(),
  };
}
