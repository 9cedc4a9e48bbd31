/** The package that is or was checked last. */
import { request, subscribe } from '@renderer/api/bridge';
import type { PackageCheckState } from '@shared/domain/package-check';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

export const usePackageCheckStore = defineStore('package-check', () => {
  const state = shallowRef<PackageCheckState | null>(null);

  subscribe('package-check:changed', (next) => (state.value = next));

  return {
    state,
    /** What was checked before this page was loaded. */
    load: async () => {
      state.value ??= await request('package-check:get');
    },
    /** Its news come by event, also the first. */
    open: (kind: 'zip' | 'folder') => request('package-check:open', { kind }),
    checkDropped: () => request('package-check:dropped'),
    unlock: (passphrase: string) => request('package-check:unlock', { passphrase }),
    cancel: () => request('package-check:cancel'),
  };
});
