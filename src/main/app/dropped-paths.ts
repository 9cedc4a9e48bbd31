/** Remembers what was dropped on the window last, so that the page can name it without knowing its path. */
import { isAbsolute } from 'node:path';

export interface DroppedPaths {
  /** @param message what the preload script sent; anything but absolute paths is ignored. */
  take(message: unknown): void;
  /** The first path of the last drop, once. */
  takeFirst(): string | null;
  /** All paths of the last drop, once; empty when there are none. */
  takeAll(): readonly string[];
}

const MOST_LETTERS = 32_767;
/** A selection in the file manager; whole folders are one path each. */
const MOST_PATHS = 10_000;

export function createDroppedPaths(): DroppedPaths {
  let paths: readonly string[] = [];
  const takeAll = (): readonly string[] => {
    const taken = paths;
    paths = [];
    return taken;
  };
  return {
    take: (message) => {
      const named = Array.isArray(message) ? (message as unknown[]).slice(0, MOST_PATHS) : [];
      paths = named.filter(isPath);
    },
    takeFirst: () => takeAll()[0] ?? null,
    takeAll,
  };
}

function isPath(path: unknown): path is string {
  return typeof path === 'string' && path.length <= MOST_LETTERS && isAbsolute(path);
}
