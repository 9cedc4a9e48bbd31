/** What a JPEG says of its picture, from its first bytes. */

export interface JpegFrame {
  /** How it is coded: 0xc0 baseline, 0xc1 extended, 0xc2 progressive; higher ones are rare. */
  readonly marker: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Steps from segment to segment up to the frame's header (ITU-T T.81, B.2.2); null when there is none. */
export function jpegFrame(bytes: Uint8Array): JpegFrame | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startsFrame) {
      return { marker, heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) };
    }
    // A length counts itself, so every step goes on.
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}
