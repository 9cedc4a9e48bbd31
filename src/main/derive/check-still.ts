/** Reads a still back: a whole JPEG with a picture in it. */
import { readFile } from 'node:fs/promises';
import { AppError } from '@shared/errors';
import { jpegFrame } from '@main/media/jpeg-frame';

/** Rarer ways of coding are none that a canvas writes. */
const PROGRESSIVE = 0xc2;

/** @throws AppError `derived.failed` */
export async function checkStill(path: string): Promise<void> {
  const bytes = await readFile(path);
  const frame = jpegFrame(bytes);
  const endsWhole = bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  const hasPicture =
    frame !== null && frame.marker <= PROGRESSIVE && frame.widthPx > 0 && frame.heightPx > 0;
  if (!endsWhole || !hasPicture) {
    throw new AppError('derived.failed', { detail: 'the file is no whole picture' });
  }
}
