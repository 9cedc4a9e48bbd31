/** What is being saved from the cloud, job by job, and the orders to change it. */
import { request, subscribe } from '@renderer/api/bridge';
import type { DownloadJob, DownloadsState, QueuePlace } from '@shared/domain/download';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

/** 0…1, or null while a file's size is not known yet. */
export function jobProgress(job: DownloadJob): number | null {
  if (job.state === 'done') return 1;
  if (job.bytesTotal === null || job.bytesTotal === 0) return null;
  return Math.min(1, job.bytesDone / job.bytesTotal);
}

/** Still has work ahead of it. */
export function jobActive(job: DownloadJob): boolean {
  return (
    job.state === 'queued' ||
    job.state === 'running' ||
    job.state === 'paused' ||
    job.state === 'held'
  );
}

export const useDownloadsStore = defineStore('downloads', () => {
  const state = shallowRef<DownloadsState>({
    jobs: [],
    bytesPerSecond: 0,
    part: null,
    jobsDone: 0,
    jobsTotal: 0,
    bytesLeft: null,
    secondsLeft: null,
    fullDisk: null,
  });

  const byIncident = computed(
    () => new Map(state.value.jobs.map((job) => [job.incidentId, job] as const)),
  );
  const activeCount = computed(() => state.value.jobs.filter(jobActive).length);
  const failedCount = computed(
    () => state.value.jobs.filter((job) => job.state === 'failed').length,
  );

  function take(next: DownloadsState): void {
    state.value = next;
  }

  async function start(): Promise<void> {
    subscribe('downloads:changed', take);
    await refresh();
  }

  async function refresh(): Promise<void> {
    take(await request('downloads:get'));
  }

  return {
    state,
    byIncident,
    activeCount,
    failedCount,
    start,
    refresh,
    save: async (incidentIds: readonly string[]) =>
      take(await request('downloads:save', { incidentIds: [...incidentIds] })),
    saveExpiring: async (days: number) => take(await request('downloads:save-expiring', { days })),
    cancel: async (incidentIds: readonly string[]) =>
      take(await request('downloads:cancel', { incidentIds: [...incidentIds] })),
    retry: async (incidentIds: readonly string[]) =>
      take(await request('downloads:retry', { incidentIds: [...incidentIds] })),
    /** Without ids: all. */
    hold: async (incidentIds: readonly string[] | null) =>
      take(await request('downloads:hold', { incidentIds: incidentIds && [...incidentIds] })),
    proceed: async (incidentIds: readonly string[] | null) =>
      take(await request('downloads:proceed', { incidentIds: incidentIds && [...incidentIds] })),
    move: async (incidentIds: readonly string[], to: QueuePlace) =>
      take(await request('downloads:move', { incidentIds: [...incidentIds], to })),
    clearFinished: async () => take(await request('downloads:clear-finished')),
  };
});
