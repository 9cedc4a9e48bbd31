/** The ledger on screen: its period, the sums, the rows, and the check that may be running. */
import { errorData, request, subscribe } from '@renderer/api/bridge';
import type { Completeness, EventFate } from '@shared/domain/completeness';
import type { IncidentFacets, IncidentSelection } from '@shared/domain/incident-query';
import type { LedgerCheck, StatementFile } from '@shared/domain/ledger';
import type { AppErrorData } from '@shared/errors';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { NO_FILTERS, toQuery, type IncidentFilters, type Period } from './incident-filters';
import { createIncidentPages } from './incident-pages';

/** Many rows change at once while a sync runs; the sums follow at a readable pace. */
const REFRESH_EVERY_MS = 500;

export type LedgerChoice = Pick<
  IncidentFilters,
  'typeNames' | 'severityLevels' | 'vehicles' | 'drivers'
>;

const NOTHING_CHOSEN: LedgerChoice = {
  typeNames: [],
  severityLevels: [],
  vehicles: [],
  drivers: [],
};

export const useLedgerStore = defineStore('ledger', () => {
  const span = shallowRef<Pick<IncidentFilters, 'period' | 'fromDay' | 'toDay'>>({
    period: 'any',
    fromDay: '',
    toDay: '',
  });
  /** Which events of the period the ledger speaks of; all when nothing is chosen. */
  const chosen = shallowRef<LedgerChoice>(NOTHING_CHOSEN);
  const facets = shallowRef<IncidentFacets | null>(null);
  const fates = shallowRef<readonly EventFate[]>([]);
  const soonDays = ref(7);
  const sums = shallowRef<Completeness | null>(null);
  const check = shallowRef<LedgerCheck>({ status: 'idle', checked: 0, total: 0, damaged: 0 });
  const error = shallowRef<AppErrorData | null>(null);
  /** Grows when the question changed, so that the list scrolls to its top. */
  const question = ref(0);

  function query() {
    const order = { sort: 'days-left', descending: false } as const;
    return toQuery({ ...NO_FILTERS, ...span.value, ...chosen.value }, order, Date.now());
  }
  /** Period and choice alone: sums and orders are never narrowed by the states the list shows. */
  function selection(): IncidentSelection {
    const { sort: _sort, descending: _descending, ...selected } = query();
    return { ...selected, fates: [] };
  }
  const pages = createIncidentPages((offset, limit) =>
    request('incidents:query', { ...query(), fates: [...fates.value], offset, limit }),
  );

  async function guarded(work: Promise<unknown>): Promise<void> {
    try {
      await work;
      error.value = null;
    } catch (caught) {
      error.value = errorData(caught);
    }
  }
  async function loadSums(): Promise<void> {
    facets.value = await request('incidents:facets');
    sums.value = await request('ledger:sums', {
      selection: selection(),
      soonDays: soonDays.value,
    });
  }
  function restart(): Promise<void> {
    question.value += 1;
    return guarded(Promise.all([pages.restart(), loadSums()]));
  }

  watch([span, chosen, fates], () => void restart());
  watch(soonDays, () => void guarded(loadSums()));

  let refreshing: ReturnType<typeof setTimeout> | undefined;
  let off: (() => void)[] = [];

  /** Follows the library while the ledger is on screen. */
  async function open(): Promise<void> {
    off = [
      subscribe('ledger:checked', (next) => (check.value = next)),
      subscribe('incidents:changed', () => {
        refreshing ??= setTimeout(() => {
          refreshing = undefined;
          void guarded(Promise.all([pages.refresh(), loadSums()]));
        }, REFRESH_EVERY_MS);
      }),
    ];
    await restart();
    check.value = await request('ledger:check');
  }
  function close(): void {
    off.forEach((stop) => stop());
    clearTimeout(refreshing);
    refreshing = undefined;
  }

  return {
    span,
    chosen,
    facets,
    fates,
    soonDays,
    sums,
    check,
    error,
    question,
    total: computed(() => pages.shown.value.total),
    rowAt: pages.rowAt,
    indexOf: pages.indexOf,
    look: (first: number, last: number) => guarded(pages.look(first, last)),
    open,
    close,
    restart,
    setPeriod: (period: Period) => {
      span.value = { ...span.value, period };
    },
    setDays: (days: { readonly fromDay?: string; readonly toDay?: string }) => {
      span.value = { ...span.value, ...days };
    },
    choose: (patch: Partial<LedgerChoice>) => {
      chosen.value = { ...chosen.value, ...patch };
    },
    chooseAll: () => {
      chosen.value = NOTHING_CHOSEN;
    },
    showFates: (shown: readonly EventFate[]) => {
      fates.value = shown;
    },
    save: async (withinDays: number | null): Promise<number> =>
      (await request('ledger:save', { selection: selection(), withinDays })).queued,
    startCheck: async () => {
      check.value = await request('ledger:start-check', { selection: selection() });
    },
    cancelCheck: async () => {
      check.value = await request('ledger:cancel-check');
    },
    exportStatement: (format: 'csv' | 'pdf', scope: string): Promise<StatementFile | null> =>
      request('ledger:export', { selection: selection(), format, scope }),
    reveal: () => request('ledger:reveal'),
  };
});
