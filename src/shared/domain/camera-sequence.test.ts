import { describe, expect, test } from 'vitest';
import { WHOLE_PICTURE } from './camera';
import { cameraSequences, duePart, inSequence } from './camera-sequence';
import type { ReviewCamera } from './incident';
import type { StartCorrection } from './start-correction';

const clip = (startMs: number, durationMs: number, offsetMs = 0) => ({
  startMs: startMs + offsetMs,
  durationMs,
  correction: offsetMs === 0 ? null : ({ offsetMs } as StartCorrection),
});
const starts = (rows: ReturnType<typeof inSequence<ReturnType<typeof clip>>>) =>
  rows.map((row) => row.map(({ startMs }) => startMs));

describe('inSequence', () => {
  test('files that follow each other, with gaps or a little overlap, are one row', () => {
    const clips = [clip(120_500, 60_000), clip(0, 60_000), clip(59_000, 60_000)];
    expect(starts(inSequence(clips))).toEqual([[0, 59_000, 120_500]]);
  });

  test('files that run at once lie in rows of their own', () => {
    const clips = [clip(0, 60_000), clip(500, 60_000), clip(60_000, 60_000)];
    expect(starts(inSequence(clips))).toEqual([[0, 60_000], [500]]);
  });

  test('two short files at once are not taken for an overlap', () => {
    expect(starts(inSequence([clip(0, 3_000), clip(1_000, 3_000)]))).toEqual([[0], [1_000]]);
  });

  test('a corrected start changes no row', () => {
    expect(starts(inSequence([clip(0, 60_000), clip(60_000, 60_000, -40_000)]))).toEqual([
      [0, 20_000],
    ]);
  });
});

const part = (cameraId: string, follows?: string): ReviewCamera => ({
  cameraId,
  name: cameraId,
  captureMode: 'C_F',
  status: 'ready',
  clipId: `clip ${cameraId}`,
  region: WHOLE_PICTURE,
  ...(follows === undefined ? {} : { follows }),
});

describe('cameraSequences', () => {
  const cameras = [part('C_F'), part('C_I'), part('C_F#10', 'C_F'), part('C_F#2', 'C_F')];

  test('one camera for all its files, in the place of the first', () => {
    expect(
      cameraSequences(cameras).map(({ parts }) => parts.map(({ cameraId }) => cameraId)),
    ).toEqual([['C_F', 'C_F#2', 'C_F#10'], ['C_I']]);
  });

  test('a later file stands alone when the first is not there', () => {
    expect(cameraSequences([part('C_F#2', 'C_F')]).map(({ head }) => head.cameraId)).toEqual([
      'C_F#2',
    ]);
  });

  test('the newer file where two overlap, the next in a gap, the last at the end', () => {
    const [front] = cameraSequences(cameras);
    if (front === undefined) throw new Error('no camera');
    const due = (...where: ('shown' | 'before-start' | 'after-end' | 'gap')[]): string =>
      duePart(front, (id) => where[front.parts.findIndex((each) => `clip ${each.cameraId}` === id)])
        .cameraId;
    expect(due('shown', 'before-start', 'before-start')).toBe('C_F');
    expect(due('shown', 'shown', 'before-start')).toBe('C_F#2');
    expect(due('after-end', 'before-start', 'before-start')).toBe('C_F#2');
    expect(due('after-end', 'after-end', 'after-end')).toBe('C_F#10');
    expect(due('after-end', 'gap', 'before-start')).toBe('C_F#2');
  });
});
