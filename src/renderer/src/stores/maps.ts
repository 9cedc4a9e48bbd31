/** The offline maps at hand; asked for once. */
import { request } from '@renderer/api/bridge';
import type { TileSetInfo } from '@shared/domain/map';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

export const useMapsStore = defineStore('maps', () => {
  /** Null until main has answered. */
  const sources = shallowRef<readonly TileSetInfo[] | null>(null);

  /** A map without a base still shows the trace, so a failure ends as "no maps". */
  async function load(): Promise<void> {
    if (sources.value !== null) return;
    sources.value = await request('map:sources').catch(() => []);
  }

  return { sources, load };
});
