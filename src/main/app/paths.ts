/** Every place the app reads or writes, in one table. */
import { join, resolve } from 'node:path';
import { app } from 'electron';

export interface AppPaths {
  readonly preferences: string;
  readonly windowState: string;
  /** The known accounts without their secrets. */
  readonly account: string;
  readonly log: string;
  readonly defaultLibrary: string;
  /** The demo's library while the user's own cannot be opened. */
  readonly demoLibrary: string;
  readonly demoAccount: string;
  /** A copy of an index that must not be written to. */
  readonly indexCopy: string;
  readonly renderer: string;
  readonly resources: string;
  readonly demoFleetScript: string;
  readonly exportWorkerScript: string;
  readonly partWorkerScript: string;
  /** Plain packages on their way to be encrypted; emptied at each start. */
  readonly packagesInWork: string;
  /** Small pictures of videos; may be deleted at any moment. */
  readonly thumbnails: string;
  /** The user's own maps: the list, and the folder of those that were copied or saved. */
  readonly mapList: string;
  readonly maps: string;
  /** The built program and looks of the package's viewer. */
  readonly viewerFolder: string;
}

/** Honours `--user-data-dir`, which keeps a test or a second profile apart. Call before `ready`. */
export function applyUserDataSwitch(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder !== '') app.setPath('userData', resolve(folder));
}

export function appPaths(): AppPaths {
  const userData = app.getPath('userData');
  return {
    preferences: join(userData, 'preferences.json'),
    account: join(userData, 'account.json'),
    windowState: join(userData, 'window.json'),
    log: join(userData, 'logs', 'main.log'),
    defaultLibrary: join(app.getPath('documents'), 'Roadproof'),
    demoLibrary: join(userData, 'demo-library'),
    demoAccount: join(userData, 'demo-account.json'),
    indexCopy: join(userData, 'read-only-index'),
    renderer: join(__dirname, '../renderer'),
    resources: join(app.getAppPath(), 'resources'),
    demoFleetScript: join(__dirname, 'demo-fleet.js'),
    exportWorkerScript: join(__dirname, 'export-worker.js'),
    partWorkerScript: join(__dirname, 'part-worker.js'),
    packagesInWork: join(userData, 'packages-in-work'),
    thumbnails: join(userData, 'thumbnails'),
    mapList: join(userData, 'maps.json'),
    maps: join(userData, 'maps'),
    viewerFolder: join(__dirname, '../viewer'),
  };
}
