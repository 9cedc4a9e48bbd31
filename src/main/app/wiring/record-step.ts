/** Writes who signed in to and out of which fleet into the app's chain of custody. */
import { toErrorData } from '@shared/errors';
import { APP_CHAIN } from '../../custody';
import type { Library } from '../../library';
import type { Log } from '../../platform/log';
import type { SessionStep } from '../../session';

/**
 * No account and no address beyond the host is named.
 * @param user name from settings
 * @throws AppError `library.full`
 */
export function recordStep(
  library: Library,
  log: Log,
  { action, baseUrl, demo, fleet, partitionId }: SessionStep,
  user: string,
): void {
  // The demo's service runs on this computer, under another address each time.
  const at = demo ? { demo } : { server: new URL(baseUrl).host };
  const data = { ...at, fleet: fleet?.name ?? null, partitionId };
  library.custody.append(APP_CHAIN, { action, user, data });
  // The readable copy alone: the next change of anything writes it, too.
  library.saving.repairCustodyCopies().catch((caught: unknown) => {
    log.warn('a custody record was not copied', { code: toErrorData(caught).code });
  });
}
