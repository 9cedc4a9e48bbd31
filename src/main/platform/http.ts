/** How main reaches the network: the Fetch standard, given by Electron's net or by Node. */

/** `net.fetch` in the app (system proxy and certificates), `globalThis.fetch` in plain Node. */
export type HttpFetch = (url: string, init?: RequestInit) => Promise<Response>;
