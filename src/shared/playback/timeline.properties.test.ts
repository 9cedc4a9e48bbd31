/** For any file and any clips: the frame shown is the frame due, and every frame keeps its times. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameTable } from '@shared/domain/clip';
import {
  frameAt,
  frameCount,
  frameEndUs,
  frameMiddleUs,
  frameStartUs,
  safePtsUs,
} from './frame-table';
import { packFrames } from './packed-frames';
import { buildTimeline, frameDue, ptsOf, utcOf, type TimelineClip } from './timeline';

const evenTable: fc.Arbitrary<FrameTable> = fc.record({
  kind: fc.constant('constant' as const),
  firstPtsUs: fc.integer({ min: 0, max: 100_000 }),
  frameDurationUs: fc.oneof(
    fc.constantFrom(100_000, 1e6 / 30, 1e6 / 25, 1001e6 / 30_000, 1e6 / 60),
    fc.double({ min: 2000, max: 500_000, noNaN: true }),
  ),
  count: fc.integer({ min: 1, max: 500 }),
});

const unevenTable: fc.Arbitrary<FrameTable> = fc
  .tuple(
    fc.integer({ min: 0, max: 100_000 }),
    fc.array(
      fc.oneof(fc.integer({ min: 1000, max: 200_000 }), fc.integer({ min: 1000, max: 4_000_000 })),
      { minLength: 1, maxLength: 200 },
    ),
  )
  .map(([firstUs, durationsUs]) => {
    const ptsUs: number[] = [];
    let atUs = firstUs;
    for (const durationUs of durationsUs) {
      ptsUs.push(atUs);
      atUs += durationUs;
    }
    return { kind: 'variable' as const, ptsUs, endUs: atUs };
  });

const packedTable: fc.Arbitrary<FrameTable> = fc
  .tuple(unevenTable, fc.constantFrom(90_000, 30_000, 12_800, 1000, 600))
  .map(([table, ticksPerSecond]) =>
    table.kind === 'variable' ? packFrames(table.ptsUs, table.endUs, ticksPerSecond) : table,
  );

const anyTable: fc.Arbitrary<FrameTable> = fc.oneof(evenTable, unevenTable, packedTable);

/** Clips of one incident, up to a minute apart. */
const anyClips: fc.Arbitrary<readonly TimelineClip[]> = fc
  .array(fc.tuple(anyTable, fc.integer({ min: -60_000, max: 60_000 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) =>
    parts.map(([frames, offsetMs], index) => ({
      clipId: `clip-${index}`,
      startMs: Date.UTC(2026, 9, 21, 5, 42) + offsetMs,
      frames,
    })),
  );

describe('any frame table', () => {
  it('gives each frame exactly the times from its start to its end, in any table', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(10_000), (table, pick) => {
        const count = frameCount(table);
        const frame = pick % count;
        const startUs = frameStartUs(table, frame);
        const endUs = frameEndUs(table, frame);
        expect(endUs).toBeGreaterThan(startUs);
        for (const ptsUs of [startUs, frameMiddleUs(table, frame), endUs - 1]) {
          expect(frameAt(table, ptsUs)).toBe(frame);
        }
        for (const ptsUs of [startUs - 1e6, startUs, endUs, endUs + 1e6]) {
          expect(frameAt(table, safePtsUs(table, frame, ptsUs))).toBe(frame);
        }
      }),
    );
  });
});

describe('any clips', () => {
  it('is the frame whose times hold the moment, and aims inside it', () => {
    fc.assert(
      fc.property(anyClips, fc.double({ min: 0, max: 1, noNaN: true }), (clips, part) => {
        const timeline = buildTimeline(clips);
        const timeMs = timeline.startMs + part * (timeline.endMs - timeline.startMs);
        for (const lane of timeline.lanes) {
          const { frames } = lane.clip;
          const due = frameDue(lane, timeMs);
          expect(frameAt(frames, due.aimUs)).toBe(due.frame);
          if (due.where === 'before-start') expect(due.frame).toBe(0);
          else if (due.where === 'after-end') expect(due.frame).toBe(frameCount(frames) - 1);
          else {
            const ptsUs = ptsOf(lane.clip, timeMs);
            expect(frameStartUs(frames, due.frame)).toBeLessThanOrEqual(ptsUs);
            expect(frameEndUs(frames, due.frame)).toBeGreaterThan(ptsUs);
          }
        }
      }),
    );
  });

  it('goes from a frame to its time and back', () => {
    fc.assert(
      fc.property(anyClips, fc.nat(100_000), (clips, pick) => {
        for (const lane of buildTimeline(clips).lanes) {
          const frame = pick % frameCount(lane.clip.frames);
          const timeMs = utcOf(lane.clip, frameStartUs(lane.clip.frames, frame));
          expect(frameDue(lane, timeMs).frame).toBe(frame);
        }
      }),
    );
  });
});
