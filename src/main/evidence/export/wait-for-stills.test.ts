import type { StillToMake } from '@shared/domain/still';
import { expect, it } from 'vitest';
import { waitForStills } from './wait-for-stills';

const still = (cameraId: string): StillToMake => ({
  markId: 'm1',
  moment: 'only',
  cameraId,
  cameraName: cameraId,
  clipId: 'clip',
  fileId: 'file',
  region: { x: 0, y: 0, width: 1, height: 1 },
  frame: 1,
  ptsUs: 1,
  fromMs: 1,
  toMs: 2,
});
const toMake = [still('C_F'), still('C_R')];
const front = { markId: 'm1', moment: 'only', cameraId: 'C_F', reason: null } as const;
const rear = {
  markId: 'm1',
  moment: 'only',
  cameraId: 'C_R',
  reason: 'It can not be decoded.',
} as const;
const LONG_MS = 60_000;

it('ends when something is known of each, whatever else is told', async () => {
  const told: number[] = [];
  const { signal } = new AbortController();
  const onTold = (count: number): void => void told.push(count);
  const wait = waitForStills({ toMake, patienceMs: LONG_MS, onTold, signal });
  wait.tell({ ...front, markId: 'another' });
  wait.tell({ ...front, moment: 'last' });
  wait.tell(front);
  wait.tell(front);
  wait.tell(rear);
  expect(await wait.ended).toEqual([front, rear]);
  expect(told).toEqual([1, 1, 2]);
});

it('does not wait for a window that falls silent, nor after an abort', async () => {
  const onTold = (): void => undefined;
  const { signal } = new AbortController();
  const silent = waitForStills({ toMake, patienceMs: 5, onTold, signal });
  silent.tell(front);
  expect(await silent.ended).toEqual([front]);

  const control = new AbortController();
  const aborted = waitForStills({ toMake, patienceMs: LONG_MS, onTold, signal: control.signal });
  control.abort();
  expect(await aborted.ended).toEqual([]);
});
