/** Verifying the whole library: asked once, followed while a screen shows it. */
import { request, subscribe } from '@renderer/api/bridge';
import type { LibraryCheckState } from '@shared/domain/library-check';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

export const useLibraryCheckStore = defineStore('library-check', () => {
  const state = shallowRef<LibraryCheckState | null>(null);

  async function take(next: Promise<LibraryCheckState>): Promise<void> {
    state.value = await next;
  }

  /** Asks once and follows every change after that. */
  async function begin(): Promise<void> {
    subscribe('verify:changed', (next) => (state.value = next));
    await take(request('verify:get'));
  }

  return {
    state,
    broken: computed(() => state.value?.brokenChains ?? []),
    begin,
    start: () => take(request('verify:start')),
    cancel: () => take(request('verify:cancel')),
  };
});
