/** Builds the capabilities, hands each what it needs, and gathers what the window may ask of them. */
import { join } from 'node:path';
import { app, nativeTheme, net } from 'electron';
import type { AppInfo } from '@shared/ipc/contract';
import { createClipRequests } from '../clip-requests';
import { createDiscards } from '../discard';
import { createDerive } from '../derive';
import { createDownloads, partDone } from '../downloads';
import {
  createEvidence,
  createPackageChecks,
  createPackageSigner,
  readViewerAssets,
  threadChecker,
  threadRunner,
} from '../evidence';
import { appHandlers } from '../ipc/app-handlers';
import { clipsHandlers } from '../ipc/clips-handlers';
import { connectionHandlers } from '../ipc/connection-handlers';
import { holdHandlers } from '../ipc/hold-handlers';
import { discardHandlers } from '../ipc/discard-handlers';
import { ledgerHandlers } from '../ipc/ledger-handlers';
import { downloadsHandlers } from '../ipc/downloads-handlers';
import { broadcast } from '../ipc/events';
import { evidenceHandlers } from '../ipc/evidence-handlers';
import type { HandlerMap } from '../ipc/handler-map';
import { libraryHandlers } from '../ipc/library-handlers';
import { mapHandlers } from '../ipc/map-handlers';
import { derivedHandlers } from '../ipc/derived-handlers';
import { marksHandlers } from '../ipc/marks-handlers';
import { packageCheckHandlers } from '../ipc/package-check-handlers';
import { reportHandlers } from '../ipc/report-handlers';
import { sessionHandlers } from '../ipc/session-handlers';
import { settingsHandlers } from '../ipc/settings-handlers';
import { createEventPages, createSync, createSyncSchedule, openOrRebuildLibrary } from '../library';
import { createExpiryNotice, createLedger, incidentsByRule } from '../ledger';
import type { LocatedFile } from '../media/protocol';
import { createTileSource, type TileSource } from '../media/tiles';
import { systemClock as clock } from '../platform/clock';
import { electronDesktop as desktop } from '../platform/desktop';
import { electronFetch as http } from '../platform/electron-http';
import type { Log } from '../platform/log';
import { notifyDesktop } from '../platform/notify';
import { createSecretStore } from '../platform/secret-store';
import { createSafetyReports } from '../report';
import { createSession } from '../session';
import { createProfileFiles, openPreferences } from '../settings';
import { startDemoFleet } from './demo-fleet-process';
import { createDroppedPaths, type DroppedPaths } from './dropped-paths';
import { recordExport } from './export-custody';
import { keepDescribed } from './keep-described';
import type { AppPaths } from './paths';
import { focusWindow, showTaskbarProgress } from './window';
import { tellRebuilt } from './tell-rebuilt';

export interface Wired {
  readonly handlers: HandlerMap;
  readonly locate: (fileId: string) => Promise<LocatedFile | null>;
  readonly tiles: TileSource;
  readonly dropped: DroppedPaths;
  readonly showLog: () => void;
}

export interface WireOptions {
  readonly paths: AppPaths;
  readonly log: Log;
  /** Called in reverse order when the app ends. */
  readonly onQuit: (close: () => void | Promise<void>) => void;
}

