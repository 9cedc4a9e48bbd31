/** The user's own map files: the list of them, what can be done to it, and their tiles. */
import { randomUUID } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import type { MapArea } from '@shared/domain/map-area';
import type { MapFile, MapJob, MapsAdded, MapsState } from '@shared/domain/map-file';
import type { MapSource } from '@shared/domain/map-source';
import { AppError, toErrorData } from '@shared/errors';
import { openTileArchive, type ArchiveFacts } from '@main/media/tile-archive';
import type { TileSource } from '@main/media/tiles';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import { createAreaDesk, type AreaDesk, type OnProgress } from './area-desk';
import { copyMap } from './copy-map';
import { openMapList, pathOfEntry, type MapEntry } from './map-list';
import { createOpenMaps } from './open-maps';
import type { PoliteFetch } from './polite-fetch';
import type { AreaOrder } from './save-area';
import { settleFolder } from './settle-folder';

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
  /** The user's own source of tiles, from settings. */
  readonly source: () => MapSource;
  readonly fetch: PoliteFetch;
  readonly onChange: (state: MapsState) => void;
}

/** Each order throws AppError `map.not-found` for a map that is not listed. */
export interface Maps {
  readonly tiles: TileSource;
  /** Looks at every file anew. */
  state(): Promise<MapsState>;
  /** Null when the dialog was cancelled. @throws AppError `map.busy` */
  add(input: { readonly copy: boolean }): Promise<MapsAdded | null>;
  /** Links what was dropped. @throws AppError `map.nothing-dropped` */
  addDropped(): Promise<MapsAdded>;
  /** Null when the dialog was cancelled. @throws AppError `map.not-same` and as opening a map does */
  locate(mapId: string): Promise<MapFile | null>;
  setOn(mapId: string, on: boolean): Promise<void>;
  move(mapId: string, index: number): Promise<void>;
  remove(mapId: string): Promise<void>;
  /** Puts a removed map back where it was. */
  restore(mapId: string): Promise<void>;
  reveal(mapId: string): void;
  trySource: AreaDesk['trySource'];
  /** Fetches the area and lists it. @throws AppError `map.busy` and as `AreaDesk` */
  saveArea(input: { readonly name: string; readonly area: MapArea }): Promise<MapFile>;
  resumeArea(): Promise<MapFile>;
  discardArea(): Promise<void>;
  cancel(): void;
  close(): Promise<void>;
}

/** Often enough for a smooth bar. */
const TELL_EVERY_MS = 100;

