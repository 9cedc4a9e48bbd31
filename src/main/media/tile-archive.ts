/** Opens one PMTiles file and answers its tiles; nothing in the file can make it take memory without bound. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { PMTiles, SharedPromiseCache, type Header, type RangeResponse, type Source } from 'pmtiles';
import type { TileSetInfo } from '@shared/domain/map';
import { AppError } from '@shared/errors';
import { usualLongitude } from '@shared/longitude';
import { tilesTouching } from '@shared/tile-grid';
import { unpackBounded } from './bounded-unpack';
import { refuseOlderForm, type VectorLayer } from './older-form';
import { tilePicture } from './tile-picture';

export interface ArchiveFacts extends Pick<
  TileSetInfo,
  'attribution' | 'kind' | 'minZoom' | 'maxZoom' | 'bounds'
> {
  /** Null when the file gives none. */
  readonly name: string | null;
  readonly sizeBytes: number;
  /** Of the first 16 KiB, header and root directory among them: tells one map from another. */
  readonly startSha256: string;
}

export interface TileArchive {
  readonly facts: ArchiveFacts;
  /** Names of the vector layers, as the archive gives them. */
  readonly layers: readonly string[];
  /**
   * One tile, unpacked; null when the archive has none there.
   * @throws AppError `map.damaged`
   */
  tile(z: number, x: number, y: number): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

const HEADER_BYTES = 127;
/** In these the specification wants header and root directory. */
const START_BYTES = 16_384;
/** PMTiles allows 31; no street map goes beyond this and 2^z stays an exact integer. */
const MAX_ZOOM = 22;
const MAX_TEXT = 200;
/** Large tiles have some 500 KB; large directories of planets some 300 KB. */
const MOST_TILE_BYTES = 16 * 2 ** 20;
const MOST_PACKED_BYTES = 4 * 2 ** 20;
const MOST_DIRECTORY_BYTES = 2 ** 20;
const MOST_METADATA_BYTES = 4 * 2 ** 20;
const DIRECTORIES_KEPT = 16;
/** The header of a PMTiles file knows no box across the 180° meridian: then it stands in the metadata. */
export const ACROSS_180_BOUNDS = 'bounds_across_180';
const WORLD = [-180, -85.05, 180, 85.05] as const;

const KINDS: Readonly<Record<number, TileSetInfo['kind']>> = {
  1: 'vector',
  2: 'raster',
  3: 'raster',
  4: 'raster',
};
/** Without these the map's design has nothing to draw. */
export const NEEDED_LAYERS = ['earth', 'water', 'roads'] as const;

/**
 * @param requireLayers refuses vector maps whose layers are not those of the Protomaps schema
 * @throws AppError `map.missing`, `map.not-a-map`, `map.damaged`, `map.unsupported`, `map.older-form`
 */
export async function openTileArchive(path: string, requireLayers: boolean): Promise<TileArchive> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new AppError('map.missing', { cause });
  });
  try {
    const there = await handle.stat();
    if (!there.isFile()) throw new AppError('map.not-a-map');
    const read: ReadPart = async (offset, length) => {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    };
    return await readArchive(read, there.size, requireLayers, () => handle.close());
  } catch (caught) {
    await handle.close();
    throw caught;
  }
}

/** Bytes from an offset on; fewer where the archive ends. */
export type ReadPart = (offset: number, length: number) => Promise<Uint8Array>;

/**
 * An archive that lies elsewhere, read in parts.
 * @throws as `openTileArchive`, and what `read` throws as an AppError
 */
export async function readArchive(
  read: ReadPart,
  sizeBytes: number,
  requireLayers: boolean,
  close: () => Promise<void>,
): Promise<TileArchive> {
  try {
    return await readWhole(new PartSource(read, sizeBytes), requireLayers, close);
  } catch (caught) {
    throw caught instanceof AppError ? caught : new AppError('map.damaged', { cause: caught });
  }
}

async function readWhole(
  source: PartSource,
  requireLayers: boolean,
  close: () => Promise<void>,
): Promise<TileArchive> {
  const start = new Uint8Array((await source.getBytes(0, START_BYTES)).data);
  if (start.length < HEADER_BYTES || new TextDecoder().decode(start.subarray(0, 7)) !== 'PMTiles')
    throw new AppError('map.not-a-map');
  if (start[7] !== 3)
    throw new AppError('map.not-a-map', { detail: `It is PMTiles version ${String(start[7])}.` });

  const archive = new PMTiles(
    source,
    new SharedPromiseCache(DIRECTORIES_KEPT, true, unpackTo(MOST_DIRECTORY_BYTES)),
    unpackTo(MOST_TILE_BYTES),
  );
  const header = await archive.getHeader();
  checkPlaces(header, source.sizeBytes);
  const kind = KINDS[header.tileType];
  if (kind === undefined)
    throw new AppError('map.unsupported', {
      detail: 'Its tiles are neither MVT, PNG, JPEG nor WebP.',
    });
  const metadata = await readMetadata(source, header);
  const described = layersOf(metadata);
  const layers = described.map(({ name }) => name);
  if (kind === 'vector' && requireLayers) {
    checkLayers(layers);
    refuseOlderForm(described);
  }

  const facts: ArchiveFacts = {
    name: textOf(metadata, 'name'),
    attribution: textOf(metadata, 'attribution') ?? '',
    kind,
    minZoom: header.minZoom,
    maxZoom: Math.min(header.maxZoom, MAX_ZOOM),
    bounds: boundsAcross(metadata) ?? boundsOf(header),
    sizeBytes: source.sizeBytes,
    startSha256: createHash('sha256').update(start).digest('hex'),
  };
  const tile: TileArchive['tile'] = async (z, x, y) => {
    if (![z, x, y].every((part) => Number.isInteger(part) && part >= 0)) return null;
    if (z > MAX_ZOOM || x >= 2 ** z || y >= 2 ** z) return null;
    if (z < facts.minZoom || z > facts.maxZoom) return null;
    const answer = await archive.getZxy(z, x, y).catch((cause: unknown) => {
      throw cause instanceof AppError ? cause : new AppError('map.damaged', { cause });
    });
    if (answer === undefined) return null;
    const bytes = new Uint8Array(answer.data);
    if (kind === 'raster' && tilePicture(bytes) === null)
      throw new AppError('map.damaged', { detail: 'A tile is not a picture of a tile’s size.' });
    return bytes;
  };
  // Goes down the directories once, as far as they lead.
  const [west, south, east, north] = facts.bounds;
  const [longitude, latitude] = [usualLongitude((west + east) / 2), (south + north) / 2];
  const middle = [longitude, latitude, longitude, latitude] as const;
  const { left, top } = tilesTouching(middle, facts.minZoom);
  await tile(facts.minZoom, left, top);
  return { facts, layers, tile, close };
}

