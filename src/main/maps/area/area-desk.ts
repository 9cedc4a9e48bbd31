/** Areas saved from the user's own source: started, gone on with after a stop, given up. */
import { randomUUID } from 'node:crypto';
import type { MapsState } from '@shared/domain/map-file';
import type { MapArea } from '@shared/domain/map-area';
import type { MapSourceTrial } from '@shared/domain/map-source';
import { AppError, type AppErrorData, toErrorData } from '@shared/errors';
import {
  beginArea,
  discardArea,
  hasArrived,
  isFrom,
  readOrder,
  sourceMark,
  type AreaOrder,
} from './area-order';
import type { OwnSource } from './own-source';
import type { PoliteFetch } from './polite-fetch';
import { openRemoteTiles } from './remote-tiles';
import { runArea } from './save-area';
import type { OnProgress } from '../map-jobs';

export interface AreaDeskOptions {
  readonly folder: string;
  readonly source: OwnSource;
  readonly fetch: PoliteFetch;
}

export interface AreaDesk {
  unfinished(): MapsState['unfinished'];
  /** @throws AppError as `OwnSource.ready` and `openRemoteTiles` */
  trySource(): Promise<MapSourceTrial>;
  /** @throws AppError as `OwnSource.ready`, `map.too-many-tiles` */
  begin(name: string, area: MapArea): Promise<AreaOrder>;
  /** The order that stopped. @throws AppError `map.not-found` */
  stopped(): Promise<AreaOrder>;
  /**
   * @returns bare name of the finished file
   * @throws AppError as `OwnSource.ready`, `map.other-source`, as `runArea`, `cancelled`
   */
  run(order: AreaOrder, onProgress: OnProgress, signal: AbortSignal): Promise<string>;
  discard(): Promise<void>;
}

const TRIAL_MS = 30_000;
/** Going on would end the same. */
const HOPELESS: ReadonlySet<string> = new Set([
  'map.nothing-there',
  'map.source-other-layers',
  'map.older-form',
]);

export async function createAreaDesk({
  folder,
  source,
  fetch,
}: AreaDeskOptions): Promise<AreaDesk> {
  const before = await readOrder(folder);
  let unfinished: { name: string; error: AppErrorData | null } | null =
    before === null ? null : { name: before.name, error: null };

  return {
    unfinished: () => unfinished,
    async trySource() {
      const { address } = await source.ready();
      const signal = AbortSignal.timeout(TRIAL_MS);
      try {
        return await (await openRemoteTiles(address, fetch, signal)).trial();
      } catch (caught) {
        throw signal.aborted ? new AppError('network.timeout') : caught;
      }
    },
    async begin(name, area) {
      const { address, attribution } = await source.ready();
      const id = randomUUID();
      const order = { id, name, sourceMark: sourceMark(id, address), attribution, area };
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
        const { address } = await source.ready();
        if (!isFrom(order, address)) throw new AppError('map.other-source');
        return await runArea(folder, order, address, fetch, onProgress, signal);
      } catch (caught) {
        const error = signal.aborted ? new AppError('cancelled') : caught;
        const told = toErrorData(error);
        if (HOPELESS.has(told.code) || !(await hasArrived(folder))) await discardArea(folder);
        else unfinished = { name: order.name, error: signal.aborted ? null : told };
        throw error;
      }
    },
    async discard() {
      await discardArea(folder);
      unfinished = null;
    },
  };
}