export async function createMaps(options: MapsOptions): Promise<Maps> {
  const { folder, clock } = options;
  const list = await openMapList(options.listPath, clock, options.log);
  await settleFolder(folder, list, options.log);
  const open = createOpenMaps();
  const areas = await createAreaDesk(options);
  /** Where removed maps stood, for putting them back. */
  const places = new Map<string, number>();
  let job: MapJob | null = null;
  let control: AbortController | null = null;
  let toldMs = 0;

  const pathOf = (entry: MapEntry): string => pathOfEntry(folder, entry);
  const entryOf = (mapId: string): MapEntry => {
    const entry = list.entries().find(({ id }) => id === mapId);
    if (entry === undefined) throw new AppError('map.not-found');
    return entry;
  };

  async function described(entry: MapEntry): Promise<MapFile> {
    const { archive, problem } = await open.look(entry.id, pathOf(entry));
    const { startSha256, ...facts } = archive?.facts ?? entry.facts;
    if (startSha256 !== entry.facts.startSha256 && archive !== null)
      await replace(entry.id, { facts: archive.facts });
    const fileName = basename(pathOf(entry));
    const name = facts.name ?? fileName.replace(/\.pmtiles$/i, '');
    return { ...facts, id: entry.id, name, fileName, place: entry.place, on: entry.on, problem };
  }

  async function state(): Promise<MapsState> {
    const files: MapFile[] = [];
    for (const entry of list.entries()) files.push(await described(entry));
    return { files, job, unfinished: areas.unfinished() };
  }

  async function tell(): Promise<void> {
    options.onChange(await state());
  }

  async function replace(mapId: string, patch: Partial<MapEntry>): Promise<void> {
    const entries = list.entries().map((one) => (one.id === mapId ? { ...one, ...patch } : one));
    await list.set({ entries });
  }

  async function check(path: string): Promise<ArchiveFacts> {
    const archive = await openTileArchive(path, true);
    await archive.close();
    return archive.facts;
  }

  async function takeIn(path: string, copy: boolean): Promise<MapFile> {
    const facts = await check(path);
    const twin = list.entries().find((one) => one.facts.startSha256 === facts.startSha256);
    if (twin !== undefined) {
      const { archive } = await open.look(twin.id, pathOf(twin));
      // One that was missing is found by adding it again.
      if (archive !== null || twin.place !== 'linked') throw new AppError('map.known');
      await replace(twin.id, { path: resolve(path), facts });
      return described(entryOf(twin.id));
    }
    const id = randomUUID();
    const ownName = `${id}.pmtiles`;
    if (copy)
      await run('copy', nameOf(path), (onProgress, signal) =>
        copyMap(path, folder, ownName, onProgress, signal),
      );
    const entry: MapEntry = {
      id,
      place: copy ? 'copied' : 'linked',
      path: copy ? ownName : resolve(path),
      on: true,
      // A copy is called by a number: the name people know is that of the original.
      facts: copy ? { ...facts, name: facts.name ?? nameOf(path) } : facts,
    };
    await list.set({ entries: [entry, ...list.entries()] });
    return described(entry);
  }

  /** One at a time, and everybody hears how far it is. */
  async function run<T>(
    kind: MapJob['kind'],
    name: string,
    work: (onProgress: OnProgress, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (control !== null) throw new AppError('map.busy');
    control = new AbortController();
    try {
      const onProgress: OnProgress = (done, total) => {
        job = { kind, name, done, total };
        if (clock.now() - toldMs < TELL_EVERY_MS) return;
        toldMs = clock.now();
        void tell();
      };
      return await work(onProgress, control.signal);
    } finally {
      control = null;
      job = null;
    }
  }

  async function fetchArea(order: AreaOrder): Promise<MapFile> {
    try {
      const path = await run('save', order.name, (onProgress, signal) =>
        areas.run(order, onProgress, signal),
      );
      const facts = await check(join(folder, path));
      const entry: MapEntry = { id: order.id, place: 'saved', path, on: true, facts };
      await list.set({ entries: [entry, ...list.entries()] });
      return await described(entry);
    } finally {
      await tell();
    }
  }

  async function takeAll(paths: readonly string[], copy: boolean): Promise<MapsAdded> {
    const added: MapFile[] = [];
    const refused: { fileName: string; error: ReturnType<typeof toErrorData> }[] = [];
    for (const path of paths) {
      try {
        added.push(await takeIn(path, copy));
      } catch (caught) {
        const error = toErrorData(caught);
        if (error.code === 'cancelled') break;
        refused.push({ fileName: basename(path), error });
      }
    }
    await tell();
    return { added, refused };
  }

  const maps: Maps = {
    tiles: {
      async tile(id, z, x, y) {
        const entry = list.entries().find((one) => one.id === id);
        if (!entry?.on) return null;
        const { archive } = open.get(id) ?? (await open.look(id, pathOf(entry)));
        try {
          return (await archive?.tile(z, x, y)) ?? null;
        } catch (caught) {
          const problem = toErrorData(caught);
          if (open.get(id)?.problem?.code === problem.code) return null;
          open.blame(id, problem);
          await tell();
          return null;
        }
      },
      async describe() {
        const { files } = await state();
        const drawn = files.filter(({ id, on }) => on && open.get(id)?.archive);
        return drawn.reverse().map(({ id, name, attribution, kind, minZoom, maxZoom, bounds }) => {
          return { id, name, attribution, kind, own: true, minZoom, maxZoom, bounds };
        });
      },
      close: () => open.close(),
    },
    state,
    async add({ copy }) {
      if (control !== null) throw new AppError('map.busy');
      const paths = await options.choose('several');
      return paths.length === 0 ? null : takeAll(paths, copy);
    },
    async addDropped() {
      const paths = options.takeDropped().filter((path) => /\.pmtiles$/i.test(path));
      if (paths.length === 0) throw new AppError('map.nothing-dropped');
      return takeAll(paths, false);
    },
    async locate(mapId) {
      const entry = entryOf(mapId);
      const [path] = await options.choose('one');
      if (path === undefined) return null;
      const facts = await check(path);
      if (facts.startSha256 !== entry.facts.startSha256) throw new AppError('map.not-same');
      await replace(mapId, { place: 'linked', path: resolve(path) });
      await tell();
      return described(entryOf(mapId));
    },
    async setOn(mapId, on) {
      entryOf(mapId);
      await replace(mapId, { on });
      await tell();
    },
    async move(mapId, index) {
      const entry = entryOf(mapId);
      const entries = list.entries().filter(({ id }) => id !== mapId);
      entries.splice(index, 0, entry);
      await list.set({ entries });
      await tell();
    },
    async remove(mapId) {
      const entry = entryOf(mapId);
      places.set(mapId, list.entries().indexOf(entry));
      await list.set({
        entries: list.entries().filter(({ id }) => id !== mapId),
        removed: [...list.removed(), entry],
      });
      await open.forget(mapId);
      await tell();
    },
    async restore(mapId) {
      const entry = list.removed().find(({ id }) => id === mapId);
      if (entry === undefined) throw new AppError('map.not-found');
      const entries = [...list.entries()];
      entries.splice(places.get(mapId) ?? 0, 0, entry);
      await list.set({ entries, removed: list.removed().filter(({ id }) => id !== mapId) });
      await tell();
    },
    reveal(mapId) {
      options.reveal(pathOf(entryOf(mapId)));
    },
    trySource: () => areas.trySource(),
    async saveArea({ name, area }) {
      if (control !== null) throw new AppError('map.busy');
      return fetchArea(await areas.begin(name, area));
    },
    async resumeArea() {
      return fetchArea(await areas.stopped());
    },
    async discardArea() {
      if (job?.kind === 'save') throw new AppError('map.busy');
      await areas.discard();
      await tell();
    },
    cancel() {
      control?.abort();
    },
    async close() {
      control?.abort();
      await open.close();
      await list.settled();
    },
  };
  return maps;
}

const nameOf = (path: string): string => basename(path).replace(/\.pmtiles$/i, '');
