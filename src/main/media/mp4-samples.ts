/** Where the samples of a track of an MP4 lie, for tracks of data beside picture and sound. */
import type { FileHandle } from 'node:fs/promises';
import { boxesOf, bytesAt, findBox, findInner, type BoxSpan } from './mp4-box';

export interface SamplePlace {
  readonly offset: number;
  readonly size: number;
}

export interface TimedSample extends SamplePlace {
  /** When it is due, ms from the video's start. */
  readonly startMs: number;
}

const MOST_TRACKS = 64;
/** More empty stretches before a track's first sample make no sense. */
const MOST_EDITS = 8;
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

/**
 * The samples of each track with one of these sample entries, at most so many, with their times; a track that does
 * not tell its times is left out. Places may lie outside of a damaged file.
 */
export async function* timedTracks(
  file: FileHandle,
  sizeBytes: number,
  entries: ReadonlySet<string>,
  most: number,
): AsyncGenerator<readonly TimedSample[], void, undefined> {
  const moov = await findBox(file, 'moov', 0, sizeBytes);
  if (moov === null) return;
  for await (const track of boxesOf(file, 'trak', moov, MOST_TRACKS)) {
    const table = await findInner(file, ['mdia', 'minf', 'stbl'], track);
    if (table === null || !entries.has((await entryOf(file, table)) ?? '')) continue;
    const places = await placesIn(file, table, most);
    const times = await timesIn(file, { moov, track, table }, places.length);
    yield places.flatMap((place, index) => {
      const startMs = times[index];
      return startMs === undefined ? [] : [{ ...place, startMs }];
    });
  }
}

/** Milliseconds from the video's start; fewer than samples where the file does not tell. */
async function timesIn(
  file: FileHandle,
  { moov, track, table }: Readonly<Record<'moov' | 'track' | 'table', BoxSpan>>,
  count: number,
): Promise<readonly number[]> {
  const scale = await timeScaleOf(file, await findInner(file, ['mdia', 'mdhd'], track));
  const movieScale = await timeScaleOf(file, await findBox(file, 'mvhd', moov.from, moov.to));
  if (scale === null) return [];
  const { emptyUnits, firstUnit } = await editsOf(file, track);
  const emptyMs = movieScale === null ? 0 : (emptyUnits / movieScale) * 1000;
  const steps = await numbersIn(file, table, 'stts', COUNT_AT, 2 * count);
  const times: number[] = [];
  let unit = -firstUnit;
  for (let at = 0; at + 1 < steps.length; at += 2) {
    const [samples = 0, units = 0] = [steps[at], steps[at + 1]];
    for (let left = samples; left > 0 && times.length < count; left -= 1) {
      times.push(Math.round(emptyMs + (unit / scale) * 1000));
      unit += units;
    }
  }
  return times;
}

/** Units a second, of `mdhd` and `mvhd` alike. */
async function timeScaleOf(file: FileHandle, box: BoxSpan | null): Promise<number | null> {
  if (box === null) return null;
  const head = await bytesAt(file, box.from, Math.min(24, box.to - box.from));
  const at = head[0] === 1 ? 20 : 12;
  const scale = head.length < at + 4 ? 0 : head.readUInt32BE(at);
  return scale === 0 ? null : scale;
}

/** How a track is shifted: empty time before it (the movie's units), and where in it the first shown moment is (its own). */
async function editsOf(
  file: FileHandle,
  track: BoxSpan,
): Promise<{ readonly emptyUnits: number; readonly firstUnit: number }> {
  const box = await findInner(file, ['edts', 'elst'], track);
  const none = { emptyUnits: 0, firstUnit: 0 };
  if (box === null) return none;
  const bytes = await bytesAt(file, box.from, Math.min(box.to - box.from, 8 + MOST_EDITS * 20));
  const isLong = bytes[0] === 1;
  let emptyUnits = 0;
  for (let at = 8; at + (isLong ? 20 : 12) <= bytes.length; at += isLong ? 20 : 12) {
    const units = isLong ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
    const firstUnit = isLong ? Number(bytes.readBigInt64BE(at + 8)) : bytes.readInt32BE(at + 4);
    if (firstUnit >= 0) return { emptyUnits, firstUnit };
    emptyUnits += units;
  }
  return { ...none, emptyUnits };
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
