/** The session: what this capability offers to the rest of main. */
export { createSession } from './session';
export type { DemoFleetProcess, Session, SessionOptions, SessionStep } from './session-types';
export type { HeldSecrets } from './credential-vault';
