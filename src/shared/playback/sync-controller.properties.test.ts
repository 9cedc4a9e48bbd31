/** Any clips, rates, holes and machines: while the deck plays, each camera shows the frame that is due. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameTable } from '@shared/domain/clip';
import { SyncController } from './sync-controller';
import { FakeFrameTrack } from './testing/fake-frame-track';
import { FakeScheduler } from './testing/fake-scheduler';
import { buildTimeline, frameDue } from './timeline';

const T0 = Date.UTC(2026, 9, 21, 5, 42, 1);

const evenTable: fc.Arbitrary<FrameTable> = fc.record({
  kind: fc.constant('constant' as const),
  firstPtsUs: fc.integer({ min: 0, max: 90_000 }),
  frameDurationUs: fc.constantFrom(100_000, 1e6 / 30, 1e6 / 25, 1001e6 / 30_000),
  count: fc.integer({ min: 60, max: 400 }),
});

/** Frames of any length, now and then a hole of seconds. */
const unevenTable: fc.Arbitrary<FrameTable> = fc
  .array(
    fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: 20_000, max: 180_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1_100_000, max: 4_000_000 }) },
    ),
    { minLength: 60, maxLength: 200 },
  )
  .map((durationsUs) => {
    const ptsUs: number[] = [];
    let endUs = 0;
    for (const durationUs of durationsUs) {
      ptsUs.push(endUs);
      endUs += durationUs;
    }
    return { kind: 'variable' as const, ptsUs, endUs };
  });

const camera = fc.record({
  frames: fc.oneof(evenTable, unevenTable),
  offsetMs: fc.integer({ min: -5000, max: 5000 }),
  /** File seconds decoded a second. */
  decodeRate: fc.double({ min: 0.5, max: 40, noNaN: true }),
});

const run = fc.record({
  cameras: fc.array(camera, { minLength: 1, maxLength: 5 }),
  rate: fc
    .tuple(fc.double({ min: 0.1, max: 16, noNaN: true }), fc.boolean())
    .map(([size, isBack]) => (isBack ? -size : size)),
  fromPart: fc.double({ min: 0, max: 1, noNaN: true }),
  tickMs: fc.double({ min: 5, max: 120, noNaN: true }),
});

describe('any deck of tracks that decode frames themselves', () => {
  it('shows on each camera the frame that is due, at every moment it tells, forwards and back', async () => {
    await fc.assert(
      fc.asyncProperty(run, async ({ cameras, rate, fromPart, tickMs }) => {
        const scheduler = new FakeScheduler();
        const clips = cameras.map(({ frames, offsetMs }, index) => ({
          clipId: `c${index}`,
          startMs: T0 + offsetMs,
          frames,
        }));
        const tracks = cameras.map(
          ({ frames, decodeRate }, index) =>
            new FakeFrameTrack({ trackId: `c${index}`, frames, decodeRate, scheduler }),
        );
        const timeline = buildTimeline(clips);
        const controller = new SyncController({ timeline, tracks, scheduler });
        const loaded = controller.load();
        await scheduler.pass(200);
        await loaded;
        controller.seek(timeline.startMs + fromPart * (timeline.endMs - timeline.startMs));
        await scheduler.pass(200);
        const wrong: unknown[] = [];
        let told = 0;
        controller.setRate(rate);
        controller.subscribe(({ timeMs, status, tracks: shown }) => {
          if (status === 'seeking' || status === 'loading') return;
          told += 1;
          timeline.lanes.forEach((lane, index) => {
            const { frame, where } = frameDue(lane, timeMs);
            const has = shown[index]?.frame;
            if (has !== frame && shown[index]?.late !== true)
              wrong.push({ index, frame, has, where });
          });
        });
        controller.play();
        await scheduler.pass(2500, tickMs);
        controller.destroy();
        expect(told).toBeGreaterThan(1);
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
