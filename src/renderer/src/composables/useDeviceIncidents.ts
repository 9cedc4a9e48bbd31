/** The incidents of one device, latest first: what a wanted moment may lie near. */
import { request } from '@renderer/api/bridge';
import type { IncidentSummary } from '@shared/domain/incident';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { shallowRef, watch, type ShallowRef } from 'vue';
import { useTask } from './useTask';

const MOST = 50;

export function useDeviceIncidents(
  deviceId: () => string,
): Readonly<ShallowRef<readonly IncidentSummary[]>> {
  const reading = useTask();
  const incidents = shallowRef<readonly IncidentSummary[]>([]);

  watch(
    deviceId,
    (id) =>
      reading.run(async () => {
        const question = { ...EMPTY_QUERY, text: id, sort: 'time', descending: true } as const;
        const page = await request('incidents:query', { ...question, limit: MOST });
        // The question finds words; the device must be this one.
        if (id === deviceId()) incidents.value = page.rows.filter((row) => row.deviceId === id);
      }),
    { immediate: true },
  );

  return incidents;
}
