/** Builds the capabilities, hands each what it needs, and gathers what the window may ask of them. */
import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import type { AppInfo } from '@shared/ipc/contract';
import { appHandlers } from '../ipc/app-handlers';
import { broadcast } from '../ipc/events';
import type { HandlerMap } from '../ipc/handler-map';
import { mapHandlers } from '../ipc/map-handlers';
import { pendingHandlers } from '../ipc/pending-handlers';
import { settingsHandlers } from '../ipc/settings-handlers';
import type { LocatedFile } from '../media/protocol';
import { createTileSource, type TileSource } from '../media/tiles';
import { systemClock } from '../platform/clock';
import { electronDesktop } from '../platform/desktop';
import type { Log } from '../platform/log';
import { openPreferences } from '../settings';
import type { AppPaths } from './paths';

export interface Wired {
  readonly handlers: HandlerMap;
  readonly locate: (fileId: string) => Promise<LocatedFile | null>;
  readonly tiles: TileSource;
  readonly showLog: () => void;
}

export interface WireOptions {
  readonly paths: AppPaths;
  readonly log: Log;
  readonly onQuit: (close: () => void | Promise<void>) => void;
}

export async function wire({ paths, log, onQuit }: WireOptions): Promise<Wired> {
  const preferences = await openPreferences(paths.preferences, systemClock, log);
  onQuit(() => preferences.settled());
  nativeTheme.themeSource = preferences.settings().theme;

  const tiles = createTileSource({ folders: [join(paths.resources, 'basemap')] });
  onQuit(() => tiles.close());

  const showLog = (): void => {
    electronDesktop.reveal(paths.log);
  };
  return {
    handlers: {
      ...appHandlers(appInfo(), showLog),
      ...settingsHandlers(preferences, (settings) => {
        nativeTheme.themeSource = settings.theme;
        broadcast('settings:changed', settings);
      }),
      ...mapHandlers(tiles),
      ...pendingHandlers,
    },
    locate: () => Promise.resolve(null),
    tiles,
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
