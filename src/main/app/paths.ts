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
  readonly renderer: string;
  readonly resources: string;
  readonly demoFleetScript: string;
  readonly exportWorkerScript: string;
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
    renderer: join(__dirname, '../renderer'),
    resources: join(app.getAppPath(), 'resources'),
    demoFleetScript: join(__dirname, 'demo-fleet.js'),
    exportWorkerScript: join(__dirname, 'export-worker.js'),
    viewerFolder: join(__dirname, '../viewer'),
  };
}
