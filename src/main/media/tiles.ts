/** Serves vector tiles out of PMTiles files on disk, by id; callers never see a path. */
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { PMTiles, TileType, type RangeResponse, type Source } from 'pmtiles';
import type { TileSetInfo } from '@shared/domain/map';

export interface TileSource {
  /**
   * One MVT tile, decompressed; null when the archive has none there.
   * An unknown id or impossible coordinates give null too, never an error.
   */
  tile(id: string, z: number, x: number, y: number): Promise<Uint8Array | null>;
  /** What is on offer, in the order of drawing: overview first, details over it. */
  describe(): Promise<readonly TileSetInfo[]>;
  close(): Promise<void>;
}

export interface TileSourceOptions {
  /** Folders with `*.pmtiles`; of two files with one name the first folder's counts. */
  readonly folders: readonly string[];
}

interface OpenArchive {
  readonly info: TileSetInfo;
  readonly archive: PMTiles;
  readonly handle: FileHandle;
}

const FILE_NAME = /^([a-z0-9][a-z0-9-]{0,63})\.pmtiles$/;
/** PMTiles allows 31; no street map goes beyond this and 2^z stays an exact integer. */
const MAX_ZOOM = 22;
const MAX_TEXT = 200;

/** Opens every readable vector archive of the folders on first use; a damaged file is left out. */
export function createTileSource(options: TileSourceOptions): TileSource {
  let opening: Promise<ReadonlyMap<string, OpenArchive>> | null = null;
  const archives = (): Promise<ReadonlyMap<string, OpenArchive>> =>
    (opening ??= openAll(options.folders));
  return {
    async tile(id, z, x, y) {
      if (![z, x, y].every((part) => Number.isInteger(part) && part >= 0)) return null;
      if (z > MAX_ZOOM || x >= 2 ** z || y >= 2 ** z) return null;
      const found = (await archives()).get(id);
      if (found === undefined || z < found.info.minZoom || z > found.info.maxZoom) return null;
      const answer = await found.archive.getZxy(z, x, y);
      return answer === undefined ? null : new Uint8Array(answer.data);
    },
    async describe() {
      return [...(await archives()).values()]
        .map(({ info }) => info)
        .sort((a, b) => a.minZoom - b.minZoom || a.id.localeCompare(b.id));
    },
    async close() {
      const opened = opening === null ? [] : [...(await opening).values()];
      opening = null;
      await Promise.all(opened.map(({ handle }) => handle.close()));
    },
  };
}

async function openAll(folders: readonly string[]): Promise<ReadonlyMap<string, OpenArchive>> {
  const archives = new Map<string, OpenArchive>();
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.sort()) {
      const id = FILE_NAME.exec(name)?.[1];
      if (id === undefined || archives.has(id)) continue;
      const opened = await openArchive(id, join(folder, name));
      if (opened !== null) archives.set(id, opened);
    }
  }
  return archives;
}

async function openArchive(id: string, path: string): Promise<OpenArchive | null> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const archive = new PMTiles(new HandleSource(handle, id));
    const header = await archive.getHeader();
    if (header.tileType !== TileType.Mvt) throw new Error('not a vector map');
    const metadata: unknown = await archive.getMetadata();
    const info: TileSetInfo = {
      id,
      name: textOf(metadata, 'name') ?? id,
      attribution: textOf(metadata, 'attribution') ?? '',
      minZoom: header.minZoom,
      maxZoom: Math.min(header.maxZoom, MAX_ZOOM),
      bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    };
    return { info, archive, handle };
  } catch {
    await handle.close();
    return null;
  }
}

/** A metadata string with any markup taken out: it comes from a file and ends on screen. */
function textOf(metadata: unknown, key: string): string | null {
  if (typeof metadata !== 'object' || metadata === null) return null;
  const value = (metadata as Readonly<Record<string, unknown>>)[key];
  if (typeof value !== 'string') return null;
  return value
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TEXT);
}

class HandleSource implements Source {
  constructor(
    private readonly handle: FileHandle,
    private readonly key: string,
  ) {}

  getKey(): string {
    return this.key;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await this.handle.read(bytes, 0, length, offset);
    return { data: bytes.buffer.slice(0, bytesRead) };
  }
}
