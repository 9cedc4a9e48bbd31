/** Boot: the order of these steps is the order in which they must happen. */
import { app, net, session } from 'electron';
import { createAppHandler } from './app/app-protocol';
import { createLifecycle, endOnFailedStart, endOnUncaught } from './app/lifecycle';
import { setMenu } from './app/menu';
import { APP_ORIGIN, APP_SCHEME, MEDIA_SCHEME } from './app/origin';
import { appPaths, applyUserDataSwitch } from './app/paths';
import { registerSchemes } from './app/schemes';
import { contentSecurityPolicy, guardPages, guardSession } from './app/security';
import { createAppDoor } from './app/app-door';
import { guardQuit } from './app/quit-guard';
import { focusWindow, openWindow } from './app/window';
import { INITIAL_WINDOW_STATE, WindowStateSchema } from './app/window-state';
import { listenForDrops, openDoor } from './ipc/handle';
import { createMediaHandler } from './media/protocol';
import { systemClock } from './platform/clock';
import { electronDesktop } from './platform/desktop';
import { createLog } from './platform/electron-log';
import { openVersionedFile } from './settings';

// The folder decides whose lock is asked for, so it comes first.
applyUserDataSwitch();
if (app.requestSingleInstanceLock()) {
  // Chromium reads the scheme list once, at start.
  registerSchemes();
  app.on('second-instance', focusWindow);
  void app.whenReady().then(start).catch(endOnFailedStart);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const devServerUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
  const paths = appPaths();
  const log = createLog(paths.log, devServerUrl !== null);
  endOnUncaught(log);
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });

  // [Note: crypto of Electron 25] Node's crypto is up to 25 times slower until Chromium has set up
  // its own, which touching the session does; every hash comes after this.
  const ownSession = session.defaultSession;
  guardPages(log);
  guardSession(devServerUrl, log);

  const { onQuit } = createLifecycle(log);
  const door = await createAppDoor({ paths, log, onQuit });

  ownSession.protocol.handle(
    APP_SCHEME,
    createAppHandler({
      folder: paths.renderer,
      contentSecurityPolicy: contentSecurityPolicy(devServerUrl),
      tiles: door.tiles,
      fetchFromDevServer: devServerUrl === null ? null : (path) => net.fetch(devServerUrl + path),
    }),
  );
  ownSession.protocol.handle(
    MEDIA_SCHEME,
    createMediaHandler({ locate: door.locate, allowedOrigin: APP_ORIGIN, log }),
  );

  openDoor(door.handlers, log);
  listenForDrops(door.dropped);
  setMenu({ showLog: door.showLog }, devServerUrl !== null);

  const windowState = await openVersionedFile({
    path: paths.windowState,
    upgrades: [],
    parse: (value) => WindowStateSchema.parse(value),
    initial: INITIAL_WINDOW_STATE,
    clock: systemClock,
    log,
  });
  onQuit(() => windowState.settled());
  guardQuit(openWindow(windowState, log), door.unfinishedWork, electronDesktop);
}
