/** Holds the renderer to our own pages: what may load, where it may go, what it may ask of the system. */
import { app, session } from 'electron';
import type { Log } from '../platform/log';
import { APP_SCHEME, MEDIA_SCHEME, isAppUrl, parseUrl } from './origin';

/**
 * Sent with every response of the app, worker scripts included. `data:` images are the map
 * library's control icons. In development the dev server's live reload needs its socket, and Vite
 * puts styles inline.
 */
export function contentSecurityPolicy(devServerUrl: string | null): string {
  const media = `${MEDIA_SCHEME}:`;
  const devSocket = devServerUrl === null ? [] : [devServerUrl.replace(/^http/, 'ws')];
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'worker-src': ["'self'"],
    'style-src': devServerUrl === null ? ["'self'"] : ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', media],
    'media-src': ["'self'", media],
    'connect-src': ["'self'", media, ...devSocket],
    'font-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** Every page, whatever creates it: no foreign navigation, no new windows, no webviews. */
export function guardPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const stayHome = (event: Electron.Event, url: string): void => {
      if (isAppUrl(url)) return;
      event.preventDefault();
      log.warn('navigation refused', { scheme: schemeOf(url) });
    };
    contents.on('will-navigate', (event) => {
      stayHome(event, event.url);
    });
    contents.on('will-frame-navigate', (event) => {
      stayHome(event, event.url);
    });
    contents.on('will-redirect', (event) => {
      stayHome(event, event.url);
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      log.warn('new window refused', { scheme: schemeOf(url) });
      return { action: 'deny' };
    });
  });
}

/** Writing text to the clipboard after a click on one of the copy buttons; reading stays refused. */
const COPY = 'clipboard-sanitized-write';
/** The review deck on the whole screen, after a key or a click. */
const FULL_SCREEN = 'fullscreen';
const GRANTED: ReadonlySet<string> = new Set([COPY, FULL_SCREEN]);

/** Nothing but copying and full screen is granted, and no page reaches a network: only main talks to the fleet service. */
export function guardSession(devServerUrl: string | null, log: Log): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(GRANTED.has(permission));
  });
  own.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission));
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => {
    event.preventDefault();
  });

  const inside = new Set([`${APP_SCHEME}:`, `${MEDIA_SCHEME}:`, 'data:', 'blob:', 'devtools:']);
  const devSocket = devServerUrl?.replace(/^http/, 'ws') ?? null;
  own.webRequest.onBeforeRequest((details, decide) => {
    const fromPage = details.webContentsId !== undefined;
    const allowed =
      !fromPage ||
      inside.has(schemeOf(details.url)) ||
      (devSocket !== null && details.url.startsWith(devSocket));
    if (!allowed) log.warn('request of a page refused', { scheme: schemeOf(details.url) });
    decide({ cancel: !allowed });
  });
}

function schemeOf(url: string): string {
  return parseUrl(url)?.protocol ?? '';
}
