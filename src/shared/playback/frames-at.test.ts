/** Frame numbers of a moment: per file, none where a camera has no picture. */
import { describe, expect, it } from 'vitest';
import type { Clip } from '@shared/domain/clip';
import type { ReviewCamera } from '@shared/domain/incident';
import { framesAt } from './frames-at';

const clip = (clipId: string, startMs: number): Clip => ({
  clipId,
  fileId: `file-${clipId}`,
  captureMode: clipId,
  startMs,
  startSource: 'service-file',
  correction: null,
  durationMs: 1000,
  widthPx: 640,
  heightPx: 360,
  codec: 'avc1.64001f',
  audioCodec: null,
  frames: { kind: 'constant', firstPtsUs: 0, frameDurationUs: 100_000, count: 10 },
  sizeBytes: 1,
  sha256: '',
});
const camera = (name: string, clipId: string): ReviewCamera => ({
  cameraId: name,
  name,
  captureMode: clipId,
  status: 'ready',
  clipId,
  region: { x: 0, y: 0, width: 1, height: 1 },
});

describe('framesAt', () => {
  it('names one frame a file, with all cameras in it', () => {
    const cameras = [camera('Front', 'a'), camera('Cabin', 'a'), camera('Rear', 'b')];
    const frames = framesAt(cameras, [clip('a', 1000), clip('b', 1950)], 1250);
    expect(frames).toEqual([
      { name: 'Front, Cabin', fileId: 'file-a', frame: 2, ptsUs: 200_000 },
      { name: 'Rear', fileId: 'file-b', frame: null, ptsUs: null },
    ]);
  });
});
