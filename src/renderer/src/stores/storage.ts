/** The storage screen: what lies on this disk, what is chosen of it, the trash, and the order that runs. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import {
  ageBandOf,
  type AgeBandId,
  type StorageOverview,
  type StoredIncident,
  type StoredKind,
  type TrashInput,
  type TrashProgress,
} from '@shared/domain/storage';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';

/** Many rows change at once while a sync or a saving runs; the sums follow at a readable pace. */
const REFRESH_EVERY_MS = 1000;

export type StorageOrder = 'size' | 'oldest' | 'newest';

export const useStorageStore = defineStore('storage', () => {
  const overview = shallowRef<StorageOverview | null>(null);
  const error = shallowRef<AppErrorData | null>(null);
  const progress = shallowRef<TrashProgress | null>(null);
  const age = ref<AgeBandId | null>(null);
  /** Only incidents that have files of this kind. */
  const kind = ref<StoredKind | null>(null);
  const order = ref<StorageOrder>('size');
  /** Grows when the list answers another question, so that it scrolls to its top. */
  const question = ref(0);
  watch([age, kind, order], () => (question.value += 1));
  const chosenIds = shallowRef<ReadonlySet<string>>(new Set());

  const shown = computed((): readonly StoredIncident[] => {
    const nowMs = Date.now();
    const rows = (overview.value?.incidents ?? []).filter(
      (row) =>
        (age.value === null || ageBandOf(row.eventTimeMs, nowMs) === age.value) &&
        (kind.value === null || row.kinds[kind.value] !== undefined),
    );
    if (order.value === 'size') return rows;
    const sign = order.value === 'oldest' ? 1 : -1;
    return rows.sort((a, b) => sign * (a.eventTimeMs - b.eventTimeMs));
  });
  const chosen = computed(() => shown.value.filter((row) => chosenIds.value.has(row.incidentId)));

  async function refresh(): Promise<void> {
    try {
      overview.value = await request('storage:overview');
      error.value = null;
    } catch (caught) {
      error.value = errorData(caught);
    }
  }

  let refreshing: ReturnType<typeof setTimeout> | undefined;
  let off: (() => void)[] = [];

  /** Follows the library while the screen is open. */
  function open(): Promise<void> {
    off = [
      subscribe('storage:progress', (next) => (progress.value = next)),
      subscribe('incidents:changed', () => {
        refreshing ??= setTimeout(() => {
          refreshing = undefined;
          void refresh();
        }, REFRESH_EVERY_MS);
      }),
    ];
    return refresh();
  }
  function close(): void {
    off.forEach((stop) => stop());
    clearTimeout(refreshing);
    refreshing = undefined;
    overview.value = null;
    chosenIds.value = new Set();
    age.value = null;
    kind.value = null;
  }

  async function ordered<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      await refresh();
    }
  }

  return {
    overview,
    error,
    progress,
    age,
    kind,
    order,
    question,
    shown,
    chosen,
    open,
    close,
    refresh,
    choose: (incidentIds: Iterable<string>) => {
      chosenIds.value = new Set(incidentIds);
    },
    isChosen: (incidentId: string) => chosenIds.value.has(incidentId),
    trash: (input: TrashInput) => ordered(request('storage:trash', input)),
    restore: (batchIds: readonly string[] | null, userName: string) =>
      ordered(request('storage:restore', { batchIds: batchIds && [...batchIds], userName })),
    empty: (batchIds: readonly string[] | null, userName: string) =>
      ordered(request('storage:empty', { batchIds: batchIds && [...batchIds], userName })),
    stop: () => request('storage:stop'),
  };
});
