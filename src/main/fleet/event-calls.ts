/** Events: list, detail, media, discarding. */
import { AppError } from '@shared/errors';
import { answerOf, parsePart, toSeconds, unreadable } from './answer';
import { eventAssetsSchema } from './assets-schema';
import type { Connection } from './connection';
import { EventDetailSchema, EventSchema } from './event-schema';
import { isRecord, numberField } from './fields';
import { readRecords } from './records';
import type {
  Answer,
  EventPage,
  EventPageQuery,
  FleetEventAssets,
  FleetEventDetail,
} from './types';

export async function listEvents(
  connection: Connection,
  query: EventPageQuery,
  signal?: AbortSignal,
): Promise<Answer<EventPage>> {
  const raw = await connection.call(
    {
      path: 'events',
      method: 'GET',
      query: {
        since: toSeconds(query.sinceMs),
        until: Math.ceil(query.untilMs / 1000),
        offset: query.offset,
        limit: query.limit,
        sort: 'time',
        order: query.order,
        keyword: query.keyword,
        type: query.types?.join(','),
        device_cids: query.deviceCids?.join(','),
        serial_number: query.serialNumber,
      },
      auth: 'token',
      repeatable: true,
    },
    signal,
  );
  const records = raw.body['data'] ?? [];
  if (!Array.isArray(records)) throw unreadable(raw, 'data is not a list');
  const { good, unreadable: bad } = readRecords(records, EventSchema);
  return answerOf(raw, {
    count: Math.max(0, numberField.parse(raw.body['count']) ?? query.offset + records.length),
    events: good.map(({ value, raw: record }) => ({ event: value, raw: record })),
    unreadable: bad,
  });
}

/** `data` is an array by the reference; a bare object is taken as well. */
export async function showEvent(
  connection: Connection,
  ticket: string,
  signal?: AbortSignal,
): Promise<Answer<FleetEventDetail>> {
  const raw = await connection.call(
    { path: 'event', method: 'GET', params: { ticket }, auth: 'token', repeatable: true },
    signal,
  );
  const data = raw.body['data'];
  const records: readonly unknown[] = Array.isArray(data) ? data : isRecord(data) ? [data] : [];
  if (records.length === 0) {
    throw new AppError('service.not-found', { detail: `The service has no event ${ticket}.` });
  }
  const own = records.find((record) => isRecord(record) && String(record['ticket']) === ticket);
  return answerOf(raw, parsePart(raw, own ?? records[0], EventDetailSchema));
}

export async function listEventAssets(
  connection: Connection,
  ticket: string,
  signal?: AbortSignal,
): Promise<Answer<FleetEventAssets>> {
  const raw = await connection.call(
    { path: 'eventVideo', method: 'GET', params: { ticket }, auth: 'token', repeatable: true },
    signal,
  );
  const data = raw.body['data'];
  const part: unknown = Array.isArray(data) ? data[0] : data;
  return answerOf(raw, parsePart(raw, part, eventAssetsSchema(ticket)));
}

/** Irreversible. Never sent twice by itself: a lost answer is reported, not guessed. */
export async function discardEvent(
  connection: Connection,
  ticket: string,
  signal?: AbortSignal,
): Promise<Answer<null>> {
  const raw = await connection.call(
    {
      path: 'discardEvent',
      method: 'DELETE',
      params: { ticket },
      auth: 'token',
      repeatable: false,
    },
    signal,
  );
  return answerOf(raw, null);
}
