/** Fetches the tiles of an area that are not in its log yet, level by level, a few at a time. */
import type { TilePlace } from '@shared/domain/map-area';
import { tileIdOf } from '@shared/pmtiles-writer';
import type { RemoteTiles } from './remote-tiles';
import type { TileLog } from './tile-log';

/** More would be a load on the server. */
const AT_ONCE = 3;
/** One may be a hole in the source; a small area has one tile in a coarse level. */
const EMPTY_LEVELS_AT_ITS_END = 2;

/**
 * Ends early where the source does: levels that have nothing under one that has something are beyond it.
 * @param places from the coarse to the fine
 * @throws as the source's tiles; AbortError
 */
export async function fetchTiles(
  source: RemoteTiles,
  places: readonly TilePlace[],
  log: TileLog,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const isLogged = ({ z, x, y }: TilePlace): boolean => log.tiles.has(tileIdOf(z, x, y));
  let done = places.filter(isLogged).length;
  onProgress(done, places.length);
  const fetchOne = async ({ z, x, y }: TilePlace): Promise<void> => {
    signal.throwIfAborted();
    const bytes = await source.tile(z, x, y);
    await log.add(z, x, y, bytes ?? new Uint8Array(0));
    done += 1;
    onProgress(done, places.length);
  };
  let found = false;
  let empty = 0;
  for (const level of levelsOf(places)) {
    await eachOf(
      level.filter((place) => !isLogged(place)),
      fetchOne,
    );
    const hasTiles = level.some((place) => hasTile(log, place));
    found ||= hasTiles;
    empty = hasTiles ? 0 : empty + 1;
    if (found && empty === EMPTY_LEVELS_AT_ITS_END) return;
  }
}

/** Whether the source has a tile there, as far as it was asked. */
export function hasTile(log: TileLog, { z, x, y }: TilePlace): boolean {
  return (log.tiles.get(tileIdOf(z, x, y))?.length ?? 0) > 0;
}

function levelsOf(places: readonly TilePlace[]): TilePlace[][] {
  const levels = new Map<number, TilePlace[]>();
  for (const place of places) {
    const level = levels.get(place.z) ?? [];
    level.push(place);
    levels.set(place.z, level);
  }
  return [...levels.values()];
}

/** The first failure ends it; all are at rest then, so that the log can be closed. */
async function eachOf(
  places: readonly TilePlace[],
  fetchOne: (place: TilePlace) => Promise<void>,
): Promise<void> {
  const open = [...places];
  let failed = false;
  const work = async (): Promise<void> => {
    for (let next = open.shift(); next !== undefined && !failed; next = open.shift())
      await fetchOne(next).catch((caught: unknown) => {
        failed = true;
        throw caught;
      });
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
