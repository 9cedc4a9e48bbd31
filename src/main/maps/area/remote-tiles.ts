/** The user's own source of tiles on the network: a PMTiles file read in parts, or tiles by template. */
import { gzipSync } from 'node:zlib';
import { isTemplate, type MapSourceTrial } from '@shared/domain/map-source';
import { AppError } from '@shared/errors';
import { readArchive, type ReadPart } from '@main/media/tile-archive';
import type { PoliteFetch } from './polite-fetch';
import { templateTiles } from './template-tiles';

export interface RemoteTiles {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Names of its vector layers; null where only its tiles tell. */
  readonly layers: readonly string[] | null;
  /** As it is kept: vector tiles packed with gzip, pictures as they come; null where the source has none. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | null>;
  /** Asks as little as shows that it can be drawn. */
  trial(): Promise<MapSourceTrial>;
}

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
  return {
    minZoom,
    maxZoom,
    layers: archive.layers,
    async tile(z, x, y) {
      const bytes = await archive.tile(z, x, y);
      return bytes !== null && kind === 'vector' ? gzipSync(bytes) : bytes;
    },
    trial: () => Promise.resolve({ kind, zooms: [minZoom, maxZoom] }),
  };
}
