/** A small JSON file with a version: upgraded step by step, never lost, written whole or not at all. */
import { copyFile, readFile } from 'node:fs/promises';
import { writeFileAtomic } from '../platform/atomic-file';
import type { Clock } from '../platform/clock';
import type { Log } from '../platform/log';

/** Turns a value of one version into the next one's. Pure; what it makes is still checked by `parse`. */
export type UpgradeStep = (value: unknown) => unknown;

export interface VersionedFileOptions<T> {
  readonly path: string;
  /** Step n leads from version n + 1 to n + 2, so the current version is their number plus one. */
  readonly upgrades: readonly UpgradeStep[];
  /** Checks a stored value of the current version; throws when it is not one. */
  readonly parse: (value: unknown) => T;
  readonly initial: T;
  readonly clock: Clock;
  readonly log: Log;
}

export interface VersionedFile<T> {
  get(): T;
  /** Remembers at once, writes in order; rejects when the disk refuses. */
  set(value: T): Promise<void>;
  /** Resolves once everything set so far is written or has failed. */
  settled(): Promise<void>;
}

/**
 * Opens the file. One that cannot be understood (damaged, or of a newer version) is copied beside
 * itself as `<name>.<time>.bak` before the initial value takes its place; so is one to be upgraded.
 */
export async function openVersionedFile<T extends object>(
  options: VersionedFileOptions<T>,
): Promise<VersionedFile<T>> {
  const { path, log } = options;
  const version = options.upgrades.length + 1;
  let value: T = await read(options, version);
  let writing = Promise.resolve();

  return {
    get: () => value,
    set(next) {
      value = next;
      const write = async (): Promise<void> => {
        await writeFileAtomic(path, `${JSON.stringify({ version, value: next }, null, 2)}\n`);
      };
      const written = writing.then(write);
      // The queue goes on after a failed write; the caller of that write hears of it.
      writing = written.catch((error: unknown) => {
        log.error('a settings file could not be written', { reason: String(error) });
      });
      return written;
    },
    settled: () => writing,
  };
}

async function read<T extends object>(
  options: VersionedFileOptions<T>,
  version: number,
): Promise<T> {
  const { path, upgrades, parse, initial, log } = options;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (!isMissing(error))
      log.error('a settings file could not be read', { reason: String(error) });
    return initial;
  }
  try {
    const stored = parseDocument(text);
    if (stored.version > version) throw new Error(`version ${stored.version} is newer than ours`);
    if (stored.version < version) await backUp(options);
    const steps = upgrades.slice(stored.version - 1);
    return parse(steps.reduce((value, step) => step(value), stored.value));
  } catch (error) {
    log.warn('a settings file was not understood; it is kept beside the new one', {
      reason: error instanceof Error ? error.message : '',
    });
    await backUp(options);
    return initial;
  }
}

function parseDocument(text: string): { version: number; value: unknown } {
  const document: unknown = JSON.parse(text);
  if (typeof document !== 'object' || document === null || !('version' in document)) {
    throw new Error('no version');
  }
  const { version } = document;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new Error('not a version');
  }
  // Files from before this form have their fields beside the version.
  return { version, value: 'value' in document ? document.value : document };
}

async function backUp({ path, clock }: VersionedFileOptions<unknown>): Promise<void> {
  const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
  await copyFile(path, `${path}.${stamp}.bak`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