function unpackTo(mostBytes: number) {
  return async (packed: ArrayBuffer, compression: number): Promise<ArrayBuffer> => {
    const bytes = await unpackBounded(new Uint8Array(packed), compression, mostBytes);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  };
}

function checkPlaces(header: Header, sizeBytes: number): void {
  const parts = [
    [header.rootDirectoryOffset, header.rootDirectoryLength],
    [header.jsonMetadataOffset, header.jsonMetadataLength],
    [header.leafDirectoryOffset, header.leafDirectoryLength ?? 0],
    [header.tileDataOffset, header.tileDataLength ?? 0],
  ] as const;
  if (parts.some(([offset, length]) => offset + length > sizeBytes))
    throw new AppError('map.damaged', { detail: 'The file is shorter than it says.' });
  if (header.minZoom > header.maxZoom || header.minZoom > MAX_ZOOM)
    throw new AppError('map.damaged', { detail: 'Its zoom levels make no sense.' });
}

/** Some writers leave the box empty: then it may be anywhere. */
function boundsOf({ minLon, minLat, maxLon, maxLat }: Header): TileSetInfo['bounds'] {
  const sound =
    minLon < maxLon &&
    minLat < maxLat &&
    minLon >= -180 &&
    maxLon <= 180 &&
    minLat >= -90 &&
    maxLat <= 90;
  return sound ? [minLon, minLat, maxLon, maxLat] : WORLD;
}

/** Of an area that this app has saved across the 180° meridian. */
function boundsAcross(metadata: unknown): TileSetInfo['bounds'] | null {
  const box = property(metadata, ACROSS_180_BOUNDS);
  if (!Array.isArray(box)) return null;
  const [west = NaN, south = NaN, east = NaN, north = NaN] = box.map(Number);
  const isAcross = west >= -180 && west <= 180 && east > 180 && east - west <= 360;
  return isAcross && south >= -90 && south < north && north <= 90
    ? [west, south, east, north]
    : null;
}

async function readMetadata(source: PartSource, header: Header): Promise<unknown> {
  const { jsonMetadataOffset: offset, jsonMetadataLength: length, internalCompression } = header;
  if (length === 0) return {};
  const packed = new Uint8Array((await source.getBytes(offset, length)).data);
  const text = await unpackBounded(packed, internalCompression, MOST_METADATA_BYTES);
  return JSON.parse(new TextDecoder().decode(text)) as unknown;
}

function layersOf(metadata: unknown): VectorLayer[] {
  const named = property(metadata, 'vector_layers');
  return (Array.isArray(named) ? named : []).flatMap((layer: unknown) => {
    const id = property(layer, 'id');
    if (typeof id !== 'string') return [];
    const fields = property(layer, 'fields');
    const attributes = typeof fields === 'object' && fields !== null ? Object.keys(fields) : [];
    return [{ name: plainText(id), attributes }];
  });
}

function checkLayers(layers: readonly string[]): void {
  if (NEEDED_LAYERS.every((layer) => layers.includes(layer))) return;
  const found = layers.slice(0, 6).join(', ');
  throw new AppError('map.unsupported', {
    detail:
      layers.length === 0
        ? 'It does not say which layers it has.'
        : `Its layers (${found}${layers.length > 6 ? ', …' : ''}) are not those of a Protomaps map.`,
  });
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** A metadata string with any markup taken out: it comes from a file and ends on screen. */
function textOf(metadata: unknown, key: string): string | null {
  const value = property(metadata, key);
  const text = typeof value === 'string' ? plainText(value) : '';
  return text === '' ? null : text;
}

const ENTITIES: Readonly<Record<string, string>> = { copy: '©', amp: '&', quot: '"', nbsp: ' ' };

/** What is shown as text needs no other entities than these. */
function plainText(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TEXT);
}

class PartSource implements Source {
  constructor(
    private readonly read: ReadPart,
    readonly sizeBytes: number,
  ) {}

  /** The cache is the archive's own, so any name will do. */
  getKey(): string {
    return 'file';
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    if (length > MOST_PACKED_BYTES || offset > this.sizeBytes)
      throw new AppError('map.damaged', { detail: 'A part of it is said to lie beyond its end.' });
    const bytes = await this.read(offset, Math.min(length, this.sizeBytes - offset));
    return { data: new Uint8Array(bytes).buffer };
  }
}
