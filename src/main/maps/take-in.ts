/** Takes map files into the list: linked where they lie or copied, each refused with its reason. */
import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { MapFile, MapsAdded } from '@shared/domain/map-file';
import { AppError, toErrorData } from '@shared/errors';
import { openTileArchive, type ArchiveFacts } from '@main/media/tile-archive';
import { copyMap } from './copy-map';
import type { MapJobs } from './map-jobs';
import type { MapList } from './map-list';
import { nameOfFile, type MapShelf } from './map-shelf';

export interface MapIntake {
  /** What is cancelled leaves out the rest. */
  takeAll(paths: readonly string[], copy: boolean): Promise<MapsAdded>;
  /** Where a file lies now. @throws AppError `map.not-found`, `map.not-same`, as `readMapFacts` */
  moveTo(mapId: string, path: string): Promise<MapFile>;
}

/** @throws AppError as opening a map does */
export async function readMapFacts(path: string): Promise<ArchiveFacts> {
  const archive = await openTileArchive(path, true);
  await archive.close();
  return archive.facts;
}

export function createMapIntake(
  folder: string,
  list: MapList,
  shelf: MapShelf,
  jobs: MapJobs,
): MapIntake {
  async function takeIn(path: string, copy: boolean): Promise<MapFile> {
    const facts = await readMapFacts(path);
    const twin = list.entries().find((one) => one.facts.startSha256 === facts.startSha256);
    if (twin !== undefined) {
      const { problem } = await shelf.lookAt(twin.id);
      // One that was missing is found by adding it again.
      if (problem === null || twin.place !== 'linked') throw new AppError('map.known');
      await shelf.change(twin.id, { path: resolve(path), facts });
      return shelf.lookAt(twin.id);
    }
    const id = randomUUID();
    if (!copy) return shelf.putOnTop({ id, place: 'linked', path: resolve(path), on: true, facts });
    const ownName = `${id}.pmtiles`;
    await jobs.run('copy', nameOfFile(path), (onProgress, signal) =>
      copyMap(path, folder, ownName, onProgress, signal),
    );
    // A copy is called by a number: the name people know is that of the original.
    const named = { ...facts, name: facts.name ?? nameOfFile(path) };
    return shelf.putOnTop({ id, place: 'copied', path: ownName, on: true, facts: named });
  }

  return {
    async takeAll(paths, copy) {
      const added: MapFile[] = [];
      const refused: MapsAdded['refused'][number][] = [];
      for (const path of paths) {
        try {
          added.push(await takeIn(path, copy));
        } catch (caught) {
          const error = toErrorData(caught);
          if (error.code === 'cancelled') break;
          refused.push({ fileName: basename(path), error });
        }
      }
      return { added, refused };
    },
    async moveTo(mapId, path) {
      const { facts } = shelf.entry(mapId);
      const { startSha256 } = await readMapFacts(path);
      if (startSha256 !== facts.startSha256) throw new AppError('map.not-same');
      await shelf.change(mapId, { place: 'linked', path: resolve(path) });
      return shelf.lookAt(mapId);
    },
  };
}
