/** The service's event list and everything read from the service beside it. */
import { net } from 'electron';
import { createDiscards } from '../../discard';
import { discardHandlers } from '../../ipc/discard-handlers';
import { broadcast } from '../../ipc/events';
import { libraryHandlers } from '../../ipc/library-handlers';
import { reportHandlers } from '../../ipc/report-handlers';
import { createEventPages, createSync, createSyncSchedule, type Sync } from '../../library';
import { electronDesktop as desktop } from '../../platform/desktop';
import { createSafetyReports } from '../../report';
import type { Fleet, Ground } from './ground';

export interface WiredSync {
  readonly sync: Sync;
  readonly handlers: ReturnType<typeof libraryHandlers> &
    ReturnType<typeof discardHandlers> &
    ReturnType<typeof reportHandlers>;
}

/** @param afterSync told the fleet whose list was read to its end */
export function wireSync(
  ground: Ground,
  fleet: Fleet,
  afterSync: (synced: string) => void,
): WiredSync {
  const { effects, library, onQuit, preferences, user } = ground;
  const { session, service, partitionId } = fleet;
  const sync = createSync({
    ...effects,
    library,
    service,
    partitionId,
    onChange: (state) => {
      broadcast('sync:changed', state);
    },
    onSynced: (synced) => {
      afterSync(synced);
    },
  });
  const syncSchedule = createSyncSchedule({
    sync,
    everyMinutes: () => preferences.settings().syncEveryMinutes,
    signedIn: () => session.service() !== null,
    online: () => net.isOnline(),
  });
  onQuit(async () => {
    syncSchedule.stop();
    sync.cancel();
    await sync.idle();
  });

  const eventPages = createEventPages({ ...effects, library, service, partitionId });
  const discards = createDiscards({ ...effects, library, service, partitionId });
  const reports = createSafetyReports({
    log: effects.log,
    library,
    service,
    profile: () => preferences.apiProfile(),
  });
  onQuit(() => {
    reports.close();
  });

  return {
    sync,
    handlers: {
      ...libraryHandlers({
        library,
        sync,
        eventPages,
        partitionId,
        user,
        reveal: (folder) => {
          desktop.reveal(folder);
        },
      }),
      ...discardHandlers(discards),
      ...reportHandlers(reports, partitionId),
    },
  };
}
