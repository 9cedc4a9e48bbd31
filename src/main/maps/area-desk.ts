/** Areas saved from the user's own source: started, gone on with after a stop, given up. */
import { randomUUID } from 'node:crypto';
import type { MapsState } from '@shared/domain/map-file';
import type { MapArea } from '@shared/domain/map-area';
import { isUsable, type MapSource, type MapSourceTrial } from '@shared/domain/map-source';
import { AppError, type AppErrorData, toErrorData } from '@shared/errors';
import type { PoliteFetch } from './polite-fetch';
import { openRemoteTiles } from './remote-tiles';
import { beginArea, discardArea, readOrder, runArea, type AreaOrder } from './save-area';

export interface AreaDeskOptions {
  readonly folder: string;
  /** From settings, as it is now. */
  readonly source: () => MapSource;
  readonly fetch: PoliteFetch;
}

export type OnProgress = (done: number, total: number) => void;

export interface AreaDesk {
  unfinished(): MapsState['unfinished'];
  /** @throws AppError `map.no-source` and as `openRemoteTiles` */
  trySource(): Promise<MapSourceTrial>;
  /** @throws AppError `map.no-source`, `map.too-many-tiles` */
  begin(name: string, area: MapArea): Promise<AreaOrder>;
  /** The order that stopped. @throws AppError `map.not-found` */
  stopped(): Promise<AreaOrder>;
  /** @returns bare name of the finished file. @throws as `runArea`, `cancelled` */
  run(order: AreaOrder, onProgress: OnProgress, signal: AbortSignal): Promise<string>;
  discard(): Promise<void>;
}

const TRIAL_MS = 30_000;

export async function createAreaDesk({
  folder,
  source,
  fetch,
}: AreaDeskOptions): Promise<AreaDesk> {
  const before = await readOrder(folder);
  let unfinished: { name: string; error: AppErrorData | null } | null =
    before === null ? null : { name: before.name, error: null };

  function usableSource(): MapSource {
    const now = source();
    if (!isUsable(now)) throw new AppError('map.no-source');
    return now;
  }

  return {
    unfinished: () => unfinished,
    async trySource() {
      const { address } = usableSource();
      const signal = AbortSignal.timeout(TRIAL_MS);
      try {
        const tiles = await openRemoteTiles(address, fetch, signal);
        // A template says nothing of itself: its one picture of the world does.
        await tiles.tile(tiles.minZoom, 0, 0);
        const { kind, minZoom, maxZoom } = tiles;
        return { kind, minZoom, maxZoom };
      } catch (caught) {
        throw signal.aborted ? new AppError('network.timeout') : caught;
      }
    },
    async begin(name, area) {
      const { address, attribution } = usableSource();
      const order = { id: randomUUID(), name, address, attribution, area };
      await beginArea(folder, order);
      return order;
    },
    async stopped() {
      const order = await readOrder(folder);
      if (order === null) throw new AppError('map.not-found');
      return order;
    },
    async run(order, onProgress, signal) {
      unfinished = null;
      try {
        return await runArea(folder, order, fetch, onProgress, signal);
      } catch (caught) {
        const error = signal.aborted ? new AppError('cancelled') : caught;
        unfinished = { name: order.name, error: signal.aborted ? null : toErrorData(error) };
        throw error;
      }
    },
    async discard() {
      await discardArea(folder);
      unfinished = null;
    },
  };
}
