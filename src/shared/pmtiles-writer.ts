/** Writes PMTiles version 3 archives; the reading side is the `pmtiles` package. */

export interface TileToWrite {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  /** MVT bytes, not compressed. */
  readonly data: Uint8Array;
}

export interface ArchiveOptions {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** The archive's JSON metadata as UTF-8 bytes. */
  readonly metadata: Uint8Array;
  /** gzip; handed in because this file runs anywhere. */
  readonly gzip: (bytes: Uint8Array) => Uint8Array;
}

export interface HeadOptions extends ArchiveOptions {
  /** By the numbers of the specification: 1 none, 2 gzip. */
  readonly tileCompression: number;
  /** By the numbers of the specification: 1 MVT, 2 PNG, 3 JPEG, 4 WebP. */
  readonly tileType: number;
  /** Bytes of all tiles together. */
  readonly contentLength: number;
}

/** A run of equal tiles and where their bytes are. */
export interface Entry {
  readonly tileId: number;
  readonly offset: number;
  readonly length: number;
  runLength: number;
}

const HEADER_LENGTH = 127;
/** The specification wants header and root directory within the first 16 KiB. */
const MAX_ROOT_LENGTH = 16_384 - HEADER_LENGTH;
const LEAF_ENTRIES = 4096;
const GZIP = 2;
const GZIPPED_VECTOR = { tileCompression: GZIP, tileType: 1 };

/**
 * Number of a tile on the Hilbert curve through all zoom levels (PMTiles v3, "Tile ID").
 */
export function tileIdOf(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  let [column, row] = [x, y];
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const right = (column & side) > 0 ? 1 : 0;
    const lower = (row & side) > 0 ? 1 : 0;
    id += side * side * ((3 * right) ^ lower);
    if (lower === 0) {
      if (right === 1) [column, row] = [side - 1 - column, side - 1 - row];
      [column, row] = [row, column];
    }
  }
  return id;
}

/** Builds an archive of vector tiles in memory. Equal tiles are stored once; empty ones should be left out. */
export function writePmtiles(tiles: readonly TileToWrite[], options: ArchiveOptions): Uint8Array {
  const { entries, contents, contentLength } = layOut(tiles, options.gzip);
  const head = archiveHead(entries, { ...options, ...GZIPPED_VECTOR, contentLength });
  const archive = new Uint8Array(head.length + contentLength);
  archive.set(head, 0);
  let offset = head.length;
  for (const content of contents) {
    archive.set(content, offset);
    offset += content.length;
  }
  return archive;
}

/**
 * Everything of an archive that comes before its tiles' bytes: header, directories, metadata.
 * @param entries ordered by `tileId`, offsets counted from the first tile's first byte
 */
export function archiveHead(entries: readonly Entry[], options: HeadOptions): Uint8Array {
  const { root, leaves } = directories(entries, options.gzip);
  const metadata = options.gzip(options.metadata);
  const leafOffset = HEADER_LENGTH + root.length + metadata.length;
  const dataOffset = leafOffset + leaves.length;
  const head = new Uint8Array(dataOffset);
  const view = new DataView(head.buffer);

  head.set([0x50, 0x4d, 0x54, 0x69, 0x6c, 0x65, 0x73, 3]);
  const addressed = entries.reduce((sum, entry) => sum + entry.runLength, 0);
  [
    HEADER_LENGTH,
    root.length,
    HEADER_LENGTH + root.length,
    metadata.length,
    leafOffset,
    leaves.length,
    dataOffset,
    options.contentLength,
    addressed,
    entries.length,
    new Set(entries.map(({ offset }) => offset)).size,
  ].forEach((value, index) => {
    view.setBigUint64(8 + index * 8, BigInt(value), true);
  });
  const { tileCompression, tileType, minZoom, maxZoom } = options;
  head.set([1, GZIP, tileCompression, tileType, minZoom, maxZoom], 96);
  const [west, south, east, north] = options.bounds;
  [west, south, east, north].forEach((degrees, index) => {
    view.setInt32(102 + index * 4, Math.round(degrees * 1e7), true);
  });
  head[118] = minZoom;
  view.setInt32(119, Math.round(((west + east) / 2) * 1e7), true);
  view.setInt32(123, Math.round(((south + north) / 2) * 1e7), true);

  head.set(root, HEADER_LENGTH);
  head.set(metadata, HEADER_LENGTH + root.length);
  head.set(leaves, leafOffset);
  return head;
}

function layOut(
  tiles: readonly TileToWrite[],
  gzip: ArchiveOptions['gzip'],
): { entries: Entry[]; contents: Uint8Array[]; contentLength: number } {
  const ordered = tiles
    .map((tile) => ({ tileId: tileIdOf(tile.z, tile.x, tile.y), data: tile.data }))
    .sort((a, b) => a.tileId - b.tileId);
  const known = new Map<string, { offset: number; length: number }>();
  const contents: Uint8Array[] = [];
  const entries: Entry[] = [];
  let contentLength = 0;
  for (const { tileId, data } of ordered) {
    const key = data.join();
    let place = known.get(key);
    if (place === undefined) {
      const packed = gzip(data);
      place = { offset: contentLength, length: packed.length };
      known.set(key, place);
      contents.push(packed);
      contentLength += packed.length;
    }
    const last = entries.at(-1);
    if (last?.offset === place.offset && last.tileId + last.runLength === tileId)
      last.runLength += 1;
    else entries.push({ tileId, ...place, runLength: 1 });
  }
  return { entries, contents, contentLength };
}

/** One root directory, or a root of pointers to leaves when it would grow beyond the limit. */
function directories(
  entries: readonly Entry[],
  gzip: ArchiveOptions['gzip'],
): { root: Uint8Array; leaves: Uint8Array } {
  const flat = gzip(directory(entries));
  if (flat.length <= MAX_ROOT_LENGTH) return { root: flat, leaves: new Uint8Array(0) };
  for (let size = LEAF_ENTRIES; ; size *= 2) {
    const pointers: Entry[] = [];
    const packed: Uint8Array[] = [];
    let offset = 0;
    for (let from = 0; from < entries.length; from += size) {
      const leaf = gzip(directory(entries.slice(from, from + size)));
      pointers.push({
        tileId: entries[from]?.tileId ?? 0,
        offset,
        length: leaf.length,
        runLength: 0,
      });
      packed.push(leaf);
      offset += leaf.length;
    }
    const root = gzip(directory(pointers));
    if (root.length > MAX_ROOT_LENGTH) continue;
    const leaves = new Uint8Array(offset);
    pointers.forEach((pointer, index) => {
      leaves.set(packed[index] ?? [], pointer.offset);
    });
    return { root, leaves };
  }
}

function directory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = [];
  pushVarint(bytes, entries.length);
  let lastId = 0;
  for (const entry of entries) {
    pushVarint(bytes, entry.tileId - lastId);
    lastId = entry.tileId;
  }
  for (const entry of entries) pushVarint(bytes, entry.runLength);
  for (const entry of entries) pushVarint(bytes, entry.length);
  let expected = -1;
  for (const entry of entries) {
    pushVarint(bytes, entry.offset === expected ? 0 : entry.offset + 1);
    expected = entry.offset + entry.length;
  }
  return Uint8Array.from(bytes);
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}
