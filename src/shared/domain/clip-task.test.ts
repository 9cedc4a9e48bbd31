/** Every state, stage and code of the reference has words, and what is not in it has too. */
import { describe, expect, test } from 'vitest';
import {
  describeCameraStage,
  describeDeviceCode,
  describeTaskState,
  isErrorCode,
  isTaskOver,
  KNOWN_CAMERA_STAGES,
  KNOWN_DEVICE_CODES,
  KNOWN_TASK_STATES,
  taskStateOfWord,
} from './clip-task';

/** As the reference writes them. */
const WORDS = [
  'Upcoming',
  'Processing',
  'Success',
  'Failed',
  'Clipping file',
  'Uploading file',
  'Partial Success',
];
const STAGE_WORDS = [
  'Preparing to clip',
  'Starting clipping',
  'Clipping successful',
  'Clipping failed',
  'Video not found',
  'Preparing to upload',
  'Uploading success',
  'Upload time expired',
];
const CODES = ['01', '02', '03', '04', '05', '06', '07', '09', '10'].map((two) => `D_E200${two}`);

describe('task states', () => {
  test('are the seven of the reference, each with cause and next step', () => {
    expect(KNOWN_TASK_STATES).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const state of KNOWN_TASK_STATES) {
      const { label, cause, nextStep } = describeTaskState(state);
      for (const words of [label, cause, nextStep]) expect(words).toMatch(/\w{3}/);
    }
  });

  test('have words of their own', () => {
    expect(new Set(KNOWN_TASK_STATES.map((state) => describeTaskState(state).label)).size).toBe(7);
  });

  test.each(WORDS.map((word, state) => [word, state] as const))('“%s” is %i', (word, state) => {
    expect(taskStateOfWord(word)).toBe(state);
    expect(taskStateOfWord(word.toUpperCase().replace(' ', '_'))).toBe(state);
  });

  test('unknown words and absent ones are no state', () => {
    expect(taskStateOfWord('Rebooting')).toBeNull();
    expect(taskStateOfWord('')).toBeNull();
    expect(taskStateOfWord(null)).toBeNull();
  });

  test('unknown numbers are shown, not guessed, and are not over', () => {
    expect(describeTaskState(42).label).toBe('State 42');
    expect(describeTaskState(null).label).toBe('No word yet');
    expect(isTaskOver(42)).toBe(false);
    expect(isTaskOver(null)).toBe(false);
  });

  test('success, failure and partial success are over', () => {
    expect(KNOWN_TASK_STATES.filter(isTaskOver)).toEqual([2, 3, 6]);
  });
});

describe('camera stages', () => {
  test('are the eight of the reference, each explained', () => {
    expect(KNOWN_CAMERA_STAGES).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const stage of KNOWN_CAMERA_STAGES) {
      const words = describeCameraStage(stage);
      expect(words.cause).toMatch(/\w{3}/);
      expect(words.steps).toBeGreaterThan(0);
      if (words.outcome !== 'done') expect(words.nextStep).toMatch(/\w{3}/);
      expect(words.word).toBe(STAGE_WORDS[stage]);
    }
    expect(new Set(KNOWN_CAMERA_STAGES.map((stage) => describeCameraStage(stage).label)).size).toBe(
      8,
    );
  });

  test('failed are clipping, video not found and upload expired; done is the upload', () => {
    const which = (outcome: string): readonly number[] =>
      KNOWN_CAMERA_STAGES.filter((stage) => describeCameraStage(stage).outcome === outcome);
    expect(which('failed')).toEqual([3, 4, 7]);
    expect(which('done')).toEqual([6]);
  });

  test('a stage without a number is known by its word', () => {
    expect(describeCameraStage(null, 'video not found')).toEqual(describeCameraStage(4));
  });

  test('unknown ones keep their own words', () => {
    expect(describeCameraStage(9)).toMatchObject({ label: 'Stage 9', outcome: 'under-way' });
    expect(describeCameraStage(9, 'Polishing').label).toBe('Polishing');
    expect(describeCameraStage(null).label).toBe('No word yet');
  });
});

describe('device codes', () => {
  test('are those of the reference: success and ten numbers without 20008', () => {
    expect(KNOWN_DEVICE_CODES).toEqual(['D_S00000', ...CODES]);
  });

  test.each(CODES)('%s has a label, a cause and a next step of its own', (code) => {
    const words = describeDeviceCode(code);
    for (const part of [words.label, words.cause, words.nextStep]) expect(part).toMatch(/\w{3}/);
    const twins = CODES.filter((other) => describeDeviceCode(other).label === words.label);
    expect(twins).toEqual([code]);
    expect(isErrorCode(code)).toBe(true);
  });

  test('success is no error, nor is no code', () => {
    expect(isErrorCode('D_S00000')).toBe(false);
    expect(isErrorCode('')).toBe(false);
    expect(isErrorCode(null)).toBe(false);
  });

  test('an unknown code is named, with the device’s own words when it has any', () => {
    expect(isErrorCode('D_E20008')).toBe(true);
    expect(describeDeviceCode('D_E20008').label).toContain('D_E20008');
    expect(describeDeviceCode('D_E20099', 'Lens is dirty').cause).toBe('Lens is dirty');
  });
});
