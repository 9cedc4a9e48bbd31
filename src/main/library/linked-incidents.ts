/** Incidents that the service links with each other: the one named here, and those that name this one. */
import type { LinkedIncident } from '@shared/domain/incident';
import { number, numberOrNull, text, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from './context';
import { zoneOfPlace } from './place-zone';

/** Oldest first; a linked ticket that this library does not have stays, without an incident to open. */
export function linkedIncidents(library: LibraryContext, row: SqlRow): readonly LinkedIncident[] {
  const ticket = text(row, 'ticket');
  const named = textOrNull(row, 'ticket_linked');
  const known = library.database
    .all(
      `SELECT incident_id, ticket, type_name, event_time_ms, latitude_deg, longitude_deg FROM incidents
       WHERE partition_id = ?1 AND ticket <> ?2 AND (ticket = ?3 OR ticket_linked = ?2)
       ORDER BY event_time_ms, row_id LIMIT 50`,
      text(row, 'partition_id'),
      ticket,
      named,
    )
    .map((linked) => ({
      ticket: text(linked, 'ticket'),
      incidentId: text(linked, 'incident_id'),
      typeName: text(linked, 'type_name'),
      eventTimeMs: number(linked, 'event_time_ms'),
      zone: zoneOfPlace({
        latitudeDeg: numberOrNull(linked, 'latitude_deg'),
        longitudeDeg: numberOrNull(linked, 'longitude_deg'),
      }),
    }));
  if (named === null || named === '' || named === ticket) return known;
  if (known.some((linked) => linked.ticket === named)) return known;
  const unknown = { incidentId: null, typeName: null, eventTimeMs: null, zone: null };
  return [...known, { ticket: named, ...unknown }];
}
