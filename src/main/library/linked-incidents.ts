/** Incidents that the service links with each other: the one named here, and those that name this one. */
import type { LinkedIncident } from '@shared/domain/incident';
import { number, text, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from './context';

/** Oldest first; a linked ticket that this library does not have stays, without an incident to open. */
export function linkedIncidents(library: LibraryContext, row: SqlRow): readonly LinkedIncident[] {
  const ticket = text(row, 'ticket');
  const named = textOrNull(row, 'ticket_linked');
  const known = library.database
    .all(
      `SELECT incident_id, ticket, type_name, event_time_ms FROM incidents
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
    }));
  if (named === null || named === '' || named === ticket) return known;
  if (known.some((linked) => linked.ticket === named)) return known;
  return [...known, { ticket: named, incidentId: null, typeName: null, eventTimeMs: null }];
}
