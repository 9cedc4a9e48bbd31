/** Reads the bar code out of the pixels that a video element shows. */
import { BAR_CODE_GEOMETRY, decodeBarCode, type BarCode } from '@simulator/bar-code';

/** @returns null when nothing readable is shown. */
export async function readCode(video: HTMLVideoElement): Promise<BarCode | null> {
  const frame = new VideoFrame(video);
  try {
    const { top, cellHeight, pictureHeight } = BAR_CODE_GEOMETRY;
    const rect = {
      x: 0,
      y: (Math.round((top / pictureHeight) * video.videoHeight) >> 1) << 1,
      width: (video.videoWidth >> 1) << 1,
      height: (Math.round((cellHeight / pictureHeight) * video.videoHeight) >> 1) << 1,
    };
    const pixels = new Uint8Array(frame.allocationSize({ rect }));
    const [luma] = await frame.copyTo(pixels, { rect });
    if (luma === undefined) return null;
    return decodeBarCode((x, y) => {
      const row = Math.round(y * video.videoHeight) - rect.y;
      return pixels[luma.offset + row * luma.stride + Math.round(x * video.videoWidth)] ?? 0;
    });
  } finally {
    frame.close();
  }
}
