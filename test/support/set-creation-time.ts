/** Gives a video another creation time, as its movie header says it (ISO 14496-12, `mvhd` version 0). */
import { readFile, writeFile } from 'node:fs/promises';

const EPOCH_MS = Date.UTC(1904, 0, 1);
/** Behind the letters of the box: version, flags. */
const CREATED_AT = 4 + 4;

/** @param createdMs UTC milliseconds since 1970; whole seconds are kept */
export async function setCreationTime(path: string, createdMs: number): Promise<void> {
  const bytes = await readFile(path);
  const header = bytes.indexOf('mvhd', 0, 'latin1');
  if (header < 0 || bytes[header + 4] !== 0) throw new Error('no movie header of version 0');
  bytes.writeUInt32BE(Math.round((createdMs - EPOCH_MS) / 1000), header + CREATED_AT);
  await writeFile(path, bytes);
}
