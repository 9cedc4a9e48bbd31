/** Turns the tiles of a log into a map file: whole under its name, or not there at all. */
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { archiveHead, type Entry } from '@shared/pmtiles-writer';
import { commitFile } from '@main/platform/atomic-file';
import type { LoggedTile, TileLog } from './tile-log';

export interface AreaFile {
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: readonly [number, number, number, number];
  readonly metadata: object;
  /** By the numbers of the PMTiles specification. */
  readonly tileType: number;
  readonly tileCompression: number;
}

/** Equal tiles are stored once, in the order of the curve. */
export async function writeArea(path: string, log: TileLog, file: AreaFile): Promise<void> {
  const { entries, contents, contentLength } = layOut(log);
  const head = archiveHead(entries, {
    ...file,
    contentLength,
    metadata: new TextEncoder().encode(JSON.stringify(file.metadata)),
    gzip: (bytes) => gzipSync(bytes),
  });
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w');
    try {
      await handle.appendFile(head);
      for (const tile of contents) await handle.appendFile(await log.read(tile));
    } finally {
      await handle.close();
    }
    await commitFile(part, path);
  } catch (caught) {
    await rm(part, { force: true }).catch(() => undefined);
    throw caught;
  }
}

function layOut(log: TileLog): {
  entries: readonly Entry[];
  contents: readonly LoggedTile[];
  contentLength: number;
} {
  const ordered = [...log.tiles.values()].filter(({ length }) => length > 0);
  ordered.sort((a, b) => a.tileId - b.tileId);
  const places = new Map<string, number>();
  const contents: LoggedTile[] = [];
  const entries: Entry[] = [];
  let contentLength = 0;
  for (const tile of ordered) {
    const { tileId, length, sha256 } = tile;
    let offset = places.get(sha256);
    if (offset === undefined) {
      offset = contentLength;
      places.set(sha256, offset);
      contents.push(tile);
      contentLength += length;
    }
    const last = entries.at(-1);
    if (last?.offset === offset && last.tileId + last.runLength === tileId) last.runLength += 1;
    else entries.push({ tileId, offset, length, runLength: 1 });
  }
  return { entries, contents, contentLength };
}
