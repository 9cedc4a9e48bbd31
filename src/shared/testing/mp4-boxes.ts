/** Boxes of MP4s, made for tests. */

export function box(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  const body = joined(...content);
  return joined(u32(8 + body.length), latin1(type), body);
}

/** Big-endian, as everything in an MP4. */
export function u32(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setUint32(index * 4, value));
  return bytes;
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

export interface SampleTiming {
  /** Of each sample, thousandths of a second. */
  readonly stepMs: number;
  /** Empty time before the first. */
  readonly emptyMs?: number;
  /** Where in the track its first shown moment is. */
  readonly firstMs?: number;
}

/**
 * A video with one track of data: `mdat` with its samples, two in each chunk but the last, then the index.
 * @param entry four letters that say what the samples are
 * @param timing left out, the file does not tell when they are due
 */
export function videoWithData(
  entry: string,
  samples: readonly Uint8Array[],
  timing?: SampleTiming,
): Uint8Array {
  const offsets: number[] = [];
  let at = 8;
  samples.forEach(({ length }, index) => {
    if (index % 2 === 0) offsets.push(at);
    at += length;
  });
  const last = samples.length % 2 === 0 ? [] : [offsets.length, 1, 1];
  const groups = offsets.length === 1 && last.length > 0 ? last : [1, 2, 1, ...last];
  const table = box(
    'stbl',
    box('stsd', u32(0, 1), u32(16), latin1(entry), u32(0, 1)),
    box('stsc', u32(0, groups.length / 3, ...groups)),
    box('stsz', u32(0, 0, samples.length, ...samples.map(({ length }) => length))),
    box('stco', u32(0, offsets.length, ...offsets)),
  );
  const track = (inner: Uint8Array): Uint8Array => box('trak', box('mdia', box('minf', inner)));
  const other = box('stbl', box('stsd', u32(0, 1), u32(16), latin1('avc1'), u32(0, 1)));
  const data = timing === undefined ? track(table) : timedTrack(table, samples.length, timing);
  return joined(box('mdat', ...samples), box('moov', movieHeader(), track(other), data));
}

/** A thousand units a second, of the movie and of the track alike. */
const movieHeader = (): Uint8Array => box('mvhd', u32(0, 0, 0, 1000, 0));

function timedTrack(
  table: Uint8Array,
  count: number,
  { stepMs, emptyMs = 0, firstMs = 0 }: SampleTiming,
): Uint8Array {
  const length = count * stepMs;
  const edits = [
    ...(emptyMs > 0 ? [emptyMs, 0xffff_ffff, 0x1_0000] : []),
    length,
    firstMs,
    0x1_0000,
  ];
  const timed = box('stbl', table.subarray(8), box('stts', u32(0, 1, count, stepMs)));
  return box(
    'trak',
    box('edts', box('elst', u32(0, edits.length / 3, ...edits))),
    box('mdia', box('mdhd', u32(0, 0, 0, 1000, length)), box('minf', timed)),
  );
}
