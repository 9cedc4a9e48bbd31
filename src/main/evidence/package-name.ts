/** The name of a package and of the one folder in it: claim, day, ticket; pure. */
import type { IncidentSummary } from '@shared/domain/incident';
import { portableName } from './portable-name';

const PART_LENGTH = 40;

/** `CLM-4711_2026-06-12_T1002`, or `incident_…` without a claim number. Portable ASCII. */
export function packageName(
  incident: Pick<IncidentSummary, 'ticket' | 'eventTimeMs' | 'incidentId'>,
  claimNumber: string,
): string {
  const claim = portableName(claimNumber, 'incident').slice(0, PART_LENGTH);
  const day = new Date(incident.eventTimeMs).toISOString().slice(0, 10);
  const ticket = portableName(incident.ticket || incident.incidentId, 'ticket').slice(
    0,
    PART_LENGTH,
  );
  return `${claim}_${day}_${ticket}`.replace(/\.+$/, '');
}
