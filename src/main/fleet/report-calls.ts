/** The safety report of a period and the device configuration. */
import { answerOf, parsePart, toSeconds } from './answer';
import type { Connection } from './connection';
import { isRecord } from './fields';
import { SafetyReportSchema } from './safety-schema';
import type { Answer, DeviceConfiguration, SafetyReport, SafetyReportQuery } from './types';

export async function showSafetyReport(
  connection: Connection,
  query: SafetyReportQuery,
  signal?: AbortSignal,
): Promise<Answer<SafetyReport>> {
  const raw = await connection.call(
    {
      path: 'safetyReport',
      method: 'GET',
      query: {
        since: toSeconds(query.sinceMs),
        until: Math.ceil(query.untilMs / 1000),
        tz: query.zone,
      },
      auth: 'token',
      repeatable: true,
    },
    signal,
  );
  // By the reference `summary` and `trend` stand beside the envelope's fields; inside `data` is taken too.
  const part = 'summary' in raw.body || 'trend' in raw.body ? raw.body : raw.body['data'];
  return answerOf(raw, parsePart(raw, part, SafetyReportSchema));
}

export async function showConfiguration(
  connection: Connection,
  signal?: AbortSignal,
): Promise<Answer<DeviceConfiguration>> {
  const raw = await connection.call(
    { path: 'configuration', method: 'GET', auth: 'token', repeatable: true },
    signal,
  );
  const part = isRecord(raw.body['data']) ? raw.body['data'] : raw.body;
  const group = (value: unknown) => (isRecord(value) ? value : {});
  return answerOf(raw, { current: group(part['current']), default: group(part['default']) });
}
