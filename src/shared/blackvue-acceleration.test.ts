import { describe, expect, it } from 'vitest';
import { blackvueAcceleration } from './blackvue-acceleration';
import { gsensorRecords } from './testing/gsensor-records';

describe('the G-sensor of a BlackVue', () => {
  it.each([128, 100])('is read with gravity as its scale: %i counts', (counts) => {
    const bytes = gsensorRecords([
      [0, counts, 0, 0],
      [100, 0, counts, 0],
      [200, counts, -counts / 2, counts * 3],
    ]);
    expect(blackvueAcceleration(bytes)).toEqual([
      { timeMs: 0, xG: 1, yG: 0, zG: 0 },
      { timeMs: 100, xG: 0, yG: 1, zG: 0 },
      { timeMs: 200, xG: 1, yG: -0.5, zG: 3 },
    ]);
  });

  it('of a scale that nobody knows is not shown', () => {
    expect(blackvueAcceleration(gsensorRecords([[0, 1024, 0, 0]]))).toEqual([]);
    expect(blackvueAcceleration(gsensorRecords([[0, 0, 0, 0]]))).toEqual([]);
    expect(blackvueAcceleration(new Uint8Array(0))).toEqual([]);
  });

  it('ends where the room is not used', () => {
    const used = gsensorRecords([
      [0, 128, 0, 0],
      [100, 128, 0, 0],
    ]);
    for (const rest of [new Uint8Array(30).fill(0xff), new Uint8Array(30), new Uint8Array(7)]) {
      const bytes = new Uint8Array([...used, ...rest]);
      expect(blackvueAcceleration(bytes).map(({ timeMs }) => timeMs)).toEqual([0, 100]);
    }
  });
});
