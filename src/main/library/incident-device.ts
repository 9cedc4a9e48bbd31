/** The device that recorded an incident, as what is kept for devices names it. */
import { text, textOrNull } from '@main/platform/columns';
import type { LibraryContext } from './context';
import { incidentRow } from './incident-detail';

export interface IncidentDevice {
  readonly partitionId: string;
  /** Empty for a device without a name, one of its fleet like any other. */
  readonly deviceId: string;
}

/** @throws AppError `library.not-found` */
export function deviceOf(library: LibraryContext, incidentId: string): IncidentDevice {
  const row = incidentRow(library, incidentId);
  return { partitionId: text(row, 'partition_id'), deviceId: textOrNull(row, 'device_id') ?? '' };
}
