/** The fake keeps the same contract as the players it stands for. */
import { describe, expect, it } from 'vitest';
import type { FrameTable } from '@shared/domain/clip';
import { FakeScheduler } from './fake-scheduler';
import { FakeTrack } from './fake-track';
import { TRACK_CONTRACT } from './track-contract';

const frames: FrameTable = {
  kind: 'constant',
  firstPtsUs: 0,
  frameDurationUs: 100_000,
  count: 100,
};

describe('the fake track', () => {
  for (const check of TRACK_CONTRACT) {
    it(check.name, async () => {
      const scheduler = new FakeScheduler();
      const track = new FakeTrack({ trackId: 'a', frames, scheduler, drift: 1.01 });
      const loaded = track.load();
      await scheduler.pass(200);
      await loaded;
      expect(
        await check.run({
          track,
          frames,
          nowMs: () => scheduler.nowMs(),
          pass: (ms) => scheduler.pass(ms),
        }),
      ).toBeNull();
    });
  }
});
