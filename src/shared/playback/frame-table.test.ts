/** Frame tables: every time has one frame, every frame its own times. */
import { describe, expect, it } from 'vitest';
import type { FrameTable } from '@shared/domain/clip';
import {
  frameAt,
  frameEndUs,
  frameOfMediaTime,
  frameStartUs,
  nearestFrame,
  safePtsUs,
} from './frame-table';

const ntsc: FrameTable = {
  kind: 'constant',
  firstPtsUs: 21_333,
  frameDurationUs: 1e6 / (30_000 / 1001),
  count: 900,
};

describe('frame tables', () => {
  it('begins a frame on its first microsecond and ends it before the next', () => {
    expect(frameAt(ntsc, frameStartUs(ntsc, 100))).toBe(100);
    expect(frameAt(ntsc, frameEndUs(ntsc, 100) - 1)).toBe(100);
    expect(frameAt(ntsc, frameEndUs(ntsc, 100))).toBe(101);
  });

  it('shows the first and last frame outside the table', () => {
    expect(frameAt(ntsc, -5_000_000)).toBe(0);
    expect(frameAt(ntsc, 1e12)).toBe(899);
  });

  it('finds the frame a rounded time stands for', () => {
    expect(nearestFrame(ntsc, frameStartUs(ntsc, 42) - 400)).toBe(42);
  });

  it.each([ntsc, { ...ntsc, frameDurationUs: 100_000 }, { ...ntsc, frameDurationUs: 1e6 / 240 }])(
    'finds the frame of a media time, be it a rounded start or any moment sought in it',
    (table) => {
      for (const frame of [0, 1, 41, 42, 898, 899]) {
        const startUs = frameStartUs(table, frame);
        expect(frameOfMediaTime(table, startUs)).toBe(frame);
        if (frame > 0) expect(frameOfMediaTime(table, startUs - 400)).toBe(frame);
        for (const part of [0.1, 0.5, 0.9]) {
          const soughtUs = safePtsUs(table, frame, startUs + part * table.frameDurationUs);
          expect(frameOfMediaTime(table, soughtUs)).toBe(frame);
        }
      }
    },
  );
});
