/** Reads from an MP4's index when it says it was made and how long it is; no picture is touched. */
import { open, type FileHandle } from 'node:fs/promises';
import { findBox, type BoxSpan } from './mp4-box';

export interface Mp4Times {
  /** `creation_time` of the movie header, UTC by ISO 14496-12 (some cameras write local time); null when unset. */
  readonly createdMs: number | null;
  /** Null when the index does not say, as in fragmented files. */
  readonly durationMs: number | null;
}

const UNKNOWN: Mp4Times = { createdMs: null, durationMs: null };
/** MP4 counts from 1904. */
const EPOCH_MS = Date.UTC(1904, 0, 1);
/** Cameras whose clock was never set write their firmware's year. */
const EARLIEST_MS = Date.UTC(2005, 0, 1);
const DAY_MS = 86_400_000;
/** Never throws for what the file holds. @throws a file system's error when it cannot be read */
export async function readMp4Times(path: string, nowMs: number): Promise<Mp4Times> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const moov = await findBox(file, 'moov', 0, size);
    const mvhd = moov && (await findBox(file, 'mvhd', moov.from, moov.to));
    return mvhd ? await readHeader(file, mvhd, nowMs) : UNKNOWN;
  } finally {
    await file.close();
  }
}

async function readHeader(
  file: FileHandle,
  { from, to }: BoxSpan,
  nowMs: number,
): Promise<Mp4Times> {
  const body = Buffer.alloc(Math.min(32, to - from));
  await file.read(body, 0, body.length, from);
  const isLong = body[0] === 1;
  if (body.length < (isLong ? 32 : 20)) return UNKNOWN;
  const created = isLong ? Number(body.readBigUInt64BE(4)) : body.readUInt32BE(4);
  const scale = body.readUInt32BE(isLong ? 20 : 12);
  const length = isLong ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
  const createdMs = EPOCH_MS + created * 1000;
  const isSane = createdMs >= EARLIEST_MS && createdMs <= nowMs + DAY_MS;
  const durationMs = scale === 0 ? 0 : Math.round((length / scale) * 1000);
  // All ones: "not known".
  const hasLength = durationMs > 0 && durationMs < 7 * DAY_MS;
  return { createdMs: isSane ? createdMs : null, durationMs: hasLength ? durationMs : null };
}
