/** Looks through what was chosen and proposes incidents; nothing is written. */
import { basename } from 'node:path';
import type { FoundFile, ImportPreview, LeftOutFile } from '@shared/domain/import';
import { groupFiles } from '@shared/imports';
import { zoneOfPlace } from '@main/library';
import { lookAt } from './look-at';
import { walk, type WalkedFile } from './walk';

export interface ScanOptions {
  readonly libraryRoot: string;
  /** Zone taken where nothing better is known. */
  readonly computerZone: string;
  readonly nowMs: number;
  readonly onSeen: (files: number) => void;
}

export interface Scan {
  readonly sourceName: string;
  readonly preview: ImportPreview;
  /** Where each item lies; stays in main. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Files looked into at once: cards are slow at many small reads, disks gain from some. */
const AT_ONCE = 4;

/** @param paths absolute; files or folders. @throws an AbortError when cancelled */
export async function scan(
  paths: readonly string[],
  options: ScanOptions,
  signal: AbortSignal,
): Promise<Scan> {
  const walked = await walk(paths, options, signal);
  const leftOut: LeftOutFile[] = [...walked.leftOut];
  const found: FoundFile[] = [];
  const places = new Map<string, string>();
  await each(walked.files, AT_ONCE, async (file, index) => {
    signal.throwIfAborted();
    const itemId = `f${index + 1}`;
    const seen = await lookAt(file, itemId, options.nowMs);
    if (typeof seen === 'string') {
      leftOut.push({ name: file.name, reason: seen });
      return;
    }
    places.set(itemId, file.path);
    found.push(seen);
  });
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  const { computerZone } = options;
  const { drafts, lonely } = groupFiles(found, { computerZone, placeZone: zoneOfPlace });
  const stranded = lonely.map(({ name }) => ({ name, reason: 'no video here is of its time' }));
  return {
    sourceName: paths.map((path) => basename(path) || path).join(', '),
    preview: {
      files: found,
      leftOut: [...leftOut, ...stranded].sort((a, b) => (a.name < b.name ? -1 : 1)),
      drafts,
      computerZone,
    },
    paths: places,
  };
}

async function each(
  files: readonly WalkedFile[],
  atOnce: number,
  work: (file: WalkedFile, index: number) => Promise<void>,
): Promise<void> {
  const entries = files.entries();
  const worker = async (): Promise<void> => {
    for (const [index, file] of entries) await work(file, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
