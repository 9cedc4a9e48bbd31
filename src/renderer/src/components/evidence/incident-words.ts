/** How an incident is named where several are handed over; pure. */
import type { NamedIncident } from '@renderer/composables/batch-plan';
import { eventTypeLabel } from '@shared/domain/event-type';
import { formatLocal } from '@shared/time';

export interface IncidentWords {
  /** `Impact, Wed 21 Oct 2026, 07:42:13 CEST` */
  readonly title: string;
  /** Vehicle and driver; may be empty. */
  readonly who: string;
}

export function incidentWords({
  typeName,
  eventTimeMs,
  zone,
  vehicleName,
  driverName,
}: NamedIncident): IncidentWords {
  const time = formatLocal(eventTimeMs, Date.now(), zone ?? undefined);
  return {
    title: `${eventTypeLabel(typeName)}, ${time}`,
    who: [vehicleName, driverName].filter(Boolean).join(' · '),
  };
}
