/** Serves map tiles out of PMTiles files on disk, by id; callers never see a path. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TileSetInfo } from '@shared/domain/map';
import { openTileArchive, type TileArchive } from './tile-archive';

export interface TileSource {
  /**
   * One tile, unpacked; null when the archive has none there.
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
  readonly archive: TileArchive;
}

const FILE_NAME = /^([a-z0-9][a-z0-9-]{0,63})\.pmtiles$/;

/** Opens every readable archive of the folders on first use; a damaged file is left out. */
export function createTileSource(options: TileSourceOptions): TileSource {
  let opening: Promise<ReadonlyMap<string, OpenArchive>> | null = null;
  const archives = (): Promise<ReadonlyMap<string, OpenArchive>> =>
    (opening ??= openAll(options.folders));
  return {
    async tile(id, z, x, y) {
      return (await archives()).get(id)?.archive.tile(z, x, y) ?? null;
    },
    async describe() {
      return [...(await archives()).values()]
        .map(({ info }) => info)
        .sort((a, b) => a.minZoom - b.minZoom || a.id.localeCompare(b.id));
    },
    async close() {
      const opened = opening === null ? [] : [...(await opening).values()];
      opening = null;
      await Promise.all(opened.map(({ archive }) => archive.close()));
    },
  };
}

/** Draws the sets of `over` on top of those of `under`; their ids must differ. */
export function stackTileSources(under: TileSource, over: TileSource): TileSource {
  return {
    async tile(id, z, x, y) {
      return (await under.tile(id, z, x, y)) ?? (await over.tile(id, z, x, y));
    },
    async describe() {
      return [...(await under.describe()), ...(await over.describe())];
    },
    async close() {
      await Promise.all([under.close(), over.close()]);
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
      const archive = await openTileArchive(join(folder, name), false).catch(() => null);
      if (archive === null) continue;
      const { name: given, attribution, kind, minZoom, maxZoom, bounds } = archive.facts;
      const info = {
        id,
        name: given ?? id,
        attribution,
        kind,
        own: false,
        minZoom,
        maxZoom,
        bounds,
      };
      archives.set(id, { info, archive });
    }
  }
  return archives;
}
