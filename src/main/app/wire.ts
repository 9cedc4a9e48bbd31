/** Builds the capabilities, hands each what it needs, and gathers what the window may ask of them. */
import { app } from 'electron';
import { claimsHandlers } from '../ipc/claims-handlers';
import { broadcast } from '../ipc/events';
import type { HandlerMap } from '../ipc/handler-map';
import { holdHandlers } from '../ipc/hold-handlers';
import { layoutsHandlers } from '../ipc/layouts-handlers';
import { ledgerHandlers } from '../ipc/ledger-handlers';
import { marksHandlers } from '../ipc/marks-handlers';
import { sessionHandlers } from '../ipc/session-handlers';
import { startsHandlers } from '../ipc/starts-handlers';
import { windowHandlers } from '../ipc/window-handlers';
import { incidentsByRule } from '../ledger';
import type { Library } from '../library';
import type { LocatedFile } from '../media/protocol';
import type { TileSource } from '../media/tiles';
import { systemClock as clock } from '../platform/clock';
import type { Log } from '../platform/log';
import type { SecretStore } from '../platform/secret-store';
import type { SessionState } from '@shared/domain/session';
import type { ErrorCode } from '@shared/errors';
import type { HeldSecrets, Session } from '../session';
import type { Preferences } from '../settings';
import { createDroppedPaths, type DroppedPaths } from './dropped-paths';
import { keepFollower, openFollower } from './follower-window';
import { keepDescribed } from './keep-described';
import type { BuiltOn } from './library-host';
import type { AppPaths } from './paths';
import type { UnfinishedWork } from './quit-question';
import type { Fleet, Ground } from './wiring/ground';
import { wireDisk } from './wiring/wire-disk';
import { wireEvidence } from './wiring/wire-evidence';
import { wireLedger } from './wiring/wire-ledger';
import { wireSaving } from './wiring/wire-saving';
import { wireConnection, wireSession } from './wiring/wire-session';
import { wireSync } from './wiring/wire-sync';

export interface Wired {
  /** All but those that answer without a library, too. */
  readonly handlers: LibraryHandlers;
  readonly locate: (fileId: string) => Promise<LocatedFile | null>;
  readonly dropped: DroppedPaths;
  /** What cannot go on later if the app ends now. */
  readonly unfinishedWork: () => UnfinishedWork;
  openDemo(): Promise<unknown>;
  /** The person's settings are other ones: what runs takes them up at once. */
  settingsChanged(): void;
  /** Why the library must not be left just now; null when it may. */
  keptOpenBy(): ErrorCode | null;
}

export type LibraryHandlers = Omit<
  HandlerMap,
  Extract<keyof HandlerMap, `${'app' | 'settings' | 'profile' | 'library' | 'map'}:${string}`>
>;

export interface WireOptions {
  readonly paths: AppPaths;
  readonly log: Log;
  readonly preferences: Preferences;
  readonly secrets: SecretStore;
  readonly tiles: TileSource;
  readonly opened: BuiltOn;
  /** Outlives the library. */
  readonly held: HeldSecrets;
  /** Called in reverse order when the library is shut. */
  readonly onQuit: (close: () => void | Promise<void>) => void;
}

export async function wire(options: WireOptions): Promise<Wired> {
  const { log, preferences, opened, onQuit } = options;
  const { library } = opened;
  const readOnly = opened.readOnly !== null;
  // Before anything else looks at the files.
  if (!readOnly)
    await library.trash.settle().catch((caught: unknown) => {
      log.error('the trash could not be settled', { reason: String(caught) });
    });
  onQuit(() => {
    library.close();
  });
  library.onChanged((incidentIds) => {
    broadcast('incidents:changed', { incidentIds });
  });
  // It shows an incident of this library.
  onQuit(() => {
    keepFollower(null);
  });
  const described = readOnly ? null : keepDescribed(library, log);
  onQuit(() => described?.close());

  const user = (): string => preferences.settings().userName;
  const reasons: (() => ErrorCode | null)[] = [];
  const ground: Ground = {
    ...options,
    keepOpen: (reason) => {
      reasons.push(reason);
    },
    library,
    readOnly,
    effects: { clock, log },
    appVersion: app.getVersion(),
    user,
  };
  const dropped = createDroppedPaths();
  const session = wireSession(ground, () => {
    followService();
  });
  const fleet: Fleet = {
    session,
    service: () => session.service(),
    partitionId: () => session.state().partitionId,
  };
  const { partitionId } = fleet;
  const reading = wireSync(ground, fleet, (synced) => {
    afterSync(synced);
  });
  const saving = wireSaving(ground, fleet, dropped);
  const { ledger, expiryNotice } = wireLedger(ground, fleet);

  /** The rule takes what it wants first, so that the warning speaks of the rest alone. */
  function afterSync(synced: string): void {
    described?.synced(synced);
    const wanted = incidentsByRule(library, synced, preferences.settings().saveRule);
    if (wanted.length > 0) saving.downloads.save(wanted);
    expiryNotice.look();
  }

  const disk = wireDisk(ground, fleet);
  const evidence = await wireEvidence(ground, fleet, dropped);

  /** Another service to ask (signed in, fleet chosen, come back): the list and the queue go on. */
  let followed: ReturnType<Fleet['service']> = null;
  function followService(): void {
    const now = session.service();
    if (now === followed) return;
    followed = now;
    saving.downloads.resume();
    if (now === null) {
      reading.sync.cancel();
      return;
    }
    reading.sync.start();
    saving.clips.resume();
  }
  // Coming back to an account writes; a read-only library is opened as it lies here.
  const restored = readOnly ? openOnlyFleet(session, library) : session.restore();

  return {
    handlers: {
      ...windowHandlers((incidentId) => {
        openFollower(incidentId, partitionId());
      }),
      ...sessionHandlers(session, restored),
      ...wireConnection(ground, session),
      ...reading.handlers,
      ...saving.handlers,
      ...disk,
      ...evidence.handlers,
      ...ledgerHandlers(ledger, (incidentIds) => {
        saving.downloads.save(incidentIds);
      }),
      ...holdHandlers(library),
      ...claimsHandlers({
        library,
        partitionId,
        user,
        onChange: (claimIds) => {
          broadcast('claims:changed', { claimIds });
        },
      }),
      ...marksHandlers(library, user),
      ...startsHandlers(library, user),
      ...layoutsHandlers(library, user),
    },
    locate: (fileId) => {
      const path = saving.imports.locate(fileId);
      if (path !== null) return Promise.resolve({ path, contentType: 'video/mp4' });
      const file = library.locate(fileId);
      return Promise.resolve(file && { path: file.path, contentType: file.mimeType });
    },
    dropped,
    unfinishedWork: () => ({
      packages: evidence.unfinishedPackages(),
      importing: saving.imports.isTaking(),
      clips: evidence.unfinishedClips(),
    }),
    openDemo: () => session.openDemo(),
    keptOpenBy: () => firstOf(reasons),
    settingsChanged: () => {
      saving.downloads.wishesChanged();
    },
  };
}

function firstOf(reasons: readonly (() => ErrorCode | null)[]): ErrorCode | null {
  for (const reason of reasons) {
    const code = reason();
    if (code !== null) return code;
  }
  return null;
}

/** With one fleet in it there is nothing to choose. */
async function openOnlyFleet(session: Session, library: Library): Promise<SessionState> {
  const [only, ...others] = library.partitions();
  if (only === undefined || others.length > 0) return session.state();
  return session.openLibrary({ partitionId: only.partitionId });
}
