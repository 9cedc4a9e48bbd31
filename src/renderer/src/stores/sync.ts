/** How far the list in the library is in step with the service. */
import { request, subscribe } from '@renderer/api/bridge';
import { IDLE_SYNC, type SyncState } from '@shared/domain/sync';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

export const useSyncStore = defineStore('sync', () => {
  const state = shallowRef<SyncState>(IDLE_SYNC);

  const running = computed(() => state.value.status === 'running');
  /** 0…1, or null before the service said how many there are. */
  const progress = computed(() => {
    const { recordsRead, recordsTotal } = state.value;
    return recordsTotal === null || recordsTotal === 0 ? null : recordsRead / recordsTotal;
  });

  async function start(): Promise<void> {
    subscribe('sync:changed', (next) => (state.value = next));
    await refresh();
  }

  async function refresh(): Promise<void> {
    state.value = await request('sync:get');
  }

  async function syncNow(): Promise<void> {
    state.value = await request('sync:start');
  }

  async function cancel(): Promise<void> {
    state.value = await request('sync:cancel');
  }

  return { state, running, progress, start, refresh, syncNow, cancel };
});
