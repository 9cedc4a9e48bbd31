/** What the window may ask for: always settings and the library's place, and all the rest once a library is open. */
import { join } from 'node:path';
import { app, nativeTheme, session } from 'electron';
import type { AppInfo } from '@shared/ipc/requests/app-requests';
import { appHandlers } from '../ipc/app-handlers';
import { broadcast } from '../ipc/events';
import type { HandlerMap, HandlersOf } from '../ipc/handler-map';
import { mapHandlers } from '../ipc/map-handlers';
import { placeHandlers } from '../ipc/place-handlers';
import { readingOnly, withoutLibrary } from '../ipc/restricted';
import { settingsHandlers } from '../ipc/settings-handlers';
import { createMaps, createPoliteFetch } from '../maps';
import type { LocatedFile } from '../media/protocol';
import { createTileSource, stackTileSources, type TileSource } from '../media/tiles';
import { systemClock as clock } from '../platform/clock';
import { electronDesktop as desktop } from '../platform/desktop';
import { electronFetch } from '../platform/electron-http';
import type { Log } from '../platform/log';
import { createSecretStore } from '../platform/secret-store';
import {
  createProfileFiles,
  openPreferences,
  type ProfileFiles,
  type Preferences,
} from '../settings';
import { createDroppedPaths } from './dropped-paths';
import type { HeldSecrets } from '../session';
import { createLibraryHost } from './library-host';
import type { AppPaths } from './paths';
import { NO_WORK, type UnfinishedWork } from './quit-question';
import { reloadWindows } from './window';
import { wire } from './wire';

export interface AppDoor {
  readonly handlers: () => HandlerMap;
  readonly locate: (fileId: string) => Promise<LocatedFile | null>;
  readonly dropped: (message: unknown) => void;
  readonly tiles: TileSource;
  /** What closing would stop. */
  readonly unfinishedWork: () => UnfinishedWork;
  readonly showLog: () => void;
}

export interface AppDoorOptions {
  readonly paths: AppPaths;
  readonly log: Log;
  /** Called in reverse order when the app ends. */
  readonly onQuit: (close: () => void | Promise<void>) => void;
}

export async function createAppDoor({ paths, log, onQuit }: AppDoorOptions): Promise<AppDoor> {
  const preferences = await openPreferences(paths.preferences, clock, log);
  onQuit(() => preferences.settled());
  nativeTheme.themeSource = preferences.settings().theme;
  const secrets = createSecretStore('Roadproof', log);
  const droppedMaps = createDroppedPaths();
  const maps = await createMaps({
    folder: paths.maps,
    listPath: paths.mapList,
    clock,
    log,
    choose: chooseMaps,
    takeDropped: droppedMaps.takeAll,
    reveal: (path) => {
      desktop.reveal(path);
    },
    facts: () => preferences.mapSource(),
    setFacts: (facts) => preferences.setMapSource(facts),
    secrets,
    fetch: createPoliteFetch(electronFetch, `Roadproof/${app.getVersion()} (offline maps)`),
    forgetCached: () => session.defaultSession.clearCache(),
    onChange: (state) => {
      broadcast('maps:changed', state);
    },
  });
  onQuit(() => maps.close());
  const builtIn = createTileSource({ folders: [join(paths.resources, 'basemap')] });
  const tiles = stackTileSources(builtIn, maps.tiles);
  onQuit(() => tiles.close());
  const showLog = (): void => {
    desktop.reveal(paths.log);
  };

  const held: HeldSecrets = new Map();
  const host = createLibraryHost({
    log,
    preferences,
    defaultFolder: paths.defaultLibrary,
    demoFolder: paths.demoLibrary,
    copyFolder: paths.indexCopy,
    chooseFolder: (title) => desktop.askWhichFolder({ title }),
    reveal: (path) => {
      desktop.reveal(path);
    },
    build: (opened, onClose) =>
      wire({ paths, log, preferences, secrets, tiles, opened, held, onQuit: onClose }),
    onChange: (state) => {
      broadcast('library:changed', state);
    },
    onReplaced: reloadWindows,
  });
  onQuit(() => host.close());
  await host.start();

  const always: HandlersOf<'app' | 'settings' | 'profile' | 'library' | 'map'> = {
    ...appHandlers(appInfo(), showLog),
    ...placeHandlers(host),
    ...mapHandlers(tiles, maps),
    ...settingsHandlers(preferences, profileFiles(preferences), (settings) => {
      nativeTheme.themeSource = settings.theme;
      host.current()?.settingsChanged();
      broadcast('settings:changed', settings);
    }),
  };
  return {
    handlers: () => {
      const state = host.state();
      const housed = host.current();
      if (housed === null || state.status !== 'open') {
        return withoutLibrary(
          state.status === 'closed' ? state.error.code : 'library.moving',
          always,
        );
      }
      const all = { ...housed.handlers, ...always };
      return state.readOnly === null ? all : readingOnly(all, always);
    },
    locate: (fileId) => host.current()?.locate(fileId) ?? Promise.resolve(null),
    dropped: (message) => {
      droppedMaps.take(message);
      host.current()?.dropped.take(message);
    },
    tiles,
    unfinishedWork: () => host.current()?.unfinishedWork() ?? NO_WORK,
    showLog,
  };
}

async function chooseMaps(kind: 'several' | 'one'): Promise<readonly string[]> {
  const filters = [{ name: 'Maps (PMTiles)', extensions: ['pmtiles'] }];
  if (kind === 'several') return desktop.askWhichFiles({ title: 'Add map files', filters });
  const path = await desktop.askWhatToOpen({ title: 'Where is this map now?', filters });
  return path === null ? [] : [path];
}

function profileFiles(preferences: Preferences): ProfileFiles {
  const filters = [{ name: 'API profile', extensions: ['json'] }];
  return createProfileFiles({
    profile: () => preferences.apiProfile(),
    askWhereToSave: () =>
      desktop.askWhereToSave({
        title: 'Export the API profile',
        defaultPath: join(app.getPath('documents'), 'roadproof-api-profile.json'),
        filters,
      }),
    askWhatToOpen: () => desktop.askWhatToOpen({ title: 'Import an API profile', filters }),
  });
}

function appInfo(): AppInfo {
  return {
    version: app.getVersion(),
    electronVersion: process.versions.electron,
    chromiumVersion: process.versions.chrome,
    platform: process.platform,
  };
}
