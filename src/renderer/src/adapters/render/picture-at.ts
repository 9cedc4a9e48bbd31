/** Single pictures of a file by frame, for drawing on: the last wish wins, earlier ones are dropped. */
import { frameMiddleUs } from '@shared/playback/frame-table';
import { Input, MP4, QTFF, VideoSampleSink } from 'mediabunny';
import { createRangeSource } from '../range-source';
import type { RenderSource } from './render-job';

export interface PictureAt {
  /** Draws a frame's camera picture over the whole canvas; false when a newer wish came meanwhile. */
  draw(canvas: HTMLCanvasElement | OffscreenCanvas, frame: number): Promise<boolean>;
  close(): void;
}

/** @throws when the file has no pictures that this platform decodes */
export async function openPictures(source: RenderSource): Promise<PictureAt> {
  const control = new AbortController();
  const input = new Input({
    source: createRangeSource(source.url, control.signal),
    formats: [MP4, QTFF],
  });
  const track = await input.getPrimaryVideoTrack();
  if (track === null || !(await track.canDecode())) {
    throw new Error('the file has no pictures that can be decoded here');
  }
  const sink = new VideoSampleSink(track);
  let lastWish = 0;
  const { region, widthPx, heightPx } = source;

  return {
    draw: async (canvas, frame) => {
      const wish = (lastWish += 1);
      const sample = await sink.getSample(frameMiddleUs(source.frames, frame) / 1e6);
      if (sample === null) throw new Error(`frame ${frame} is not in the file`);
      try {
        const context = context2d(canvas);
        if (wish !== lastWish || context === null) return false;
        sample.draw(
          context,
          region.x * widthPx,
          region.y * heightPx,
          region.width * widthPx,
          region.height * heightPx,
          0,
          0,
          canvas.width,
          canvas.height,
        );
        return true;
      } finally {
        sample.close();
      }
    },
    close: () => {
      control.abort();
      input.dispose();
    },
  };
}

/** Asked of each kind by itself: of both at once the answer is less precise. */
function context2d(
  canvas: HTMLCanvasElement | OffscreenCanvas,
): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null {
  return canvas instanceof OffscreenCanvas ? canvas.getContext('2d') : canvas.getContext('2d');
}
