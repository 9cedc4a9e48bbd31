/** Whether the bytes that arrived are the kind of file that was announced. */
import { open, type FileHandle } from 'node:fs/promises';
import type { AssetKind } from '@shared/domain/incident';
import { mp4Problem } from './mp4-boxes';

/** How much of a track is looked at: enough for a header of vendor lines. */
const TRACK_HEAD_BYTES = 64 * 1024;
/** Some cameras pad a JPEG behind its end marker. */
const JPEG_TAIL_BYTES = 4096;

/** The reason why the file does not fit, in plain words; null when it fits. */
export async function contentProblem(
  path: string,
  kind: AssetKind,
  announcedBytes: number | null,
): Promise<string | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (announcedBytes !== null && announcedBytes > 0 && size !== announcedBytes) {
      return `it has ${size} bytes, the service announced ${announcedBytes}`;
    }
    if (kind === 'video') return await mp4Problem(file, size);
    if (kind === 'snapshot') return await jpegProblem(file, size);
    if (kind === 'track') return await trackProblem(file, size);
    return null;
  } finally {
    await file.close();
  }
}

async function jpegProblem(file: FileHandle, sizeBytes: number): Promise<string | null> {
  const head = await bytesAt(file, 0, 3);
  if (head[0] !== 0xff || head[1] !== 0xd8 || head[2] !== 0xff) {
    return 'it does not begin like a JPEG picture';
  }
  const from = Math.max(0, sizeBytes - JPEG_TAIL_BYTES);
  const tail = await bytesAt(file, from, sizeBytes - from);
  return tail.includes(Buffer.from([0xff, 0xd9])) ? null : 'the JPEG picture ends too early';
}

/** An empty track is what some devices send without a fix: it is kept as it is. */
async function trackProblem(file: FileHandle, sizeBytes: number): Promise<string | null> {
  if (sizeBytes === 0) return null;
  const head = (await bytesAt(file, 0, Math.min(sizeBytes, TRACK_HEAD_BYTES))).toString('latin1');
  return /(^|[\r\n\]])[^\S\r\n]*(\xef\xbb\xbf)?[$!][A-Z]/.test(head)
    ? null
    : 'it holds no NMEA sentence';
}

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
