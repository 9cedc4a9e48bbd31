/** Who is signed in, to which service, and the test of a connection. */
import { join } from 'node:path';
import { connectionHandlers } from '../../ipc/connection-handlers';
import { broadcast } from '../../ipc/events';
import { electronFetch as http } from '../../platform/electron-http';
import { createSession, type Session } from '../../session';
import { startDemoFleet } from '../demo-fleet-process';
import { keepFollower } from '../follower-window';
import type { Ground } from './ground';
import { recordStep } from './record-step';

/** @param followService told with each change, once the session exists */
export function wireSession(ground: Ground, followService: () => void): Session {
  const { effects, held, library, onQuit, opened, paths, preferences, secrets } = ground;
  const { readOnly, user } = ground;
  const session = createSession({
    ...effects,
    http,
    profile: () => preferences.apiProfile(),
    secrets,
    held,
    accountFilePath: opened.demo ? paths.demoAccount : paths.account,
    startDemoFleet: () =>
      startDemoFleet({
        scriptPath: paths.demoFleetScript,
        demoFolder: join(paths.resources, 'demo'),
        log: effects.log,
      }),
    partitions: () => library.partitions(),
    ensurePartition: (partition) => {
      library.ensurePartition(partition);
    },
    onChange: (state) => {
      broadcast('session:changed', state);
      keepFollower(state.partitionId);
      followService();
    },
    onStep: (step) => {
      if (!readOnly) recordStep(library, effects.log, step, user());
    },
  });
  onQuit(() => {
    session.close();
  });

  return session;
}

export function wireConnection(
  { effects, onQuit, preferences }: Ground,
  session: Session,
): ReturnType<typeof connectionHandlers> {
  const connection = connectionHandlers({
    // Quick and plain: what does not answer now is told now.
    environment: {
      ...effects,
      http,
      profile: () => preferences.apiProfile(),
      retry: { attempts: 1 },
      timeoutMs: 15_000,
    },
    signedIn: () => {
      const credentials = session.credentials();
      return credentials && { credentials, fleetId: session.state().fleet?.fleetId ?? null };
    },
    onChange: (check) => {
      broadcast('connection:changed', check);
    },
  });
  onQuit(() => connection['connection:cancel']());
  return connection;
}
