/** Tiles on their way into a map file, one after the other in a file that survives a stop at any byte. */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { tileIdOf } from '@shared/pmtiles-writer';

export interface LoggedTile {
  readonly tileId: number;
  /** Place of its bytes in the log; of length 0 where the source has no tile. */
  readonly offset: number;
  readonly length: number;
  readonly sha256: string;
}

export interface TileLog {
  readonly tiles: ReadonlyMap<number, LoggedTile>;
  add(z: number, x: number, y: number, bytes: Uint8Array): Promise<void>;
  read(tile: LoggedTile): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Tile id and length before each tile. */
const RECORD_HEAD_BYTES = 12;
const MOST_TILE_BYTES = 16 * 2 ** 20;

/** Opens or begins the log; a torn last record is cut off. */
export async function openTileLog(path: string): Promise<TileLog> {
  const handle = await open(path, 'a+');
  const tiles = new Map<number, LoggedTile>();
  let end = await readRecords(handle, tiles);
  await handle.truncate(end);
  let writing = Promise.resolve();

  return {
    tiles,
    add(z, x, y, bytes) {
      const tileId = tileIdOf(z, x, y);
      const record = new Uint8Array(RECORD_HEAD_BYTES + bytes.length);
      const view = new DataView(record.buffer);
      view.setFloat64(0, tileId);
      view.setUint32(8, bytes.length);
      record.set(bytes, RECORD_HEAD_BYTES);
      const added = writing.then(async () => {
        await handle.appendFile(record);
        tiles.set(tileId, logged(tileId, end + RECORD_HEAD_BYTES, bytes));
        end += record.length;
      });
      writing = added.catch(() => undefined);
      return added;
    },
    async read({ offset, length }) {
      const bytes = new Uint8Array(length);
      await handle.read(bytes, 0, length, offset);
      return bytes;
    },
    async close() {
      await writing;
      await handle.close();
    },
  };
}

async function readRecords(handle: FileHandle, tiles: Map<number, LoggedTile>): Promise<number> {
  const { size } = await handle.stat();
  const head = new Uint8Array(RECORD_HEAD_BYTES);
  const view = new DataView(head.buffer);
  let end = 0;
  while (end + RECORD_HEAD_BYTES <= size) {
    await handle.read(head, 0, RECORD_HEAD_BYTES, end);
    const [tileId, length] = [view.getFloat64(0), view.getUint32(8)];
    const offset = end + RECORD_HEAD_BYTES;
    if (length > MOST_TILE_BYTES || offset + length > size) break;
    const bytes = new Uint8Array(length);
    await handle.read(bytes, 0, length, offset);
    tiles.set(tileId, logged(tileId, offset, bytes));
    end = offset + length;
  }
  return end;
}

function logged(tileId: number, offset: number, bytes: Uint8Array): LoggedTile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { tileId, offset, length: bytes.length, sha256 };
}
