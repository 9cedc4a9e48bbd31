/** Where the library is and whether it is open: asked before anything else, followed after that. */
import { request, subscribe } from '@renderer/api/bridge';
import type { LibraryPlace } from '@shared/domain/library-place';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

export const useLibraryStore = defineStore('library', () => {
  const place = shallowRef<LibraryPlace | null>(null);
  const open = computed(() => (place.value?.status === 'open' ? place.value : null));

  async function take(next: Promise<LibraryPlace>): Promise<LibraryPlace> {
    return (place.value = await next);
  }

  /** Asks once and follows every change after that. */
  async function start(): Promise<void> {
    subscribe('library:changed', (next) => (place.value = next));
    await take(request('library:state'));
  }

  return {
    place,
    open,
    /** Why nothing can be changed; null when it can. */
    readOnly: computed(() => open.value?.readOnly ?? null),
    start,
    retry: () => take(request('library:retry')),
    /** Rejects, with the reason, while something runs that would be lost. */
    mayLeave: () => request('library:may-leave'),
    choose: () => take(request('library:choose')),
    openDemo: () => take(request('library:open-demo')),
    move: () => take(request('library:move')),
    cancelMove: () => request('library:cancel-move'),
    reveal: (which: 'library' | 'moved-from') => request('library:reveal', { which }),
    acknowledge: () => take(request('library:acknowledge')),
  };
});
