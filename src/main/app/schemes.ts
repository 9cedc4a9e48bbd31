/** Tells Chromium of our two schemes; must run before the app is ready, and only once. */
import { protocol } from 'electron';
import { APP_SCHEME, MEDIA_SCHEME } from './origin';

/**
 * `stream` makes media seekable, `corsEnabled` lets frames be read back from a canvas,
 * `standard` and `secure` give both schemes a real origin that CSP can name.
 */
export function registerSchemes(): void {
  const privileges = {
    standard: true,
    secure: true,
    stream: true,
    supportFetchAPI: true,
    corsEnabled: true,
  };
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges },
    { scheme: MEDIA_SCHEME, privileges },
  ]);
}
