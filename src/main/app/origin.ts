/** The one origin the renderer lives at, in development and when shipped. */

export const APP_SCHEME = 'app';
export const MEDIA_SCHEME = 'media';
export const APP_HOST = 'roadproof';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Whether a URL is a page of this app. Node gives custom schemes the origin `null`, so parts are compared. */
export function isAppUrl(url: string): boolean {
  const parsed = parseUrl(url);
  return (
    parsed !== null &&
    parsed.protocol === `${APP_SCHEME}:` &&
    parsed.host === APP_HOST &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** `URL.canParse` came with Node 20; the oldest Electron that runs this carries Node 18. */
export function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
