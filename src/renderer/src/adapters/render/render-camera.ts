/** One camera's frames as a new video: the same frames at the same distances, hidden where boxes say so. */
import { frameEndUs, frameStartUs } from '@shared/playback/frame-table';
import { boxesAt } from '@shared/domain/redaction';
import { openFrames } from './frame-reader';
import { drawBoxes } from './draw-boxes';
import type { CameraJob } from './render-job';
import { openWriter, type WritePiece } from './video-writer';

/** @returns how many pictures were written */
export async function renderCamera(
  job: CameraJob,
  writePiece: WritePiece,
  onProgress: (part: number) => void,
): Promise<number> {
  const { source, firstFrame, lastFrame } = job;
  const { frames, region } = source;
  const count = lastFrame - firstFrame + 1;
  const fromUs = frameStartUs(frames, firstFrame);
  const toUs = frameEndUs(frames, lastFrame);
  const cut = {
    x: Math.round(region.x * source.widthPx),
    y: Math.round(region.y * source.heightPx),
    width: even(region.width * source.widthPx),
    height: even(region.height * source.heightPx),
  };
  const canvas = new OffscreenCanvas(cut.width, cut.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no canvas');
  const writer = await openWriter(
    { width: cut.width, height: cut.height, framesPerSecond: (count * 1e6) / (toUs - fromUs) },
    job.sound ? { url: source.url, fromS: fromUs / 1e6, toS: toUs / 1e6 } : null,
    writePiece,
  );
  const reader = await openFrames(source, firstFrame, lastFrame);
  try {
    for (let frame = firstFrame; frame <= lastFrame; frame += 1) {
      const picture = await reader.picture(frame);
      const { width, height } = cut;
      picture.draw(context, cut.x, cut.y, width, height, 0, 0, width, height);
      drawBoxes(context, boxesAt(job.boxes, frame), job.style);
      const startUs = frameStartUs(frames, frame);
      const lengthUs = frameEndUs(frames, frame) - startUs;
      await writer.add(canvas, (startUs - fromUs) / 1e6, lengthUs / 1e6);
      onProgress((frame - firstFrame + 1) / count);
    }
    await writer.finish();
    return count;
  } catch (caught) {
    await writer.cancel();
    throw caught;
  } finally {
    reader.close();
  }
}

/** H.264 pictures have even sides. */
const even = (pixels: number): number => Math.max(2, Math.floor(Math.round(pixels) / 2) * 2);
