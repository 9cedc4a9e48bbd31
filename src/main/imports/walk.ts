/** Finds every file below what was chosen, without following links and without stopping at what cannot be read. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { LeftOutFile } from '@shared/domain/import';

export interface WalkedFile {
  /** Absolute. */
  readonly path: string;
  /** What was chosen and the way down from it, with `/`. */
  readonly name: string;
}

export interface Walked {
  readonly files: readonly WalkedFile[];
  readonly leftOut: readonly LeftOutFile[];
}

export interface WalkOptions {
  /** The library's own folder; never taken for a source. */
  readonly libraryRoot: string;
  /** Called with how many files were seen so far. */
  readonly onSeen: (files: number) => void;
}

/** No card or folder of recordings is deeper or larger; what is beyond is said, not hidden. */
const MOST_DEPTH = 12;
const MOST_FILES = 50_000;
/** What systems keep on cards for themselves. */
const SYSTEM_FOLDERS = new Set(['system volume information', '$recycle.bin', 'lost+found']);

interface Walk extends WalkOptions {
  readonly files: WalkedFile[];
  readonly leftOut: LeftOutFile[];
  readonly signal: AbortSignal;
}

/** @param paths absolute; files or folders. @throws an AbortError when cancelled */
export async function walk(
  paths: readonly string[],
  options: WalkOptions,
  signal: AbortSignal,
): Promise<Walked> {
  const library = await realpath(options.libraryRoot).catch(() => options.libraryRoot);
  const state: Walk = { ...options, libraryRoot: library, files: [], leftOut: [], signal };
  for (const path of paths) {
    const name = basename(path) || path;
    // What the user names may be a link; what lies below may not.
    const found = await stat(path).catch(() => null);
    if (found === null) leave(state, name, 'it cannot be found or read');
    else if (found.isDirectory()) await walkFolder(state, await realpath(path), name, 0);
    else if (found.isFile()) take(state, path, name);
    else leave(state, name, 'it is no file');
  }
  return { files: state.files, leftOut: state.leftOut };
}

async function walkFolder(state: Walk, path: string, name: string, depth: number): Promise<void> {
  state.signal.throwIfAborted();
  if (path === state.libraryRoot || path.startsWith(`${state.libraryRoot}${sep}`)) {
    leave(state, name, 'it is the library itself');
    return;
  }
  if (depth > MOST_DEPTH) {
    leave(state, name, `folders more than ${MOST_DEPTH} deep are not looked through`);
    return;
  }
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    leave(state, name, 'the folder cannot be read');
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || SYSTEM_FOLDERS.has(entry.name.toLowerCase())) continue;
    const below = join(path, entry.name);
    const belowName = `${name}/${entry.name}`;
    // Some file systems do not say in the listing what an entry is.
    const kind = isPlain(entry) ? entry : await lstat(below).catch(() => entry);
    if (kind.isDirectory()) await walkFolder(state, below, belowName, depth + 1);
    else if (kind.isFile()) take(state, below, belowName);
    else if (kind.isSymbolicLink()) {
      leave(state, belowName, 'it is a link to another place; choose that place itself');
    } else leave(state, belowName, 'it is no file');
  }
}

const isPlain = (entry: { isFile(): boolean; isDirectory(): boolean }): boolean =>
  entry.isFile() || entry.isDirectory();

function take(state: Walk, path: string, name: string): void {
  if (state.files.length >= MOST_FILES) {
    if (state.files.length === MOST_FILES) {
      leave(
        state,
        name,
        `only the first ${MOST_FILES} files are looked at; choose a smaller folder`,
      );
    }
    return;
  }
  state.files.push({ path, name });
  state.onSeen(state.files.length);
}

function leave(state: Walk, name: string, reason: string): void {
  state.leftOut.push({ name, reason });
}
