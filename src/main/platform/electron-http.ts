/** The network through Chromium: the system's proxy and certificates count, as users expect. */
import { net } from 'electron';
import type { HttpFetch } from './http';

export const electronFetch: HttpFetch = (url, init) => net.fetch(url, init);
