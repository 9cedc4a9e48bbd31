/** Reads the bar code out of the pixels that a camera's element shows. */
import { BAR_CODE_GEOMETRY, decodeBarCode, type BarCode } from '@simulator/bar-code';

export type Picture = HTMLVideoElement | HTMLCanvasElement;

interface Size {
  readonly width: number;
  readonly height: number;
}

const sizeOf = (picture: Picture): Size =>
  picture instanceof HTMLVideoElement
    ? { width: picture.videoWidth, height: picture.videoHeight }
    : picture;

const even = (value: number): number => (Math.round(value) >> 1) << 1;

/** @returns null when nothing readable is shown. */
export async function readCode(picture: Picture): Promise<BarCode | null> {
  const { width, height } = sizeOf(picture);
  const frame = new VideoFrame(picture, { timestamp: 0 });
  try {
    const { top, cellHeight, pictureHeight } = BAR_CODE_GEOMETRY;
    const shown = frame.visibleRect;
    const rect = {
      x: even(shown?.x ?? 0),
      y: even((shown?.y ?? 0) + (top / pictureHeight) * height),
      width: even(width),
      height: even((cellHeight / pictureHeight) * height),
    };
    const pixels = new Uint8Array(frame.allocationSize({ rect }));
    const [plane] = await frame.copyTo(pixels, { rect });
    if (plane === undefined) return null;
    // Videos give brightness in a plane of its own, canvases four bytes a pixel.
    const bytes = frame.format === 'I420' || frame.format === 'NV12' ? 1 : 4;
    const firstRow = rect.y - (shown?.y ?? 0);
    return decodeBarCode((x, y) => {
      const row = Math.round(y * height) - firstRow;
      return pixels[plane.offset + row * plane.stride + Math.round(x * width) * bytes] ?? 0;
    });
  } finally {
    frame.close();
  }
}
