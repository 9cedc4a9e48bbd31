/** One frame of one camera as a JPEG in its full size. */
import { openFrames } from './frame-reader';
import type { StillJob } from './render-job';
import type { WritePiece } from './video-writer';

/** @returns how many pictures were written: one */
export async function renderStill(
  { source, frame, quality }: StillJob,
  writePiece: WritePiece,
): Promise<number> {
  const { region, widthPx, heightPx } = source;
  const x = Math.round(region.x * widthPx);
  const y = Math.round(region.y * heightPx);
  const width = Math.max(1, Math.round(region.width * widthPx));
  const height = Math.max(1, Math.round(region.height * heightPx));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no canvas');
  const reader = await openFrames(source, frame, frame);
  try {
    const picture = await reader.picture(frame);
    picture.draw(context, x, y, width, height, 0, 0, width, height);
  } finally {
    reader.close();
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  await writePiece(0, new Uint8Array(await blob.arrayBuffer()));
  return 1;
}
