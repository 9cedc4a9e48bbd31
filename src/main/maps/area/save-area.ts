/** Saves an area from the user's own source as a map file; what has arrived survives a stop. */
import { join } from 'node:path';
import { areaTiles, roughAreaBytes, type TilePlace } from '@shared/domain/map-area';
import { AppError } from '@shared/errors';
import { diskSpace } from '@main/platform/disk-space';
import { discardArea, logPath, type AreaOrder } from './area-order';
import { describeArea } from './describe-area';
import { fetchTiles } from './fetch-tiles';
import type { PoliteFetch } from './polite-fetch';
import { openRemoteTiles } from './remote-tiles';
import { openTileLog, type TileLog } from './tile-log';
import { writeArea } from './write-area';

/** Room that stays free for everything else. */
const SPARE_BYTES = 200 * 2 ** 20;

/**
 * Fetches what is still missing and writes `<id>.pmtiles` into the folder.
 * @returns the file's bare name
 * @throws AppError as `openRemoteTiles`, `map.nothing-there`, `map.no-room`, `map.write-failed`; AbortError
 */
export async function runArea(
  folder: string,
  order: AreaOrder,
  address: string,
  fetch: PoliteFetch,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const name = `${order.id}.pmtiles`;
  const log = await openTileLog(logPath(folder)).catch(notWritten);
  try {
    const source = await openRemoteTiles(address, fetch, signal);
    const { minZoom } = source;
    const maxZoom = Math.min(order.area.maxZoom, source.maxZoom);
    const places = areaTiles({ ...order.area, maxZoom }).filter(({ z: zoom }) => zoom >= minZoom);
    await checkRoom(folder, places, log);
    await fetchTiles(source, places, log, onProgress, signal).catch(notWritten);
    const file = await describeArea(order, source.layers, places, log);
    await writeArea(join(folder, name), log, file).catch(notWritten);
  } finally {
    await log.close();
  }
  await discardArea(folder);
  return name;
}

/** The tiles lie there twice for a moment: in the log and in the file made of it. */
async function checkRoom(
  folder: string,
  places: readonly TilePlace[],
  log: TileLog,
): Promise<void> {
  const space = await diskSpace(folder);
  const missing = roughAreaBytes(Math.max(0, places.length - log.tiles.size));
  if (space !== null && space.freeBytes < missing * 2 + SPARE_BYTES)
    throw new AppError('map.no-room');
}

/** What the disk refuses; all else as it is. */
function notWritten(caught: unknown): never {
  const code = caught instanceof Error && 'code' in caught ? caught.code : null;
  if (caught instanceof AppError || typeof code !== 'string') throw caught;
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('map.no-room', { cause: caught });
  if (code.startsWith('E')) throw new AppError('map.write-failed', { cause: caught });
  throw caught;
}
