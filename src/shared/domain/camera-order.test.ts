/** Cameras stand in their usual order, or where somebody put them. */
import { expect, it } from 'vitest';
import { inDeckOrder, movedTo } from './camera-order';
import type { ReviewCamera } from './incident';

const camera = (cameraId: string, name: string): ReviewCamera => ({
  cameraId,
  name,
  captureMode: cameraId,
  status: 'missing',
  reason: '',
});
const cameras = [
  camera('C_E', 'Extended'),
  camera('C_R', 'Rear'),
  camera('C_F', 'Front'),
  camera('X', 'Forklift'),
];
const ids = (chosen: readonly string[]): readonly string[] =>
  inDeckOrder(cameras, chosen).map(({ cameraId }) => cameraId);

it('the usual order begins in front', () => {
  expect(ids([])).toEqual(['C_F', 'C_R', 'C_E', 'X']);
});

it('chosen places come first, cameras without one after them in the usual order', () => {
  expect(ids(['C_R', 'gone', 'X'])).toEqual(['C_R', 'X', 'C_F', 'C_E']);
});

it('a member moves to any place, never beyond the ends', () => {
  expect(movedTo(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(movedTo(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
  expect(movedTo(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
  expect(movedTo(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
});
