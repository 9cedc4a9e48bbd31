/** How far saving is as a whole, in words and as a part of 1. */
import { jobActive, useDownloadsStore } from '@renderer/stores/downloads';
import { formatTimeLeft } from '@shared/time';
import { formatRate, plural } from '@shared/units';
import { computed, type ComputedRef } from 'vue';

export interface SavingProgress {
  /** Something is ahead that nobody holds. */
  readonly going: ComputedRef<boolean>;
  /** 0…1; null while no size is known. */
  readonly part: ComputedRef<number | null>;
  /** `2 of 12 incidents · 24 MB/s · about 3 min left`; empty when nothing is ahead. */
  readonly words: ComputedRef<string>;
}

export function useSavingProgress(): SavingProgress {
  const downloads = useDownloadsStore();
  const active = computed(() => downloads.state.jobs.filter(jobActive));
  const held = computed(() => active.value.filter((job) => job.state === 'held'));
  const going = computed(() => active.value.length > held.value.length);
  return {
    going,
    part: computed(() => downloads.state.part),
    words: computed(() => {
      if (active.value.length === 0) return '';
      if (!going.value) return `${plural(held.value.length, 'incident')} paused`;
      const { jobsDone, jobsTotal, bytesPerSecond, secondsLeft, fullDisk } = downloads.state;
      const count = `${jobsDone} of ${plural(jobsTotal, 'incident')}`;
      if (fullDisk !== null) return `${count} · waiting for free space`;
      const parts = [count];
      if (bytesPerSecond > 0) parts.push(formatRate(bytesPerSecond));
      if (secondsLeft !== null) parts.push(`${formatTimeLeft(secondsLeft)} left`);
      return parts.join(' · ');
    }),
  };
}
