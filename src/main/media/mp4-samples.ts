/** Where the samples of a track of an MP4 lie, for tracks of data beside picture and sound. */
import type { FileHandle } from 'node:fs/promises';
import { boxesOf, bytesAt, findBox, findInner, type BoxSpan } from './mp4-box';

export interface SamplePlace {
  readonly offset: number;
  readonly size: number;
}

const MOST_TRACKS = 64;
/** Behind version and flags of a full box. */
const COUNT_AT = 4;

/**
 * Samples of the first track with this sample entry, in their order, at most so many; empty when there is none.
 * Places may lie outside of a damaged file.
 */
export async function samplePlaces(
  file: FileHandle,
  sizeBytes: number,
  entry: string,
  most: number,
): Promise<readonly SamplePlace[]> {
  const moov = await findBox(file, 'moov', 0, sizeBytes);
  if (moov === null) return [];
  for await (const track of boxesOf(file, 'trak', moov, MOST_TRACKS)) {
    const table = await findInner(file, ['mdia', 'minf', 'stbl'], track);
    if (table !== null && (await entryOf(file, table)) === entry) {
      return placesIn(file, table, most);
    }
  }
  return [];
}

async function entryOf(file: FileHandle, table: BoxSpan): Promise<string | null> {
  const entries = await findBox(file, 'stsd', table.from, table.to);
  if (entries === null) return null;
  const bytes = await bytesAt(file, entries.from, Math.min(16, entries.to - entries.from));
  return bytes.length < 16 ? null : bytes.toString('latin1', 12, 16);
}

async function placesIn(
  file: FileHandle,
  table: BoxSpan,
  most: number,
): Promise<readonly SamplePlace[]> {
  const sizes = await sizesIn(file, table, most);
  const chunks = await chunksIn(file, table, most);
  const groups = await numbersIn(file, table, 'stsc', COUNT_AT, 3 * most);
  const places: SamplePlace[] = [];
  let group = 0;
  for (const [index, chunk] of chunks.entries()) {
    // A group holds from its first chunk (counted from 1) to the next group's.
    while ((groups[(group + 1) * 3] ?? Infinity) <= index + 1) group += 1;
    let offset = chunk;
    const samples = groups[group * 3 + 1] ?? 0;
    for (let count = 0; count < samples; count += 1) {
      const size = sizes[places.length];
      if (size === undefined) return places;
      places.push({ offset, size });
      offset += size;
    }
  }
  return places;
}

/** One size for all, or one each. */
async function sizesIn(file: FileHandle, table: BoxSpan, most: number): Promise<readonly number[]> {
  const box = await findBox(file, 'stsz', table.from, table.to);
  if (box === null) return [];
  const head = await bytesAt(file, box.from, Math.min(12, box.to - box.from));
  if (head.length < 12) return [];
  const common = head.readUInt32BE(4);
  if (common === 0) return numbersIn(file, table, 'stsz', COUNT_AT + 4, most);
  return Array.from({ length: Math.min(most, head.readUInt32BE(8)) }, () => common);
}

async function chunksIn(
  file: FileHandle,
  table: BoxSpan,
  most: number,
): Promise<readonly number[]> {
  const near = await numbersIn(file, table, 'stco', COUNT_AT, most);
  if (near.length > 0) return near;
  const halves = await numbersIn(file, table, 'co64', COUNT_AT, 2 * most);
  return Array.from(
    { length: Math.floor(halves.length / 2) },
    (_, index) => (halves[index * 2] ?? 0) * 2 ** 32 + (halves[index * 2 + 1] ?? 0),
  );
}

/** The whole numbers behind a table's own count, as far as the box holds them. */
async function numbersIn(
  file: FileHandle,
  table: BoxSpan,
  type: string,
  countAt: number,
  most: number,
): Promise<readonly number[]> {
  const box = await findBox(file, type, table.from, table.to);
  if (box === null) return [];
  const from = box.from + countAt + 4;
  const bytes = await bytesAt(file, from, Math.max(0, Math.min(box.to - from, most * 4)));
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) =>
    bytes.readUInt32BE(index * 4),
  );
}
