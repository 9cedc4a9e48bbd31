/** The listed map files, each kept open: what it is now, without its path, and its tiles. */
import { basename } from 'node:path';
import type { MapFile } from '@shared/domain/map-file';
import { AppError, toErrorData } from '@shared/errors';
import type { TileSource } from '@main/media/tiles';
import { pathOfEntry, type MapEntry, type MapList } from './map-list';
import { createOpenMaps } from './open-maps';

export interface MapShelf {
  /** @throws AppError `map.not-found` */
  entry(mapId: string): MapEntry;
  /** Absolute. @throws AppError `map.not-found` */
  path(mapId: string): string;
  /** In the order of the list, as each was looked at last: the disk is asked for new ones only. */
  files(): Promise<MapFile[]>;
  /** Looks at every file anew: it may be gone, back, or another. */
  look(): Promise<MapFile[]>;
  /** Looks at one anew. @throws AppError `map.not-found` */
  lookAt(mapId: string): Promise<MapFile>;
  change(mapId: string, patch: Partial<MapEntry>): Promise<void>;
  /** Puts a new one on top. */
  putOnTop(entry: MapEntry): Promise<MapFile>;
  /** Closes its file. */
  shut(mapId: string): Promise<void>;
  readonly tiles: TileSource;
}

/** @param onProblem a tile of a map could not be read, for the first time */
export function createMapShelf(folder: string, list: MapList, onProblem: () => void): MapShelf {
  const open = createOpenMaps();
  const pathOf = (entry: MapEntry): string => pathOfEntry(folder, entry);

  function entry(mapId: string): MapEntry {
    const found = list.entries().find(({ id }) => id === mapId);
    if (found === undefined) throw new AppError('map.not-found');
    return found;
  }

  async function change(mapId: string, patch: Partial<MapEntry>): Promise<void> {
    const entries = list.entries().map((one) => (one.id === mapId ? { ...one, ...patch } : one));
    await list.set({ entries });
  }

  async function described(one: MapEntry, anew: boolean): Promise<MapFile> {
    const known = anew ? null : open.get(one.id);
    const { archive, problem } = known ?? (await open.look(one.id, pathOf(one)));
    const { startSha256, ...facts } = archive?.facts ?? one.facts;
    if (startSha256 !== one.facts.startSha256 && archive !== null)
      await change(one.id, { facts: archive.facts });
    const fileName = basename(pathOf(one));
    const name = facts.name ?? nameOfFile(fileName);
    return { ...facts, id: one.id, name, fileName, place: one.place, on: one.on, problem };
  }

  async function all(anew: boolean): Promise<MapFile[]> {
    const files: MapFile[] = [];
    for (const one of list.entries()) files.push(await described(one, anew));
    return files;
  }

  async function tile(id: string, z: number, x: number, y: number): Promise<Uint8Array | null> {
    const one = list.entries().find((listed) => listed.id === id);
    if (!one?.on) return null;
    const { archive } = open.get(id) ?? (await open.look(id, pathOf(one)));
    try {
      return (await archive?.tile(z, x, y)) ?? null;
    } catch (caught) {
      const problem = toErrorData(caught);
      if (open.get(id)?.problem?.code === problem.code) return null;
      open.blame(id, problem);
      onProblem();
      return null;
    }
  }

  return {
    entry,
    path: (mapId) => pathOf(entry(mapId)),
    files: () => all(false),
    look: () => all(true),
    lookAt: (mapId) => described(entry(mapId), true),
    change,
    async putOnTop(added) {
      await list.set({ entries: [added, ...list.entries()] });
      return described(added, true);
    },
    shut: (mapId) => open.forget(mapId),
    tiles: {
      tile,
      async describe() {
        const drawn = (await all(true)).filter(({ id, on }) => on && open.get(id)?.archive);
        return drawn.reverse().map(({ id, name, attribution, kind, minZoom, maxZoom, bounds }) => {
          return { id, name, attribution, kind, own: true, minZoom, maxZoom, bounds };
        });
      },
      close: () => open.close(),
    },
  };
}

/** What a map is called that gives no name of its own. */
export const nameOfFile = (path: string): string => basename(path).replace(/\.pmtiles$/i, '');
