/** What kind of picture a raster tile is, and how large, from its first bytes. */
import { jpegFrame } from './jpeg-frame';

export interface TilePicture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

/** Twice the largest tile in use; a picture that unpacks to more is no tile. */
const MOST_PIXELS_A_SIDE = 2048;

/** Null for anything but a PNG, JPEG or WebP of a tile's size. */
export function tilePicture(bytes: Uint8Array): TilePicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = png(view) ?? jpeg(bytes) ?? webp(view);
  if (found === null || Math.min(found.width, found.height) < 1) return null;
  return Math.max(found.width, found.height) > MOST_PIXELS_A_SIDE ? null : found;
}

function png(view: DataView): TilePicture | null {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function jpeg(bytes: Uint8Array): TilePicture | null {
  const frame = jpegFrame(bytes);
  return frame && { type: 'image/jpeg', width: frame.widthPx, height: frame.heightPx };
}

function webp(view: DataView): TilePicture | null {
  if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646) return null;
  if (view.getUint32(8) !== 0x57454250) return null;
  const of = (width: number, height: number): TilePicture => ({
    type: 'image/webp',
    width,
    height,
  });
  const three = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return of(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 0x5650384c: {
      // "VP8L"
      const bits = view.getUint32(21, true);
      return of((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 0x56503858: // "VP8X"
      return of(three(24) + 1, three(27) + 1);
    default:
      return null;
  }
}
