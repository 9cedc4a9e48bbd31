/** The form: what it means, what is wrong with it, and what it is filled with. */
import type { RemoteClip } from '@shared/domain/clip-desk';
import { expect, test } from 'vitest';
import {
  askOf,
  EMPTY_PREFILL,
  formOf,
  momentOf,
  momentText,
  prefillAbout,
  prefillAgain,
  problemsOf,
  suggestedName,
  type ClipForm,
} from './clip-form';

const AT = Date.UTC(2026, 9, 21, 7, 42, 5);
const NOW = AT + 86_400_000;
const good: ClipForm = {
  ...formOf({ ...EMPTY_PREFILL, deviceId: 'D1', timeMs: AT }, NOW),
  fileName: 'Van 07',
};

test.each(['local', 'utc'] as const)('a moment survives the two fields (%s)', (zone) => {
  for (const placeZone of [null, 'Europe/Amsterdam', 'America/Los_Angeles', 'Asia/Kathmandu']) {
    const text = momentText(AT, zone, placeZone);
    expect(momentOf({ ...text, zone, placeZone })).toBe(AT);
  }
});

test('local means the zone of the place', () => {
  expect(momentText(AT, 'local', 'Europe/Amsterdam').time).toBe('09:42:05');
});

test.each([
  ['before', Date.UTC(2026, 9, 24, 23, 30)],
  ['after', Date.UTC(2026, 9, 25, 3, 30)],
])('the hours %s a change of the clock are kept apart', (_, timeMs) => {
  const placeZone = 'Europe/Amsterdam';
  const text = momentText(timeMs, 'local', placeZone);
  expect(momentOf({ ...text, zone: 'local', placeZone })).toBe(timeMs);
});

test('UTC is UTC whatever the computer’s zone', () => {
  expect(momentText(AT, 'utc')).toEqual({ date: '2026-10-21', time: '07:42:05' });
});

test.each([
  ['', '07:42:05'],
  ['2026-10-21', ''],
  ['2026-13-41', '07:42'],
  ['21.10.2026', '07:42'],
])('“%s” “%s” is no moment', (date, time) => {
  expect(momentOf({ date, time, zone: 'utc', placeZone: null })).toBeNull();
});

test('a complete form is a request', () => {
  expect(problemsOf(good, NOW)).toEqual({});
  expect(askOf(good, null, NOW)).toEqual({
    deviceId: 'D1',
    cameraIds: ['ALL'],
    timeMs: AT,
    durationSeconds: 30,
    singleEvent: true,
    fileName: 'Van 07',
    saveWhenArrived: true,
    aboutIncidentId: null,
  });
});

test.each([
  [{ deviceId: '' }, 'device'],
  [{ date: '' }, 'moment'],
  [{ durationSeconds: '0' }, 'duration'],
  [{ durationSeconds: '86401' }, 'duration'],
  [{ durationSeconds: '1.5' }, 'duration'],
  [{ durationSeconds: 'ten' }, 'duration'],
  [{ allCameras: false, cameraIds: [] }, 'cameras'],
  [{ fileName: '   ' }, 'name'],
  [{ fileName: 'a/b' }, 'name'],
] as const)('%j has a problem with its %s', (change, field) => {
  expect(Object.keys(problemsOf({ ...good, ...change }, NOW))).toEqual([field]);
  expect(askOf({ ...good, ...change }, null, NOW)).toBeNull();
});

test.each(['1', '86400'])('%s seconds are allowed', (durationSeconds) => {
  expect(problemsOf({ ...good, durationSeconds }, NOW)).toEqual({});
});

test('the future cannot be asked for', () => {
  expect(problemsOf(good, AT - 1)).toHaveProperty('moment');
});

test('from an incident it is the ten minutes before', () => {
  const prefill = prefillAbout({
    ...{ incidentId: 'i', eventTimeMs: AT + 440, deviceId: 'D1' },
    zone: 'Europe/Amsterdam',
  });
  const ask = askOf({ ...formOf(prefill, NOW), fileName: 'x' }, prefill.about, NOW);
  expect(ask).toMatchObject({
    timeMs: AT - 600_000,
    durationSeconds: 600,
    cameraIds: ['ALL'],
    aboutIncidentId: 'i',
  });
});

test('asking again for what came in part asks for the cameras that are missing', () => {
  const clip = {
    ...{ deviceId: 'D1', timeMs: AT, durationSeconds: 60, cameraId: 'ALL', name: 'x' },
    ...{ askedHere: true, phase: 'partial', singleEvent: false, saveWhenArrived: true },
    aboutIncidentId: null,
    history: [
      {
        ...{ code: null, description: null, state: null, stateDescription: null },
        reportedAtMs: null,
        cameras: [
          { cameraId: 'C_F', stage: 6, word: null, reportedAtMs: null },
          { cameraId: 'C_R', stage: 4, word: null, reportedAtMs: null },
        ],
      },
    ],
  } as unknown as RemoteClip;
  expect(prefillAgain(clip)).toMatchObject({ cameraIds: ['C_R'], singleEvent: false });
  expect(prefillAgain({ ...clip, phase: 'failed' }).cameraIds).toEqual([]);
});

test('a suggested name is allowed in every folder', () => {
  expect(suggestedName('Van: 07/a', AT)).toBe('Van 07 a 2026-10-21 07-42-05 UTC');
});
