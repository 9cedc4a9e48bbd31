/** The safety report on screen: which period in which zone, and the last answer. */
import { errorData, request } from '@renderer/api/bridge';
import { presetDays, type ReportPreset } from './report-periods';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { SafetyReportAnswer } from '@shared/domain/safety-report';
import type { AppErrorData } from '@shared/errors';
import { countDays, dayOf } from '@shared/zoned-day';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { useSessionStore } from './session';

/** The computer's own zone; UTC where the system does not name one. */
export const COMPUTER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export const useReportStore = defineStore('report', () => {
  const session = useSessionStore();

  const preset = ref<ReportPreset>('week');
  const fromDay = ref('');
  const toDay = ref('');
  const zone = ref(COMPUTER_ZONE);
  const answer = shallowRef<SafetyReportAnswer | null>(null);
  const error = shallowRef<AppErrorData | null>(null);
  const busy = ref(false);
  let asked = 0;

  const partitionId = computed(() => session.state?.partitionId ?? null);
  /** The demo fleet lives in its own week: its periods end with its newest incident. */
  const demo = computed(
    () =>
      session.state?.demo === true ||
      session.state?.partitions.some((one) => one.partitionId === partitionId.value && one.demo) ===
        true,
  );

  async function lastDay(): Promise<string> {
    const newest = demo.value
      ? (
          await request('incidents:query', {
            ...EMPTY_QUERY,
            sort: 'time',
            descending: true,
            limit: 1,
          })
        ).rows[0]
      : undefined;
    return dayOf(newest?.eventTimeMs ?? Date.now(), zone.value);
  }

  /** Asks for the chosen period; the old answer stays on screen until the new one is there. */
  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    busy.value = true;
    try {
      if (preset.value !== 'custom') {
        const days = presetDays(preset.value, await lastDay());
        if (mine !== asked) return;
        fromDay.value = days.fromDay;
        toDay.value = days.toDay;
      }
      const next = await request('report:show', {
        fromDay: fromDay.value,
        toDay: toDay.value,
        zone: zone.value,
      });
      if (mine !== asked) return;
      answer.value = next;
      error.value = null;
    } catch (caught) {
      if (mine !== asked) return;
      const data = errorData(caught);
      if (data.code !== 'cancelled') error.value = data;
    } finally {
      if (mine === asked) busy.value = false;
    }
  }

  function choosePreset(next: ReportPreset): Promise<void> | undefined {
    preset.value = next;
    return next === 'custom' ? undefined : load();
  }

  /** Days that make no period yet, because one is still being typed, are kept and not asked for. */
  function chooseDays(from: string, to: string): Promise<void> | undefined {
    preset.value = 'custom';
    fromDay.value = from;
    toDay.value = to;
    return from !== '' && to !== '' && countDays(from, to) > 0 ? load() : undefined;
  }

  function chooseZone(next: string): Promise<void> {
    zone.value = next;
    return load();
  }

  watch(partitionId, () => {
    answer.value = null;
    error.value = null;
    preset.value = 'week';
    asked += 1;
  });

  return {
    preset,
    fromDay,
    toDay,
    zone,
    answer,
    error,
    busy,
    load,
    choosePreset,
    chooseDays,
    chooseZone,
  };
});
