/** The fleet service's client: what this capability offers to the rest of main. */
export { normalizeBaseUrl } from './base-url';
export { MAX_CLIP_SECONDS } from './clip-calls';
export { checkConnection, type CheckEnvironment, type CheckOptions } from './connection-check';
export { type Connection, type ConnectionOptions, createConnection } from './connection';
export { createFleetClient } from './fleet-client';
export { listFleets, signIn, signOut, switchFleet, verifyToken } from './sign-in-calls';
export type * from './types';
