/** The incident list on screen: its question, its rows, its filter values, always from the library. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import type { IncidentFacets } from '@shared/domain/incident-query';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import {
  FIRST_ORDER,
  NO_FILTERS,
  filtersActive,
  toQuery,
  type IncidentFilters,
  type IncidentOrder,
} from './incident-filters';
import { createIncidentPages } from './incident-pages';

/** Many rows change at once while a sync runs; the list follows at a readable pace. */
const REFRESH_EVERY_MS = 250;
/** Waits for the next key before asking. */
const TYPING_PAUSE_MS = 120;
/** The most that one question may ask for. */
const MOST_ROWS = 1000;

export const useIncidentsStore = defineStore('incidents', () => {
  const filters = shallowRef<IncidentFilters>(NO_FILTERS);
  const order = shallowRef<IncidentOrder>(FIRST_ORDER);
  const facets = shallowRef<IncidentFacets | null>(null);
  const error = shallowRef<AppErrorData | null>(null);
  /** Grows when the question changed, so that the list scrolls to its top. */
  const question = ref(0);
  /** Grows when the first rows of a new question are there. */
  const answered = ref(0);

  const pages = createIncidentPages((offset, limit) =>
    request('incidents:query', {
      ...toQuery(filters.value, order.value, Date.now()),
      offset,
      limit,
    }),
  );
  const total = computed(() => pages.shown.value.total);
  const filtered = computed(() => filtersActive(filters.value));

  async function guarded(work: Promise<unknown>): Promise<void> {
    try {
      await work;
      error.value = null;
    } catch (caught) {
      error.value = errorData(caught);
    }
  }

  async function loadFacets(): Promise<void> {
    facets.value = await request('incidents:facets');
  }

  function restart(): Promise<void> {
    question.value += 1;
    return guarded(Promise.all([pages.restart().then(() => (answered.value += 1)), loadFacets()]));
  }

  function refresh(): Promise<void> {
    return guarded(Promise.all([pages.refresh(), loadFacets()]));
  }

  let typing: ReturnType<typeof setTimeout> | undefined;
  watch([filters, order], ([next], [before]) => {
    clearTimeout(typing);
    const pauseMs = next.text === before.text ? 0 : TYPING_PAUSE_MS;
    typing = setTimeout(() => void restart(), pauseMs);
  });

  let refreshing: ReturnType<typeof setTimeout> | undefined;
  function refreshSoon(): void {
    refreshing ??= setTimeout(() => {
      refreshing = undefined;
      void refresh();
    }, REFRESH_EVERY_MS);
  }

  /** Follows the library from now on; asks nothing by itself. */
  function start(): void {
    subscribe('incidents:changed', refreshSoon);
  }

  /** Another library is on screen: nothing of the old one may stay. */
  function reset(): Promise<void> {
    filters.value = NO_FILTERS;
    order.value = FIRST_ORDER;
    facets.value = null;
    return restart();
  }

  function setFilters(patch: Partial<IncidentFilters>): void {
    filters.value = { ...filters.value, ...patch };
  }

  /** Ids of rows from one position to another, both included, loaded or not. */
  async function idsBetween(firstIndex: number, lastIndex: number): Promise<string[]> {
    const ids: string[] = [];
    const query = toQuery(filters.value, order.value, Date.now());
    for (let offset = firstIndex; offset <= lastIndex; offset += MOST_ROWS) {
      const limit = Math.min(MOST_ROWS, lastIndex - offset + 1);
      const page = await request('incidents:query', { ...query, offset, limit });
      ids.push(...page.rows.map((row) => row.incidentId));
      if (page.rows.length < limit) break;
    }
    return ids;
  }

  return {
    filters,
    order,
    facets,
    error,
    question,
    answered,
    total,
    filtered,
    shown: pages.shown,
    rowAt: pages.rowAt,
    indexOf: pages.indexOf,
    look: (first: number, last: number) => guarded(pages.look(first, last)),
    start,
    reset,
    refresh,
    setFilters,
    clearFilters: () => {
      filters.value = NO_FILTERS;
    },
    setOrder: (next: IncidentOrder) => {
      order.value = next;
    },
    idsBetween,
  };
});
