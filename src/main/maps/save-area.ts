/** Saves an area from the user's own source as a map file; what has arrived survives a stop. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import {
  AREA_MIN_ZOOM,
  areaTiles,
  countAreaTiles,
  MOST_AREA_TILES,
  type TilePlace,
} from '@shared/domain/map-area';
import { AppError } from '@shared/errors';
import { tileIdOf } from '@shared/pmtiles-writer';
import { tilePicture } from '@main/media/tile-picture';
import { writeFileAtomic } from '@main/platform/atomic-file';
import type { PoliteFetch } from './polite-fetch';
import { openRemoteTiles, type RemoteTiles } from './remote-tiles';
import { openTileLog, type TileLog } from './tile-log';
import { writeArea } from './write-area';

const OrderSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: z.string(),
  address: z.string(),
  attribution: z.string(),
  area: z.object({
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly(),
    maxZoom: z.number().int(),
  }),
});
/** All that is needed to go on after a stop. */
export type AreaOrder = z.infer<typeof OrderSchema>;

/** More would be a load on the server. */
const AT_ONCE = 3;
const PICTURE_TYPES = { 'image/png': 2, 'image/jpeg': 3, 'image/webp': 4 } as const;

const orderPath = (folder: string): string => join(folder, 'area.json');
const logPath = (folder: string): string => join(folder, 'area.tiles');

/** The area that stopped; null when there is none. */
export async function readOrder(folder: string): Promise<AreaOrder | null> {
  const text = await readFile(orderPath(folder), 'utf8').catch(() => '');
  if (text === '') return null;
  try {
    return OrderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function discardArea(folder: string): Promise<void> {
  await rm(logPath(folder), { force: true });
  await rm(orderPath(folder), { force: true });
}

/** Remembers the order, in place of any before it. @throws AppError `map.too-many-tiles` */
export async function beginArea(folder: string, order: AreaOrder): Promise<void> {
  if (countAreaTiles(order.area) > MOST_AREA_TILES) throw new AppError('map.too-many-tiles');
  await mkdir(folder, { recursive: true });
  await discardArea(folder);
  await writeFileAtomic(orderPath(folder), JSON.stringify(order));
}

/**
 * Fetches what is still missing and writes `<id>.pmtiles` into the folder.
 * @returns the file's bare name
 * @throws AppError as `openRemoteTiles`, `map.nothing-there`; AbortError
 */
export async function runArea(
  folder: string,
  order: AreaOrder,
  fetch: PoliteFetch,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const log = await openTileLog(logPath(folder));
  try {
    const source = await openRemoteTiles(order.address, fetch, signal);
    const places = areaTiles({
      ...order.area,
      maxZoom: Math.min(order.area.maxZoom, source.maxZoom),
    }).filter(({ z: zoom }) => zoom >= source.minZoom);
    await fetchAll(source, places, log, onProgress, signal);
    const file = await describeFile(order, source, log);
    await writeArea(join(folder, `${order.id}.pmtiles`), log, file);
  } finally {
    await log.close();
  }
  await discardArea(folder);
  return `${order.id}.pmtiles`;
}

async function fetchAll(
  source: RemoteTiles,
  places: readonly TilePlace[],
  log: TileLog,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const open = places.filter(({ z: zoom, x, y }) => !log.tiles.has(tileIdOf(zoom, x, y)));
  let done = places.length - open.length;
  let failed = false;
  onProgress(done, places.length);
  const work = async (): Promise<void> => {
    for (let next = open.shift(); next !== undefined && !failed; next = open.shift()) {
      signal.throwIfAborted();
      const bytes = await source.tile(next.z, next.x, next.y);
      const kept = bytes === null ? new Uint8Array(0) : packed(source, bytes);
      await log.add(next.z, next.x, next.y, kept);
      done += 1;
      onProgress(done, places.length);
    }
  };
  const stopOthers = (caught: unknown): never => {
    failed = true;
    throw caught;
  };
  const ends = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, () => work().catch(stopOthers)),
  );
  // All are at rest before the log is closed.
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

const packed = ({ kind }: RemoteTiles, bytes: Uint8Array): Uint8Array =>
  kind === 'vector' ? gzipSync(bytes) : bytes;

async function describeFile(order: AreaOrder, source: RemoteTiles, log: TileLog) {
  const first = [...log.tiles.values()].find(({ length }) => length > 0);
  if (first === undefined) throw new AppError('map.nothing-there');
  const picture = source.kind === 'raster' ? tilePicture(await log.read(first)) : null;
  return {
    minZoom: Math.max(AREA_MIN_ZOOM, source.minZoom),
    maxZoom: Math.min(order.area.maxZoom, source.maxZoom),
    bounds: order.area.bounds,
    tileType: picture === null ? 1 : PICTURE_TYPES[picture.type],
    tileCompression: picture === null ? 2 : 1,
    metadata: {
      name: order.name,
      attribution: order.attribution,
      vector_layers: source.layers.map((id) => ({ id, fields: {} })),
    },
  };
}
