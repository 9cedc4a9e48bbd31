/** The decoded pictures of a stretch of a file in the order of their times, each proved to be the frame it is taken for. */
import { frameEndUs, frameStartUs } from '@shared/playback/frame-table';
import { Input, MP4, QTFF, VideoSampleSink, type VideoSample } from 'mediabunny';
import { createRangeSource } from '../range-source';
import type { RenderSource } from './render-job';

export interface FrameReader {
  /**
   * The picture of a frame; frames must be asked for in rising order. It belongs to the reader and is
   * closed by the next call.
   * @throws when the file does not give that frame
   */
  picture(frame: number): Promise<VideoSample>;
  close(): void;
}

/** Times in files are rounded to their own scale. */
const SAME_TIME_US = 2_000;

export async function openFrames(
  { url, frames }: RenderSource,
  firstFrame: number,
  lastFrame: number,
): Promise<FrameReader> {
  const control = new AbortController();
  const input = new Input({ source: createRangeSource(url, control.signal), formats: [MP4, QTFF] });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('the file has no pictures');
  const samples = new VideoSampleSink(track).samples(
    frameStartUs(frames, firstFrame) / 1e6,
    frameEndUs(frames, lastFrame) / 1e6,
  );
  let current: VideoSample | null = null;
  let currentFrame = -1;
  const startOf = (frame: number): number => frameStartUs(frames, frame);

  async function picture(frame: number): Promise<VideoSample> {
    if (frame === currentFrame && current !== null) return current;
    for (;;) {
      const { done, value } = await samples.next();
      if (done) throw new Error(`frame ${frame} is not in the file`);
      const apartUs = value.microsecondTimestamp - startOf(frame);
      if (apartUs < -SAME_TIME_US) {
        value.close();
        continue;
      }
      if (apartUs > SAME_TIME_US) {
        value.close();
        throw new Error(`frame ${frame} could not be decoded`);
      }
      current?.close();
      current = value;
      currentFrame = frame;
      return value;
    }
  }

  return {
    picture,
    close: () => {
      current?.close();
      current = null;
      void samples.return();
      control.abort();
      input.dispose();
    },
  };
}
