/** The user's own source of tiles on the network: a PMTiles file read in parts, or pictures by template. */
import { isTemplate } from '@shared/domain/map-source';
import { AppError } from '@shared/errors';
import { readArchive, type ReadPart } from '@main/media/tile-archive';
import { tilePicture } from '@main/media/tile-picture';
import type { PoliteFetch } from './polite-fetch';

export interface RemoteTiles {
  readonly kind: 'vector' | 'raster';
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly layers: readonly string[];
  /** Unpacked; null where the source has none. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | null>;
}

/** What servers of pictures have at most. */
const TEMPLATE_MAX_ZOOM = 19;
const START_BYTES = 16_384;

/** @throws AppError `map.source-unreadable`, as opening a map does, as `PoliteFetch` does */
export async function openRemoteTiles(
  address: string,
  fetch: PoliteFetch,
  signal: AbortSignal,
): Promise<RemoteTiles> {
  return isTemplate(address)
    ? templateTiles(address, fetch, signal)
    : archiveTiles(address, fetch, signal);
}

function templateTiles(address: string, fetch: PoliteFetch, signal: AbortSignal): RemoteTiles {
  return {
    kind: 'raster',
    minZoom: 0,
    maxZoom: TEMPLATE_MAX_ZOOM,
    layers: [],
    async tile(z, x, y) {
      const values = { z, x, y };
      const url = address.replace(/\{([zxy])\}/g, (_, key: 'z' | 'x' | 'y') => String(values[key]));
      const { status, bytes } = await fetch(url, null, signal);
      if (status !== 200 || bytes.length === 0) return null;
      if (tilePicture(bytes) === null) throw new AppError('map.source-unreadable');
      return bytes;
    },
  };
}

async function archiveTiles(
  address: string,
  fetch: PoliteFetch,
  signal: AbortSignal,
): Promise<RemoteTiles> {
  let sizeBytes = 0;
  const read: ReadPart = async (offset, length) => {
    const answer = await fetch(address, [offset, offset + length - 1], signal);
    const total = /\/(\d+)$/.exec(answer.contentRange ?? '')?.[1];
    if (answer.status !== 206 || total === undefined)
      throw new AppError('map.source-unreadable', {
        detail: 'The server does not hand out parts of the file.',
      });
    sizeBytes = Number(total);
    return answer.bytes.subarray(0, length);
  };
  // Small files come whole with this, and all say how large they are.
  await read(0, START_BYTES);
  const archive = await readArchive(read, sizeBytes, true, () => Promise.resolve());
  const { kind, minZoom, maxZoom } = archive.facts;
  return { kind, minZoom, maxZoom, layers: archive.layers, tile: archive.tile };
}
