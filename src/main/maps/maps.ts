/** The user's own map files: the list of them, what can be done to it, and their tiles. */
import { join } from 'node:path';
import type { MapArea } from '@shared/domain/map-area';
import type { MapFile, MapsAdded, MapsState } from '@shared/domain/map-file';
import type { MapSourceChange } from '@shared/domain/map-source';
import { AppError } from '@shared/errors';
import type { TileSource } from '@main/media/tiles';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import type { SecretStore } from '@main/platform/secret-store';
import type { MapSourceFacts } from '../settings';
import { createAreaDesk, type AreaDesk } from './area/area-desk';
import type { AreaOrder } from './area/area-order';
import { openOwnSource } from './area/own-source';
import type { PoliteFetch } from './area/polite-fetch';
import { createListOrders, type ListOrders } from './list-orders';
import { createMapJobs } from './map-jobs';
import { openMapList } from './map-list';
import { createMapShelf } from './map-shelf';
import { settleFolder } from './settle-folder';
import { createMapIntake, readMapFacts } from './take-in';

export interface MapsOptions {
  /** The app's own folder of maps. */
  readonly folder: string;
  /** File that remembers the list. */
  readonly listPath: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The system's own dialog; empty when it was cancelled. */
  readonly choose: (kind: 'several' | 'one') => Promise<readonly string[]>;
  /** What was dropped on the window last. */
  readonly takeDropped: () => readonly string[];
  readonly reveal: (path: string) => void;
  /** What preferences keep of the user's own source of tiles. */
  readonly facts: () => MapSourceFacts;
  readonly setFacts: (facts: MapSourceFacts) => Promise<void>;
  /** For its address. */
  readonly secrets: SecretStore;
  readonly fetch: PoliteFetch;
  /** Empties what the network has cached on the disk: older versions let addresses stand there. */
  readonly forgetCached: () => Promise<void>;
  readonly onChange: (state: MapsState) => void;
}

/** Each order throws AppError `map.not-found` for a map that is not listed. */
export interface Maps extends ListOrders {
  readonly tiles: TileSource;
  /** Looks at every file anew. */
  state(): Promise<MapsState>;
  /** Null when the dialog was cancelled. @throws AppError `map.busy` */
  add(input: { readonly copy: boolean }): Promise<MapsAdded | null>;
  /** Links what was dropped. @throws AppError `map.nothing-dropped` */
  addDropped(): Promise<MapsAdded>;
  /** Null when the dialog was cancelled. @throws AppError `map.not-same` and as opening a map does */
  locate(mapId: string): Promise<MapFile | null>;
  reveal(mapId: string): void;
  /** @throws AppError `map.no-keychain` */
  setSource(change: MapSourceChange): Promise<void>;
  trySource: AreaDesk['trySource'];
  /** Fetches the area and lists it. @throws AppError `map.busy` and as `AreaDesk` */
  saveArea(input: { readonly name: string; readonly area: MapArea }): Promise<MapFile>;
  resumeArea(): Promise<MapFile>;
  discardArea(): Promise<void>;
  cancel(): void;
  close(): Promise<void>;
}

export async function createMaps(options: MapsOptions): Promise<Maps> {
  const { folder } = options;
  const list = await openMapList(options.listPath, options.clock, options.log);
  await settleFolder(folder, list, options.log);
  const tell = async (): Promise<void> => {
    options.onChange(await stateOf(shelf.files()));
  };
  const tellLater = (): void => void tell();
  const shelf = createMapShelf(folder, list, tellLater);
  const jobs = createMapJobs(options.clock, tellLater);
  const intake = createMapIntake(folder, list, shelf, jobs);
  const source = openOwnSource(options);
  const areas = await createAreaDesk({ folder, source, fetch: options.fetch });
  const orders = createListOrders(list, shelf);

  async function stateOf(files: Promise<MapFile[]>): Promise<MapsState> {
    return {
      files: await files,
      job: jobs.running(),
      unfinished: areas.unfinished(),
      source: source.state(),
    };
  }

  /** Whatever comes of it, everybody hears how things stand then. */
  async function told<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      await tell();
    }
  }

  async function fetchArea(order: AreaOrder): Promise<MapFile> {
    const path = await jobs.run('save', order.name, (onProgress, signal) =>
      areas.run(order, onProgress, signal),
    );
    const facts = await readMapFacts(join(folder, path));
    return shelf.putOnTop({ id: order.id, place: 'saved', path, on: true, facts });
  }

  // A keychain may ask its owner first: nobody waits for that.
  void source.settle().then(async (moved) => {
    if (!moved) return;
    await tell();
    await options.forgetCached();
  });
  return {
    tiles: shelf.tiles,
    state: () => stateOf(shelf.look()),
    async add({ copy }) {
      jobs.refuseIfBusy();
      const paths = await options.choose('several');
      return paths.length === 0 ? null : told(intake.takeAll(paths, copy));
    },
    async addDropped() {
      const paths = options.takeDropped().filter((path) => /\.pmtiles$/i.test(path));
      if (paths.length === 0) throw new AppError('map.nothing-dropped');
      return told(intake.takeAll(paths, false));
    },
    async locate(mapId) {
      shelf.entry(mapId);
      const [path] = await options.choose('one');
      return path === undefined ? null : told(intake.moveTo(mapId, path));
    },
    setOn: (mapId, on) => told(orders.setOn(mapId, on)),
    move: (mapId, index) => told(orders.move(mapId, index)),
    remove: (mapId) => told(orders.remove(mapId)),
    restore: (mapId) => told(orders.restore(mapId)),
    reveal(mapId) {
      options.reveal(shelf.path(mapId));
    },
    setSource: (change) => told(source.change(change)),
    trySource: () => areas.trySource(),
    async saveArea({ name, area }) {
      jobs.refuseIfBusy();
      return told(areas.begin(name, area).then(fetchArea));
    },
    resumeArea: () => told(areas.stopped().then(fetchArea)),
    async discardArea() {
      if (jobs.running()?.kind === 'save') throw new AppError('map.busy');
      await told(areas.discard());
    },
    cancel: () => jobs.cancel(),
    async close() {
      jobs.cancel();
      await shelf.tiles.close();
      await list.settled();
    },
  };
}
