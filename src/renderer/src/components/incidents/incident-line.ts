/** Names one incident in a line: what, which vehicle, which ticket. */
import { eventTypeLabel } from '@shared/domain/event-type';
import type { IncidentSummary } from '@shared/domain/incident';

export function incidentLine(
  incident: Pick<IncidentSummary, 'typeName' | 'vehicleName' | 'ticket'>,
): string {
  return [eventTypeLabel(incident.typeName), incident.vehicleName, incident.ticket]
    .filter(Boolean)
    .join(' · ');
}
