/** What is said of a clip: codes before states, cameras that failed by name, silence by its likely reasons. */
import { expect, test } from 'vitest';
import type { ClipReport } from './clip-desk';
import { errorCodeOf, explainClip, phaseOfTask } from './clip-explain';

function report(fields: Partial<ClipReport> = {}): ClipReport {
  return {
    code: null,
    description: null,
    state: null,
    stateDescription: null,
    reportedAtMs: null,
    cameras: [],
    ...fields,
  };
}

const camera = (cameraId: string | null, stage: number | null) => ({
  ...{ cameraId, stage },
  word: null,
  reportedAtMs: null,
});

test('a report in which everything is null says that nothing is known', () => {
  const history = [report({ cameras: [camera(null, null)] })];
  expect(errorCodeOf(history)).toBeNull();
  expect(
    explainClip({ phase: 'waiting', taskState: null, history, expired: false, saved: false }),
  ).toMatchObject({ label: 'No word yet' });
});

test('the device’s code says more than the state', () => {
  const history = [report({ code: 'D_S00000' }), report({ code: 'D_E20009' })];
  expect(
    explainClip({ phase: 'failed', taskState: 3, history, expired: false, saved: false }).label,
  ).toBe('No room on the device');
});

test('an error that the device has got over is not told as the present one', () => {
  const history = [report({ code: 'D_E20003' }), report({ code: 'D_S00000' })];
  expect(errorCodeOf(history)).toBeNull();
});

test('cameras that failed are named', () => {
  const history = [report({ cameras: [camera('C_F', 6), camera('C_R', 4)] })];
  expect(
    explainClip({ phase: 'partial', taskState: 6, history, expired: false, saved: false }).cause,
  ).toContain('Rear: no recording found');
});

test('three days of silence name old firmware among the reasons', () => {
  expect(
    explainClip({ phase: 'expired', taskState: 0, history: [], expired: false, saved: false })
      .cause,
  ).toContain('region 43');
});

test.each([
  [null, 'waiting'],
  [0, 'waiting'],
  [1, 'working'],
  [2, 'done'],
  [3, 'failed'],
  [4, 'working'],
  [5, 'working'],
  [6, 'partial'],
  [17, 'working'],
] as const)('task state %s is “%s”', (taskState, phase) => {
  expect(phaseOfTask(taskState, [])).toBe(phase);
});

test('a task that the camera dropped is expired, not failed', () => {
  expect(phaseOfTask(3, [report({ code: 'D_E20010' })])).toBe('expired');
});

test('what is saved needs no next step, also after the cloud has deleted it', () => {
  const clip = { phase: 'done', taskState: 2, history: [], saved: true } as const;
  for (const expired of [false, true]) {
    expect(explainClip({ ...clip, expired })).toMatchObject({ label: 'Arrived', nextStep: '' });
  }
  expect(explainClip({ ...clip, saved: false, expired: true }).label).toBe(
    'Deleted from the cloud',
  );
});
