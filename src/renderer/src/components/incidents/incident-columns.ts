/** The list's columns, in order; their widths stand in `IncidentTable.vue`. */
import type { IncidentSort } from '@shared/domain/incident-query';

export interface IncidentColumn {
  readonly id: string;
  readonly label: string;
  /** Null when the library cannot sort by it. */
  readonly sort: IncidentSort | null;
}

export const INCIDENT_COLUMNS: readonly IncidentColumn[] = [
  { id: 'days-left', label: 'Days left', sort: 'days-left' },
  { id: 'time', label: 'Time', sort: 'time' },
  { id: 'type', label: 'Incident', sort: 'type' },
  { id: 'severity', label: 'Severity', sort: 'severity' },
  { id: 'driver', label: 'Driver', sort: 'driver' },
  { id: 'vehicle', label: 'Vehicle', sort: 'vehicle' },
  { id: 'cameras', label: 'Cameras', sort: null },
  { id: 'saved', label: 'Saved here', sort: null },
];
