/** Puts the app's folder of maps in order at the start: what was removed goes, what is not listed is listed. */
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openTileArchive } from '@main/media/tile-archive';
import type { Log } from '@main/platform/log';
import { pathOfEntry, type MapEntry, type MapList } from './map-list';

export async function settleFolder(folder: string, list: MapList, log: Log): Promise<void> {
  try {
    for (const entry of list.removed()) {
      if (entry.place !== 'linked') await rm(pathOfEntry(folder, entry), { force: true });
    }
    // Halves of files that a program which was killed was writing.
    for (const name of await readdir(folder).catch(() => [])) {
      if (name.endsWith('.pmtiles.part')) await rm(join(folder, name), { force: true });
    }
    if (list.removed().length > 0) await list.set({ removed: [] });
    const found = await unlisted(folder, list.entries());
    if (found.length > 0) await list.set({ entries: [...list.entries(), ...found] });
  } catch (caught) {
    log.warn('the folder of maps could not be put in order', { reason: String(caught) });
  }
}

/** Whole files that a lost list has forgotten. */
async function unlisted(folder: string, entries: readonly MapEntry[]): Promise<MapEntry[]> {
  const known = new Set(entries.map((entry) => pathOfEntry(folder, entry)));
  const found: MapEntry[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (!name.endsWith('.pmtiles') || known.has(path)) continue;
    const archive = await openTileArchive(path, true).catch(() => null);
    if (archive === null) continue;
    await archive.close();
    const { facts } = archive;
    found.push({ id: randomUUID(), place: 'copied', path: name, on: true, facts });
  }
  return found;
}
