/** Fetches the tiles of an area that are not in its log yet, level by level, a few at a time. */
import type { TilePlace } from '@shared/domain/map-area';
import { tileIdOf } from '@shared/pmtiles-writer';
import { SourceRefusal } from './polite-fetch';
import type { RemoteTiles } from './remote-tiles';
import type { TileLog } from './tile-log';

/** More would be a load on the server. */
const AT_ONCE = 3;
/** One may be a hole in the source; a small area has one tile in a coarse level. */
const EMPTY_LEVELS_AT_ITS_END = 2;
/** How some servers answer for a place or a level that they do not have. */
const MAY_MEAN_NOT_THERE: ReadonlySet<number> = new Set([400, 410, 422]);
/** So many answers of that kind without a single tile: the address is wrong, not the place. */
const MOST_REFUSED = 32;

/**
 * Ends early where the source does: levels that have nothing under one that has something are beyond it. What is
 * refused as a wrong request is a place that the source does not have, once it has handed out any tile.
 * @param places from the coarse to the fine
 * @throws as the source's tiles, SourceRefusal when it has refused all of them; AbortError
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
  const refusals = createRefusals(log);
  const fetchOne = async (place: TilePlace): Promise<void> => {
    signal.throwIfAborted();
    const { z, x, y } = place;
    try {
      const bytes = await source.tile(z, x, y);
      await log.add(z, x, y, bytes ?? new Uint8Array(0));
    } catch (caught) {
      refusals.note(place, caught);
    }
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
    await refusals.settle();
    const hasTiles = level.some((place) => hasTile(log, place));
    found ||= hasTiles;
    empty = hasTiles ? 0 : empty + 1;
    if (found && empty === EMPTY_LEVELS_AT_ITS_END) return;
  }
  refusals.throwIfAny();
}

interface Refusals {
  /** @throws what is no refusal that may mean a place without a tile, and one too many of them */
  note(place: TilePlace, caught: unknown): void;
  /** Logs them as places without a tile, if the source has handed out any tile by now. */
  settle(): Promise<void>;
  /** @throws SourceRefusal */
  throwIfAny(): void;
}

/** Not logged before it is known what they mean: the log would say that the places were asked for and are empty. */
function createRefusals(log: TileLog): Refusals {
  let open: { readonly place: TilePlace; readonly refusal: SourceRefusal }[] = [];
  return {
    note(place, caught) {
      const isRefusal = caught instanceof SourceRefusal && MAY_MEAN_NOT_THERE.has(caught.status);
      if (!isRefusal || (open.length >= MOST_REFUSED && !hasAnyTile(log))) throw caught;
      open.push({ place, refusal: caught });
    },
    async settle() {
      if (open.length === 0 || !hasAnyTile(log)) return;
      for (const { place } of open) await log.add(place.z, place.x, place.y, new Uint8Array(0));
      open = [];
    },
    throwIfAny() {
      const [first] = open;
      if (first !== undefined) throw first.refusal;
    },
  };
}

function hasAnyTile(log: TileLog): boolean {
  // The coarse ones come first, so this ends soon.
  for (const { length } of log.tiles.values()) if (length > 0) return true;
  return false;
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
