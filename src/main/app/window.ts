/** The main window of the app. */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  nativeTheme,
  screen,
  type BrowserWindowConstructorOptions,
} from 'electron';
import type { DownloadsState } from '@shared/domain/download';
import type { VersionedFile } from '../settings';
import type { Log } from '../platform/log';
import { APP_ORIGIN } from './origin';
import { MINIMUM_SIZE, openingBounds, type WindowState } from './window-state';

/** `--color-canvas` of both themes, so that the window does not flash before the first paint. */
const BACKGROUND = { light: '#e8ecef', dark: '#0d1216' } as const;

/** What every window of the app has: its looks before the first paint, and a page without Node. */
export function windowOptions(): BrowserWindowConstructorOptions {
  return {
    icon: join(app.getAppPath(), 'resources', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: join(__dirname, '../preload/index.js'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Cameras must stay in step while another window covers this one.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  };
}

/** Opens the window where it was last; shows it with its first picture ready. */
export function openWindow(state: VersionedFile<WindowState>, log: Log): BrowserWindow {
  const { bounds, maximized } = state.get();
  const window = new BrowserWindow({
    ...openingBounds(
      bounds,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    ...windowOptions(),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: 'Roadproof',
    show: false,
  });

  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const next = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    state.set(next).catch(() => undefined);
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('the window’s process ended', { reason });
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });

  window.loadURL(`${APP_ORIGIN}/`).catch((error: unknown) => {
    log.error('the page did not load', { reason: String(error) });
  });
  return window;
}

/** Brings the window to the front, e.g. when the app is started a second time. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Every window loads its page anew: another library stands behind it. */
export function reloadWindows(): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
}

/** The bar on the app's icon in the taskbar or dock; Windows colours it when the disk is full. */
export function showTaskbarProgress({
  part,
  fullDisk,
}: Pick<DownloadsState, 'part' | 'fullDisk'>): void {
  const mode = fullDisk === null ? 'normal' : 'error';
  for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(part ?? -1, { mode });
}
