/** Remembers what was dropped on the window last, so that the page can name it without knowing its path. */
import { isAbsolute } from 'node:path';

export interface DroppedPaths {
  /** @param message what the preload script sent; anything but absolute paths is ignored. */
  take(message: unknown): void;
  /** The first path of the last drop, once. */
  takeFirst(): string | null;
}

const MOST_LETTERS = 32_767;

export function createDroppedPaths(): DroppedPaths {
  let first: string | null = null;
  return {
    take: (message) => {
      const [path] = Array.isArray(message) ? (message as unknown[]) : [];
      first =
        typeof path === 'string' && path.length <= MOST_LETTERS && isAbsolute(path) ? path : null;
    },
    takeFirst: () => {
      const taken = first;
      first = null;
      return taken;
    },
  };
}
