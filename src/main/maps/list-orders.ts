/** What is done to the list without touching a map's file: order, on and off, removed and put back. */
import { AppError } from '@shared/errors';
import type { MapList } from './map-list';
import type { MapShelf } from './map-shelf';

/** Each throws AppError `map.not-found` for a map that is not listed. */
export interface ListOrders {
  setOn(mapId: string, on: boolean): Promise<void>;
  move(mapId: string, index: number): Promise<void>;
  remove(mapId: string): Promise<void>;
  /** Puts a removed map back where it was. */
  restore(mapId: string): Promise<void>;
}

export function createListOrders(list: MapList, shelf: MapShelf): ListOrders {
  /** Where removed maps stood. */
  const places = new Map<string, number>();

  return {
    async setOn(mapId, on) {
      shelf.entry(mapId);
      await shelf.change(mapId, { on });
    },
    async move(mapId, index) {
      const entry = shelf.entry(mapId);
      const entries = list.entries().filter(({ id }) => id !== mapId);
      entries.splice(index, 0, entry);
      await list.set({ entries });
    },
    async remove(mapId) {
      const entry = shelf.entry(mapId);
      places.set(mapId, list.entries().indexOf(entry));
      await list.set({
        entries: list.entries().filter(({ id }) => id !== mapId),
        removed: [...list.removed(), entry],
      });
      await shelf.shut(mapId);
    },
    async restore(mapId) {
      const entry = list.removed().find(({ id }) => id === mapId);
      if (entry === undefined) throw new AppError('map.not-found');
      const entries = [...list.entries()];
      entries.splice(places.get(mapId) ?? 0, 0, entry);
      await list.set({ entries, removed: list.removed().filter(({ id }) => id !== mapId) });
    },
  };
}
