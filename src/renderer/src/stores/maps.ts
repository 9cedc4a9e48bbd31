/** The offline maps at hand, and the user's own files among them. */
import { request, subscribe } from '@renderer/api/bridge';
import type { TileSetInfo } from '@shared/domain/map';
import type { MapArea } from '@shared/domain/map-area';
import type { MapsState } from '@shared/domain/map-file';
import { NO_MAP_SOURCE, type MapSourceChange } from '@shared/domain/map-source';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

export const useMapsStore = defineStore('maps', () => {
  /** What can be drawn; null until main has answered. */
  const sources = shallowRef<readonly TileSetInfo[] | null>(null);
  /** The user's own files; null until main has answered. */
  const state = shallowRef<MapsState | null>(null);
  const source = computed(() => state.value?.source ?? NO_MAP_SOURCE);
  let asked = false;

  /** A map without a base still shows the trace, so a failure ends as "no maps". */
  async function read(): Promise<void> {
    sources.value = await request('map:sources').catch(() => []);
  }

  async function load(): Promise<void> {
    if (asked) return;
    asked = true;
    subscribe('maps:changed', (next) => {
      const drawn = drawnOf(state.value) !== drawnOf(next);
      state.value = next;
      if (drawn) void read();
    });
    await read();
  }

  /** Looks at each file on the disk again. */
  async function look(): Promise<void> {
    await load();
    state.value = await request('map:files');
  }

  return {
    sources,
    state,
    source,
    load,
    look,
    add: (copy: boolean) => request('map:add', { copy }),
    addDropped: () => request('map:add-dropped'),
    locate: (mapId: string) => request('map:locate', { mapId }),
    setOn: (mapId: string, on: boolean) => request('map:set-on', { mapId, on }),
    move: (mapId: string, index: number) => request('map:move', { mapId, index }),
    remove: (mapId: string) => request('map:remove', { mapId }),
    restore: (mapId: string) => request('map:restore', { mapId }),
    reveal: (mapId: string) => request('map:reveal', { mapId }),
    setSource: (change: MapSourceChange) => request('map:set-source', change),
    trySource: () => request('map:try-source'),
    saveArea: (name: string, area: MapArea) => request('map:save-area', { name, area }),
    resumeArea: () => request('map:resume-area'),
    discardArea: () => request('map:discard-area'),
    cancel: () => request('map:cancel'),
  };
});

/** What of the list the map on screen depends on; the progress of a job does not count. */
function drawnOf(state: MapsState | null): string {
  return JSON.stringify(state?.files ?? null);
}
