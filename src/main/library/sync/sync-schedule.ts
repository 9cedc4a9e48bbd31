/** Starts a sync by itself: every few minutes, and as soon as the network is back. */
import type { Sync } from './sync';

export interface SyncScheduleOptions {
  readonly sync: Sync;
  /** Minutes from the end of one sync to the start of the next; 0 is never by itself. */
  readonly everyMinutes: () => number;
  /** Whether somebody is signed in whose list can be asked for. */
  readonly signedIn: () => boolean;
  /** Whether this computer has a network at all. */
  readonly online: () => boolean;
}

export interface SyncSchedule {
  stop(): void;
}

/** The network is looked at this often: coming back should not wait for the next turn. */
const LOOK_EVERY_MS = 5_000;
const MINUTE_MS = 60_000;

export function createSyncSchedule(options: SyncScheduleOptions): SyncSchedule {
  let waitedMs = 0;
  let wasOnline = options.online();

  const look = (): void => {
    const online = options.online();
    const back = online && !wasOnline;
    wasOnline = online;
    waitedMs += LOOK_EVERY_MS;
    const everyMs = options.everyMinutes() * MINUTE_MS;
    if (everyMs === 0 || !online || !options.signedIn()) return;
    if (options.sync.state().status === 'running') {
      waitedMs = 0;
      return;
    }
    if (!back && waitedMs < everyMs) return;
    waitedMs = 0;
    options.sync.start();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();

  return {
    stop: () => clearInterval(timer),
  };
}
