/** The import under way: what was found, the user's corrections, and how far it is. */
import { request, subscribe } from '@renderer/api/bridge';
import type { ImportDraft, ImportPreview, ImportState, ImportWay } from '@shared/domain/import';
import type { Drafts } from '@shared/imports';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';

/** More steps back than this nobody takes. */
const MOST_STEPS = 100;

export const useImportsStore = defineStore('imports', () => {
  const state = shallowRef<ImportState | null>(null);
  const preview = shallowRef<ImportPreview | null>(null);
  const drafts = shallowRef<Drafts>([]);
  const past = shallowRef<readonly Drafts[]>([]);
  const future = shallowRef<readonly Drafts[]>([]);
  /** What the last step was about: typing on in one field is one step. */
  let lastStep: string | null = null;
  const openId = ref<string | null>(null);
  const way = ref<ImportWay>('copy');

  const files = computed(
    () => new Map((preview.value?.files ?? []).map((file) => [file.itemId, file])),
  );
  const open = computed<ImportDraft | null>(
    () => drafts.value.find(({ draftId }) => draftId === openId.value) ?? drafts.value[0] ?? null,
  );
  const chosen = computed(() => drafts.value.filter((draft) => draft.chosen));

  async function take(next: ImportState | null): Promise<void> {
    const isNew = next?.importId !== state.value?.importId || next?.status !== state.value?.status;
    state.value = next;
    if (!isNew) return;
    if (next?.status !== 'ready') {
      if (next?.status !== 'importing') preview.value = null;
      return;
    }
    const found = await request('import:preview');
    if (state.value?.importId !== next.importId) return;
    preview.value = found;
    drafts.value = found.drafts;
    past.value = [];
    future.value = [];
    lastStep = null;
    openId.value = found.drafts[0]?.draftId ?? null;
  }

  subscribe('import:changed', (next) => void take(next));

  return {
    state,
    preview,
    drafts,
    files,
    openId,
    open,
    chosen,
    way,
    canUndo: computed(() => past.value.length > 0),
    /** What was under way before this page was loaded. */
    load: async () => {
      if (state.value === null) await take(await request('import:get'));
    },
    /** Its news come by event, also the first. */
    choose: (kind: 'folder' | 'files') => request('import:open', { kind }),
    takeDropped: () => request('import:dropped'),
    /** Null when the dialog was cancelled. */
    openFile: () => request('import:open-file'),
    /** @param step names a field that is typed in; its changes in a row are undone at once */
    change: (edit: (drafts: Drafts) => Drafts, step: string | null = null) => {
      const next = edit(drafts.value);
      if (next === drafts.value) return;
      if (step === null || step !== lastStep) {
        past.value = [...past.value, drafts.value].slice(-MOST_STEPS);
      }
      lastStep = step;
      future.value = [];
      drafts.value = next;
    },
    undo: () => {
      const last = past.value.at(-1);
      if (last === undefined) return;
      lastStep = null;
      future.value = [drafts.value, ...future.value];
      past.value = past.value.slice(0, -1);
      drafts.value = last;
    },
    redo: () => {
      const [next, ...later] = future.value;
      if (next === undefined) return;
      lastStep = null;
      past.value = [...past.value, drafts.value];
      future.value = later;
      drafts.value = next;
    },
    start: () => request('import:start', { drafts: drafts.value, way: way.value }),
    cancel: () => request('import:cancel'),
    dismiss: () => request('import:dismiss'),
  };
});
