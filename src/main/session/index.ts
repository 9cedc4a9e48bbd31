/** The session: what this capability offers to the rest of main. */
export { createSession, type DemoFleetProcess, type Session, type SessionOptions } from './session';
