import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SyncState } from '@shared/domain/sync';
import type { Sync } from './sync';
import { createSyncSchedule, type SyncSchedule } from './sync-schedule';

const world = { everyMinutes: 10, signedIn: true, online: true };
let status: SyncState['status'] = 'idle';
let starts = 0;
let schedule: SyncSchedule;

const sync = {
  state: () => ({ status }) as SyncState,
  start: () => {
    starts += 1;
    return { status } as SyncState;
  },
} as Sync;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(world, { everyMinutes: 10, signedIn: true, online: true });
  status = 'idle';
  starts = 0;
  schedule = createSyncSchedule({
    sync,
    everyMinutes: () => world.everyMinutes,
    signedIn: () => world.signedIn,
    online: () => world.online,
  });
});
afterEach(() => {
  schedule.stop();
  vi.useRealTimers();
});

const pass = (minutes: number): void => void vi.advanceTimersByTime(minutes * 60_000);

test('starts every few minutes, never with 0', () => {
  pass(9.9);
  expect(starts).toBe(0);
  pass(0.2);
  expect(starts).toBe(1);
  pass(20);
  expect(starts).toBe(3);
  world.everyMinutes = 0;
  pass(60);
  expect(starts).toBe(3);
});

test('not while nobody is signed in; not beside a sync that runs, and then a whole turn later', () => {
  world.signedIn = false;
  pass(30);
  expect(starts).toBe(0);
  world.signedIn = true;
  status = 'running';
  pass(30);
  expect(starts).toBe(0);
  status = 'idle';
  pass(9.8);
  expect(starts).toBe(0);
  pass(0.4);
  expect(starts).toBe(1);
});

test('as soon as the network is back', () => {
  world.online = false;
  pass(30);
  expect(starts).toBe(0);
  world.online = true;
  pass(0.1);
  expect(starts).toBe(1);
  pass(5);
  expect(starts).toBe(1);
});