/** @throws AppError `library.unavailable`, `library.newer` */
export async function wire({ paths, log, onQuit }: WireOptions): Promise<Wired> {
  const effects = { clock, log };

  const preferences = await openPreferences(paths.preferences, clock, log);
  onQuit(() => preferences.settled());
  nativeTheme.themeSource = preferences.settings().theme;

  const tiles = createTileSource({ folders: [join(paths.resources, 'basemap')] });
  onQuit(() => tiles.close());

  const { library, rebuilt } = await openOrRebuildLibrary({
    root: preferences.libraryFolder() ?? paths.defaultLibrary,
    ...effects,
  });
  if (rebuilt !== null) tellRebuilt(rebuilt);
  onQuit(() => {
    library.close();
  });
  library.onChanged((incidentIds) => {
    broadcast('incidents:changed', { incidentIds });
  });
  const described = keepDescribed(library, log);
  onQuit(() => described.close());

  const secrets = createSecretStore('Roadproof', log);
  const session = createSession({
    ...effects,
    http,
    profile: () => preferences.apiProfile(),
    secrets,
    accountFilePath: paths.account,
    startDemoFleet: () =>
      startDemoFleet({
        scriptPath: paths.demoFleetScript,
        demoFolder: join(paths.resources, 'demo'),
        log,
      }),
    partitions: () => library.partitions(),
    ensurePartition: (partition) => {
      library.ensurePartition(partition);
    },
    onChange: (state) => {
      broadcast('session:changed', state);
      followService();
    },
  });
  onQuit(() => {
    session.close();
  });

  const service = (): ReturnType<typeof session.service> => session.service();
  const partitionId = (): string | null => session.state().partitionId;
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
    log,
    library,
    service,
    profile: () => preferences.apiProfile(),
  });
  onQuit(() => {
    reports.close();
  });

  const downloads = createDownloads({
    ...effects,
    library,
    http,
    service,
    partitionId,
    user: () => preferences.settings().userName,
    appVersion: app.getVersion(),
    wishes: () => preferences.settings().saving,
    onChange: (state) => {
      showTaskbarProgress(partDone(state));
      broadcast('downloads:changed', state);
    },
  });
  onQuit(() => downloads.close());

  const clips = createClipRequests({
    ...effects,
    library,
    service,
    partitionId,
    user: () => preferences.settings().userName,
    save: (incidentIds) => {
      downloads.save(incidentIds);
    },
    onChange: (state) => {
      broadcast('clips:changed', state);
    },
  });
  onQuit(() => clips.close());

  const ledger = createLedger({
    library,
    clock,
    partitionId,
    who: () => preferences.settings(),
    appVersion: app.getVersion(),
    fontFolder: join(paths.resources, 'fonts'),
    chooseTarget: (fileName, format) =>
      desktop.askWhereToSave({
        title: 'Save the completeness statement',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: [{ name: format === 'pdf' ? 'PDF' : 'CSV table', extensions: [format] }],
      }),
    reveal: (path) => {
      desktop.reveal(path);
    },
    onChange: (check) => {
      broadcast('ledger:checked', check);
    },
  });
  onQuit(() => ledger.close());
  const expiryNotice = createExpiryNotice({
    ledger,
    clock,
    partitionId,
    database: library.database,
    settings: () => preferences.settings().expiryNotice,
    notify: (message) => {
      notifyDesktop(message, () => {
        focusWindow();
        broadcast('ledger:open', null);
      });
    },
  });
  /** The rule takes what it wants first, so that the warning speaks of the rest alone. */
  function afterSync(synced: string): void {
    described.synced(synced);
    const wanted = incidentsByRule(library, synced, preferences.settings().saveRule);
    if (wanted.length > 0) downloads.save(wanted);
    expiryNotice.look();
  }

  const derive = createDerive({
    library,
    appVersion: app.getVersion(),
    user: () => preferences.settings().userName,
    onProgress: (jobId, part) => {
      broadcast('derived:progress', { jobId, part });
    },
  });
  onQuit(() => derive.close());

  const signer = createPackageSigner({ ...effects, secrets });
  const signerNames = (): { name: string; organisation: string } => {
    const { userName, organisation } = preferences.settings();
    return { name: userName, organisation };
  };
  const evidence = createEvidence({
    ...effects,
    library,
    appendCustody: (record) => recordExport(library, record),
    runner: threadRunner(paths.exportWorkerScript),
    signer,
    who: signerNames,
    viewer: () => readViewerAssets(paths.viewerFolder),
    chooseTarget: (defaultFileName) =>
      desktop.askWhereToSave({
        title: 'Save the evidence package',
        defaultPath: join(app.getPath('documents'), defaultFileName),
        filters: [{ name: 'Evidence package', extensions: ['zip'] }],
      }),
    reveal: (path) => {
      desktop.reveal(path);
    },
    appVersion: app.getVersion(),
    onChange: (state) => {
      broadcast('evidence:changed', state);
    },
  });
  onQuit(() => evidence.close());

  const dropped = createDroppedPaths();
  const packageChecks = createPackageChecks({
    ...effects,
    runner: threadChecker(paths.exportWorkerScript),
    choose: (kind) =>
      kind === 'folder'
        ? desktop.askWhichFolder({ title: 'Check an unpacked package' })
        : desktop.askWhatToOpen({
            title: 'Check an evidence package',
            filters: [{ name: 'Evidence package', extensions: ['zip'] }],
          }),
    takeDropped: () => dropped.takeFirst(),
    onChange: (state) => {
      broadcast('package-check:changed', state);
    },
  });
  onQuit(() => packageChecks.close());

  /** Another service to ask (signed in, fleet chosen, come back): the list and the queue go on. */
  let followed: ReturnType<typeof session.service> = null;
  function followService(): void {
    const now = session.service();
    if (now === followed) return;
    followed = now;
    downloads.resume();
    if (now === null) {
      sync.cancel();
      return;
    }
    sync.start();
    clips.resume();
  }
  const restored = session.restore();

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
  const profileFilter = [{ name: 'API profile', extensions: ['json'] }];
  const profileFiles = createProfileFiles({
    profile: () => preferences.apiProfile(),
    askWhereToSave: () =>
      desktop.askWhereToSave({
        title: 'Export the API profile',
        defaultPath: join(app.getPath('documents'), 'roadproof-api-profile.json'),
        filters: profileFilter,
      }),
    askWhatToOpen: () =>
      desktop.askWhatToOpen({ title: 'Import an API profile', filters: profileFilter }),
  });

  const showLog = (): void => {
    desktop.reveal(paths.log);
  };
  return {
    handlers: {
      ...appHandlers(appInfo(), showLog),
      ...settingsHandlers(preferences, profileFiles, (settings) => {
        nativeTheme.themeSource = settings.theme;
        broadcast('settings:changed', settings);
      }),
      ...sessionHandlers(session, restored),
      ...connection,
      ...libraryHandlers({ library, sync, eventPages, partitionId }),
      ...discardHandlers(discards),
      ...holdHandlers(library),
      ...reportHandlers(reports, partitionId),
      ...downloadsHandlers(downloads),
      ...clipsHandlers(clips),
      ...ledgerHandlers(ledger, (incidentIds) => {
        downloads.save(incidentIds);
      }),
      ...evidenceHandlers(evidence),
      ...packageCheckHandlers(packageChecks),
      ...mapHandlers(tiles),
      ...derivedHandlers(derive),
      ...marksHandlers(library, () => preferences.settings().userName),
    },
    locate: (fileId) => {
      const file = library.locate(fileId);
      return Promise.resolve(file && { path: file.path, contentType: file.mimeType });
    },
    tiles,
    dropped,
    showLog,
  };
}

function appInfo(): AppInfo {
  return {
    version: app.getVersion(),
    electronVersion: process.versions.electron,
    chromiumVersion: process.versions.chrome,
    platform: process.platform,
  };
}
