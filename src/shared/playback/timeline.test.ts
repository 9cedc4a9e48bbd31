/** The time line: the frame shown is the frame due, for any clips at any moment. */
import { describe, expect, it } from 'vitest';
import { buildTimeline, frameDue, laneFor, type TimelineClip } from './timeline';

const T0 = Date.UTC(2026, 9, 21, 5, 42, 1);
const clip = (clipId: string, startMs: number, seconds: number): TimelineClip => ({
  clipId,
  startMs,
  frames: { kind: 'constant', firstPtsUs: 0, frameDurationUs: 100_000, count: seconds * 10 },
});

function laneOf(...clips: TimelineClip[]) {
  const timeline = buildTimeline(clips);
  const lane = timeline.lanes[0];
  if (lane === undefined) throw new Error('no lane');
  return lane;
}

describe('buildTimeline', () => {
  it('spans all clips and the event', () => {
    const timeline = buildTimeline([clip('a', T0, 10), clip('b', T0 - 1200, 5)], [T0 + 12_000]);
    expect(timeline.startMs).toBe(T0 - 1200);
    expect(timeline.endMs).toBe(T0 + 12_000);
  });

  it('leaves out files without pictures', () => {
    const empty: TimelineClip = {
      clipId: 'x',
      startMs: T0 - 99_000,
      frames: { kind: 'variable', ptsUs: [], endUs: 0 },
    };
    const timeline = buildTimeline([empty, clip('a', T0, 1)]);
    expect(timeline.startMs).toBe(T0);
    expect(laneFor(timeline, 'x')).toBeUndefined();
  });

  it('draws missing seconds as a gap', () => {
    const ptsUs = [0, 100_000, 200_000, 5_200_000, 5_300_000];
    const lane = laneOf({
      clipId: 'a',
      startMs: T0,
      frames: { kind: 'variable', ptsUs, endUs: 5_400_000 },
    });
    expect(lane.spans).toHaveLength(2);
    expect(lane.spans[1]?.fromMs).toBe(T0 + 5200);
    expect(frameDue(lane, T0 + 4000)).toMatchObject({ where: 'gap', frame: 2 });
    expect(frameDue(lane, T0 + 5250)).toMatchObject({ where: 'shown', frame: 3 });
  });
});

describe('frameDue', () => {
  it('holds the first frame before and the last one after the clip', () => {
    const lane = laneOf(clip('a', T0, 10));
    expect(frameDue(lane, T0 - 1)).toMatchObject({ where: 'before-start', frame: 0 });
    expect(frameDue(lane, T0)).toMatchObject({ where: 'shown', frame: 0 });
    expect(frameDue(lane, T0 + 9_999.9)).toMatchObject({ where: 'shown', frame: 99 });
    expect(frameDue(lane, T0 + 10_000)).toMatchObject({ where: 'after-end', frame: 99 });
  });
});
