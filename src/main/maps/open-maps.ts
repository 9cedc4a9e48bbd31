/** Keeps the listed map files open and notices when one is gone, back, or another than before. */
import { stat } from 'node:fs/promises';
import { AppError, type AppErrorData, toErrorData } from '@shared/errors';
import { openTileArchive, type TileArchive } from '@main/media/tile-archive';

export interface OpenMap {
  /** Null while it cannot be read. */
  readonly archive: TileArchive | null;
  readonly problem: AppErrorData | null;
}

export interface OpenMaps {
  /** Looks at the file anew; opens it when it has changed. */
  look(id: string, path: string): Promise<OpenMap>;
  /** As it was looked at last; null when it never was. */
  get(id: string): OpenMap | null;
  /** Remembers that a tile could not be read. */
  blame(id: string, problem: AppErrorData): void;
  forget(id: string): Promise<void>;
  close(): Promise<void>;
}

interface Known extends OpenMap {
  /** Path, size and time of the file that is open. */
  readonly stamp: string;
}

export function createOpenMaps(): OpenMaps {
  const known = new Map<string, Known>();
  const looking = new Map<string, Promise<OpenMap>>();

  async function look(id: string, path: string): Promise<OpenMap> {
    const there = await stat(path).catch(() => null);
    const stamp = there === null ? '' : `${path} ${String(there.size)} ${String(there.mtimeMs)}`;
    const before = known.get(id);
    if (before?.stamp === stamp) return before;
    await before?.archive?.close();
    const next = await openTileArchive(path, true).then(
      (archive): Known => ({ archive, problem: null, stamp }),
      (caught: unknown): Known => ({ archive: null, problem: problemOf(caught), stamp }),
    );
    known.set(id, next);
    return next;
  }

  return {
    look(id, path) {
      // Two looks at once would open it twice.
      const running = looking.get(id) ?? look(id, path).finally(() => looking.delete(id));
      looking.set(id, running);
      return running;
    },
    get: (id) => known.get(id) ?? null,
    blame(id, problem) {
      const map = known.get(id);
      if (map) known.set(id, { ...map, problem });
    },
    async forget(id) {
      const map = known.get(id);
      known.delete(id);
      await map?.archive?.close();
    },
    async close() {
      const all = [...known.values()];
      known.clear();
      for (const { archive } of all) await archive?.close();
    },
  };
}

/** A map once, so no wrong choice now. */
function problemOf(caught: unknown): AppErrorData {
  const ours = caught instanceof AppError && caught.code !== 'map.not-a-map';
  return toErrorData(ours ? caught : new AppError('map.damaged'));
}
