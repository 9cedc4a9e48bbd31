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

/**
 * A video with one track of data: `mdat` with its samples, two in each chunk but the last, then the index.
 * @param entry four letters that say what the samples are
 */
export function videoWithData(entry: string, samples: readonly Uint8Array[]): Uint8Array {
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
  return joined(box('mdat', ...samples), box('moov', track(other), track(table)));
}
