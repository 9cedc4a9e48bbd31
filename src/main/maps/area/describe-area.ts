/** What a saved area's map file says of itself, read off the tiles that have arrived. */
import { gunzipSync } from 'node:zlib';
import { isAcrossAntimeridian, usualAround } from '@shared/degree-box';
import type { TilePlace } from '@shared/domain/map-area';
import { AppError } from '@shared/errors';
import { ACROSS_180_BOUNDS, NEEDED_LAYERS } from '@main/media/tile-archive';
import { tilePicture } from '@main/media/tile-picture';
import { vectorLayers } from '@main/media/vector-layers';
import type { AreaOrder } from './area-order';
import { hasTile } from './fetch-tiles';
import type { TileLog } from './tile-log';
import type { AreaFile } from './write-area';

/** By the numbers of the PMTiles specification. */
const PICTURE_TYPES = { 'image/png': 2, 'image/jpeg': 3, 'image/webp': 4 } as const;
const AS_IT_IS = { tileCompression: 1 } as const;
/** What every layer of the schema has; tells it from the older form. */
const FIELDS = { kind: 'String' } as const;
const GZIPPED_VECTOR = { tileType: 1, tileCompression: 2 } as const;

/**
 * @param layers of the source; null where only the tiles tell
 * @throws AppError `map.nothing-there`
 */
export async function describeArea(
  order: AreaOrder,
  layers: readonly string[] | null,
  places: readonly TilePlace[],
  log: TileLog,
): Promise<AreaFile> {
  // A map says no finer level than it has: what is closer is drawn from the finest there is.
  const zooms = places.filter((place) => hasTile(log, place)).map(({ z }) => z);
  const [minZoom, maxZoom] = [zooms[0], zooms.at(-1)];
  const first = [...log.tiles.values()].find(({ length }) => length > 0);
  if (minZoom === undefined || maxZoom === undefined || first === undefined)
    throw new AppError('map.nothing-there');
  const picture = tilePicture(await log.read(first));
  const { name, attribution, area } = order;
  const bounds = usualAround(area.bounds);
  const credits = {
    ...{ name, attribution },
    ...(isAcrossAntimeridian(area.bounds) ? { [ACROSS_180_BOUNDS]: area.bounds } : {}),
  };
  if (picture !== null) {
    const tileType = PICTURE_TYPES[picture.type];
    return { minZoom, maxZoom, bounds, tileType, ...AS_IT_IS, metadata: credits };
  }
  const named = layers ?? (await layersIn(log));
  const metadata = { ...credits, vector_layers: named.map((id) => ({ id, fields: FIELDS })) };
  return { minZoom, maxZoom, bounds, ...GZIPPED_VECTOR, metadata };
}

/** With those that tell the schema: an area without a road is of it all the same. */
async function layersIn(log: TileLog): Promise<string[]> {
  const names = new Set<string>(NEEDED_LAYERS);
  for (const tile of log.tiles.values()) {
    if (tile.length === 0) continue;
    const plain = gunzipSync(await log.read(tile));
    for (const { name } of vectorLayers(plain) ?? []) names.add(name);
  }
  return [...names].sort();
}
