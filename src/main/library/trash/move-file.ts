/** Moves one file between its place and the trash; both lie in the incident's folder, so it is one rename. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeFileAtomic } from '@main/platform/atomic-file';
import { describe, readDescription } from '../derived-description';
import type { ItemPlaces, TrashItem } from './trash-item';

/** A derived file's description goes with its row: one that stayed would bring the file back. */
export async function moveToTrash(item: TrashItem, { trash, own }: ItemPlaces): Promise<void> {
  await mkdir(dirname(trash), { recursive: true });
  if (item.kind === 'derived') await rm(descriptionOf(own), { force: true });
  await rename(own, trash);
  await syncFolder(dirname(trash));
  await syncFolder(dirname(own));
}

export async function moveBack(item: TrashItem, { trash, own }: ItemPlaces): Promise<void> {
  await mkdir(dirname(own), { recursive: true });
  await rename(trash, own);
  if (item.kind === 'derived') await describeAgain(item, own);
  await syncFolder(dirname(own));
  await removeEmptyFolders(trash);
}

/** The batch's folder and those in it, once nothing is left in them. */
export async function removeEmptyFolders(trashPath: string): Promise<void> {
  let folder = dirname(trashPath);
  // At most: subfolder, batch, trash.
  for (let level = 0; level < 3; level += 1) {
    try {
      await rmdir(folder);
    } catch {
      return;
    }
    folder = dirname(folder);
  }
}

/** True when the order to move it was written down, and the program ended before it moved. */
export function isStillInPlace({ trash, own }: ItemPlaces): boolean {
  return !existsSync(trash) && existsSync(own);
}

async function describeAgain(item: TrashItem, own: string): Promise<void> {
  const file = readDescription(
    JSON.stringify({ format: 'roadproof-derived', version: 1, ...Object(item.row['description']) }),
  );
  if (file !== null) await writeFileAtomic(descriptionOf(own), describe(file));
}

function descriptionOf(path: string): string {
  return `${path}.json`;
}
