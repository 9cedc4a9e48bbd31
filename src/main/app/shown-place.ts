/** A folder as people may read it in the window: its last names, never the whole path. */
import { sep } from 'node:path';

const SHOWN = 3;

/** `Volumes › Evidence › Roadproof`. */
export function shownPlace(path: string): string {
  return path
    .split(sep)
    .filter((name) => name !== '')
    .slice(-SHOWN)
    .join(' › ');
}
