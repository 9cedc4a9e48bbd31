/** The remote clips desk as main tells it, and which clip is looked at. */
import { request, subscribe } from '@renderer/api/bridge';
import {
  EMPTY_CLIP_DESK,
  isOpen,
  type ClipAsk,
  type ClipDeskState,
} from '@shared/domain/clip-desk';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { useSessionStore } from './session';

export const useClipsStore = defineStore('clips', () => {
  const session = useSessionStore();
  const state = shallowRef<ClipDeskState>(EMPTY_CLIP_DESK);
  const selectedId = ref<string | null>(null);

  const openCount = computed(
    () => state.value.clips.filter((clip) => clip.askedHere && isOpen(clip.phase)).length,
  );

  function take(next: ClipDeskState): void {
    state.value = next;
  }

  subscribe('clips:changed', take);
  // Another library on screen is another desk.
  watch(
    () => (session.opened ? session.state?.partitionId : null),
    async (partitionId) => {
      selectedId.value = null;
      take(EMPTY_CLIP_DESK);
      if (partitionId) take(await request('clips:get'));
    },
    { immediate: true },
  );

  /** Sends what was asked for and looks at the first of its rows. */
  async function ask(wanted: ClipAsk): Promise<readonly string[]> {
    const ids = await request('clips:ask', { ...wanted, cameraIds: [...wanted.cameraIds] });
    take(await request('clips:get'));
    selectedId.value = ids[0] ?? selectedId.value;
    return ids;
  }

  return {
    state,
    selectedId,
    openCount,
    ask,
    clear: async (clipIds: readonly string[]) =>
      take(await request('clips:clear', { clipIds: [...clipIds] })),
    restore: async (clipIds: readonly string[] | null) =>
      take(await request('clips:restore', { clipIds: clipIds === null ? null : [...clipIds] })),
    refresh: async () => take(await request('clips:refresh')),
    devices: () => request('clips:devices'),
    incidentOf: async (clipId: string) => (await request('clips:incident', { clipId })).incidentId,
  };
});
