/** Tiles by template: pictures, or vector tiles; which of the two the first one tells. */
import { gzipSync } from 'node:zlib';
import type { TileSetInfo } from '@shared/domain/map';
import { AppError } from '@shared/errors';
import { GZIP, unpackBounded } from '@main/media/bounded-unpack';
import { refuseOlderForm } from '@main/media/older-form';
import { tilePicture } from '@main/media/tile-picture';
import { areOtherLayers, vectorLayers } from '@main/media/vector-layers';
import type { PoliteFetch } from './polite-fetch';
import type { RemoteTiles } from './remote-tiles';

/** What servers of tiles have at most; where this one ends, its tiles show. */
const TEMPLATE_MAX_ZOOM = 19;
const MOST_TILE_BYTES = 16 * 2 ** 20;

interface ReadTile {
  readonly kind: TileSetInfo['kind'];
  /** As it is kept. */
  readonly bytes: Uint8Array;
}

/** Its tiles throw `map.source-unreadable`, `map.source-other-layers`, `map.older-form`, and as `PoliteFetch` does. */
export function templateTiles(
  address: string,
  fetch: PoliteFetch,
  signal: AbortSignal,
): RemoteTiles {
  let kind: TileSetInfo['kind'] | null = null;

  async function tile(z: number, x: number, y: number): Promise<Uint8Array | null> {
    const values = { z, x, y };
    const url = address.replace(/\{([zxy])\}/g, (_, key: 'z' | 'x' | 'y') => String(values[key]));
    const { status, bytes } = await fetch(url, null, signal);
    if (status !== 200 || bytes.length === 0) return null;
    const read = tilePicture(bytes) === null ? await vectorTile(bytes) : picture(bytes);
    kind ??= read?.kind ?? null;
    if (read !== null && read.kind !== kind)
      throw new AppError('map.source-unreadable', {
        detail: 'It mixes pictures with vector tiles.',
      });
    return read?.bytes ?? null;
  }

  return {
    minZoom: 0,
    maxZoom: TEMPLATE_MAX_ZOOM,
    layers: null,
    tile,
    async trial() {
      await tile(0, 0, 0);
      return { kind, zooms: null };
    },
  };
}

const picture = (bytes: Uint8Array): ReadTile => ({ kind: 'raster', bytes });

/** Null for a tile with nothing on it. */
async function vectorTile(bytes: Uint8Array): Promise<ReadTile | null> {
  const plain = await unpacked(bytes);
  if (plain.length === 0) return null;
  const layers = vectorLayers(plain);
  if (layers === null) throw new AppError('map.source-unreadable');
  const names = layers.map(({ name }) => name);
  if (areOtherLayers(names))
    throw new AppError('map.source-other-layers', { detail: `It has ${listed(names)}.` });
  refuseOlderForm(layers);
  return { kind: 'vector', bytes: gzipSync(plain) };
}

/** Many servers hand out packed files without saying so. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return unpackBounded(bytes, GZIP, MOST_TILE_BYTES).catch((cause: unknown) => {
    throw new AppError('map.source-unreadable', { cause });
  });
}

const MOST_NAMED = 6;
const listed = (names: readonly string[]): string =>
  names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ' and others' : '');
