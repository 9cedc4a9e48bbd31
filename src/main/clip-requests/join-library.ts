/** Brings a finished clip into the library, through the same door as every other incident. */
import { AppError } from '@shared/errors';
import type { EventPage, FleetClient } from '@main/fleet/types';
import { zoneOfPlace, type Library } from '@main/library';
import { numberOrNull, text } from '@main/platform/columns';

const HOUR_MS = 3_600_000;
const PAGE_SIZE = 200;

export type ClipLibrary = Pick<
  Library,
  'database' | 'custody' | 'upsertEventPage' | 'saving' | 'onChanged'
>;

export interface FinishedClip {
  readonly partitionId: string;
  readonly deviceId: string;
  readonly timeMs: number;
  readonly durationSeconds: number;
  /** False: a request may have become several incidents, of which the service names one. */
  readonly singleEvent: boolean;
  /** Null when the service did not name it. */
  readonly ticket: string | null;
}

/**
 * Reads the device's events around the clip, as a sync does, and the clip's own by its ticket when
 * it is not among them. Returns the incidents that the clip became; empty when there is none yet.
 * @throws AppError of the client
 */
export async function joinLibrary(
  library: ClipLibrary,
  service: FleetClient,
  clip: FinishedClip,
  nowMs: () => number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const spanMs = clip.durationSeconds * 1000 + HOUR_MS;
  const before = remoteIncidents(library, clip, spanMs);
  for (let offset = 0; ;) {
    const answer = await service.events(
      {
        sinceMs: Math.max(0, clip.timeMs - spanMs),
        untilMs: clip.timeMs + spanMs,
        offset,
        limit: PAGE_SIZE,
        order: 'ASC',
        deviceCids: [clip.deviceId],
      },
      signal,
    );
    const page = answer.value;
    library.upsertEventPage(clip.partitionId, page, nowMs(), undefined, answer);
    const read = page.events.length + page.unreadable.length;
    offset += read;
    if (read === 0 || offset >= page.count) break;
  }
  const fresh = remoteIncidents(library, clip, spanMs).filter((id) => !before.includes(id));
  if (clip.ticket === null) return fresh;
  const own = await incidentOfTicket(
    library,
    service,
    clip.partitionId,
    clip.ticket,
    nowMs,
    signal,
  );
  return clip.singleEvent ? [own] : [...new Set([own, ...fresh])];
}

/**
 * The incident of a ticket, read from the service when the library does not have it.
 * @throws AppError of the client, e.g. `service.not-found`
 */
export async function incidentOfTicket(
  library: ClipLibrary,
  service: FleetClient,
  partitionId: string,
  ticket: string,
  nowMs: () => number,
  signal: AbortSignal,
): Promise<string> {
  const known = incidentsOfTickets(library, partitionId, [ticket]).get(ticket);
  if (known !== undefined) return known;
  const answer = await service.event(ticket, signal);
  const page: EventPage = {
    count: 1,
    events: [{ event: { ...answer.value, ticket }, raw: recordOf(answer.raw) }],
    unreadable: [],
  };
  library.upsertEventPage(partitionId, page, nowMs(), undefined, answer);
  const made = incidentsOfTickets(library, partitionId, [ticket]).get(ticket);
  if (made === undefined) throw new AppError('library.not-found');
  return made;
}

/** Ticket → incident, for those that the library has. */
export function incidentsOfTickets(
  library: Pick<Library, 'database'>,
  partitionId: string,
  tickets: readonly string[],
): ReadonlyMap<string, string> {
  const rows = library.database.all(
    `SELECT ticket, incident_id FROM incidents
     WHERE partition_id = ? AND ticket IN (SELECT value FROM json_each(?))`,
    partitionId,
    JSON.stringify(tickets),
  );
  return new Map(rows.map((row) => [text(row, 'ticket'), text(row, 'incident_id')] as const));
}

/** What the desk tells of an incident that the library has. */
export interface KnownIncident {
  /** All of it lies on this disk. */
  readonly saved: boolean;
  /** IANA zone of its place. */
  readonly zone: string | null;
}

export function knownIncidents(
  library: Pick<Library, 'database'>,
  incidentIds: readonly string[],
): ReadonlyMap<string, KnownIncident> {
  const rows = library.database.all(
    `SELECT incident_id, save_state, latitude_deg, longitude_deg FROM incidents
     WHERE incident_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(incidentIds),
  );
  return new Map(
    rows.map((row) => {
      const place = {
        latitudeDeg: numberOrNull(row, 'latitude_deg'),
        longitudeDeg: numberOrNull(row, 'longitude_deg'),
      };
      const saved = text(row, 'save_state') === 'saved';
      return [text(row, 'incident_id'), { saved, zone: zoneOfPlace(place) }] as const;
    }),
  );
}

function remoteIncidents(
  library: ClipLibrary,
  clip: FinishedClip,
  spanMs: number,
): readonly string[] {
  return library.database
    .all(
      `SELECT incident_id FROM incidents WHERE partition_id = ? AND device_id = ?
         AND event_group = 'remote' AND event_time_ms BETWEEN ? AND ?`,
      clip.partitionId,
      clip.deviceId,
      Math.round(clip.timeMs - spanMs),
      Math.round(clip.timeMs + spanMs),
    )
    .map((row) => text(row, 'incident_id'));
}

/** `data` of an event's detail is a list with one record, or the record. */
function recordOf(body: unknown): unknown {
  const data: unknown =
    typeof body === 'object' && body !== null && 'data' in body ? body.data : body;
  return Array.isArray(data) ? (data as readonly unknown[])[0] : data;
}
