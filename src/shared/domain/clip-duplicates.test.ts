/** When two clips are the same request, and when they are not. */
import { expect, test } from 'vitest';
import type { RemoteClip } from './clip-desk';
import { findDuplicates } from './clip-duplicates';

const AT = Date.UTC(2026, 9, 21, 7, 0);
const MINUTE = 60_000;

function clip(fields: Partial<RemoteClip> = {}): RemoteClip {
  return {
    clipId: 'a',
    askedHere: true,
    name: 'Van 07',
    deviceId: 'D1',
    vehicleName: 'Van 07',
    cameraId: 'C_F',
    timeMs: AT,
    durationSeconds: 60,
    singleEvent: true,
    saveWhenArrived: false,
    askedAtMs: AT,
    askedBy: '',
    aboutIncidentId: null,
    phase: 'waiting',
    taskState: 0,
    history: [],
    deadlineMs: null,
    checkedAtMs: null,
    nextCheckMs: null,
    problem: null,
    timeLapse: false,
    timeLapseRate: null,
    incidentIds: [],
    saved: false,
    daysLeft: null,
    expired: false,
    zone: null,
    ...fields,
  };
}

const ask = { deviceId: 'D1', cameraIds: ['C_F'], timeMs: AT, durationSeconds: 60 };
const found = (known: Partial<RemoteClip>, wanted: Partial<typeof ask> = {}): number =>
  findDuplicates({ ...ask, ...wanted }, [clip(known)]).length;

test('the same device, time and camera is one', () => {
  expect(found({})).toBe(1);
  expect(found({ phase: 'done' })).toBe(1);
});

test('times that overlap count, times that only touch do not', () => {
  expect(found({}, { timeMs: AT + 59_000 })).toBe(1);
  expect(found({}, { timeMs: AT + MINUTE })).toBe(0);
  expect(found({}, { timeMs: AT - MINUTE })).toBe(0);
  expect(found({}, { timeMs: AT - MINUTE, durationSeconds: 61 })).toBe(1);
});

test('another device or another camera is none', () => {
  expect(found({ deviceId: 'D2' })).toBe(0);
  expect(found({ cameraId: 'C_R' })).toBe(0);
});

test('ALL has a camera in common with every one, on either side', () => {
  expect(found({ cameraId: 'ALL' })).toBe(1);
  expect(found({ cameraId: 'C_R' }, { cameraIds: ['ALL'] })).toBe(1);
  expect(found({ cameraId: null })).toBe(1);
});

test.each(['failed', 'expired', 'lost'] as const)(
  'one that is %s may be asked for again',
  (phase) => {
    expect(found({ phase })).toBe(0);
  },
);

test('one that the cloud has deleted may be asked for again', () => {
  expect(found({ phase: 'done', expired: true })).toBe(0);
});

test('an upload of unknown length is the moment it names', () => {
  expect(found({ durationSeconds: null, cameraId: null, timeMs: AT + 30_000 })).toBe(1);
  expect(found({ durationSeconds: null, cameraId: null, timeMs: AT - 1_000 })).toBe(0);
});
