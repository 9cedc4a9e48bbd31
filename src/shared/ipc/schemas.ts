/** Checks every message from the renderer; a channel without a schema does not compile. */
import { z } from 'zod';
import { EVENT_FATES } from '../domain/completeness';
import { ApiProfileSchema } from '../domain/api-profile';
import { MAX_CLIP_SECONDS, MIN_CLIP_SECONDS } from '../domain/clip-task';
import { DERIVED_KINDS } from '../domain/derived';
import { MARK_COLOURS, MARK_KINDS } from '../domain/mark';
import type { RequestChannel, RequestInput } from './contract';

const id = z.string().min(1).max(200);
const idList = z.object({ incidentIds: z.array(id).max(100_000) }).strict();
const someIncidents = z.object({ incidentIds: z.array(id).max(100_000).nullable() }).strict();
const oneIncident = z.object({ incidentId: id }).strict();
/** Somebody decides something about an incident, by name. */
const decision = z
  .object({ incidentId: id, reason: z.string().max(2000), userName: z.string().max(200) })
  .strict();
const nothing = z.void();
const line = (max: number) => z.string().max(max);

const claim = z
  .object({
    claimNumber: line(200),
    purpose: line(500),
    recipient: line(500),
    preparedBy: line(200),
    organisation: line(200),
    notes: line(20_000),
  })
  .strict();

const timeMs = z.number().int().min(0).max(8.64e15);

const frameNumber = z.number().int().min(0).max(100_000_000);
const moment = z.number().min(0).max(8.64e15);
/** A rendered file comes in pieces of this size at most. */
const MAX_PIECE_BYTES = 32 * 1024 * 1024;

const derivedContent = z
  .object({
    kind: z.enum(DERIVED_KINDS),
    title: line(300),
    fromMs: moment,
    toMs: moment,
    parts: z
      .array(z.object({ fileId: id, firstFrame: frameNumber, lastFrame: frameNumber }).strict())
      .min(1)
      .max(64),
    parameters: z.record(line(100), z.union([line(100_000), z.number(), z.boolean(), z.null()])),
    notes: z.array(line(2000)).max(100),
  })
  .strict();

const days = z.number().min(0).max(3650);

const eventGroup = z.enum(['sensor', 'adas', 'traffic-sign', 'dms', 'remote', 'other']);

const selectionFields = {
  text: line(500),
  typeNames: z.array(line(200)).max(500),
  groups: z.array(eventGroup).max(6),
  severityLevels: z.array(z.number().int()).max(100),
  vehicles: z.array(line(200)).max(5000),
  drivers: z.array(line(200)).max(5000),
  saveStates: z
    .array(
      z.enum([
        'not-saved',
        'queued',
        'saving',
        'paused',
        'partly-saved',
        'saved',
        'failed',
        'expired',
      ]),
    )
    .max(8),
  fates: z.array(z.enum(EVENT_FATES)).max(EVENT_FATES.length),
  fromMs: timeMs.nullable(),
  toMs: timeMs.nullable(),
};
const selection = z.object(selectionFields).strict();

const incidentQuery = z
  .object({
    ...selectionFields,
    sort: z.enum(['time', 'days-left', 'severity', 'type', 'driver', 'vehicle']),
    descending: z.boolean(),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(1000),
  })
  .strict();

const settingsPatch = z
  .object({
    theme: z.enum(['system', 'light', 'dark']),
    units: z.enum(['metric', 'imperial']),
    userName: line(200),
    organisation: line(200),
    syncEveryMinutes: z.number().int().min(0).max(1440),
    saveRule: z
      .object({
        on: z.boolean(),
        typeNames: z.array(line(200)).max(500),
        groups: z.array(eventGroup).max(6),
        minSeverity: z.number().int().nullable(),
      })
      .strict(),
    saving: z
      .object({
        incidentsAtOnce: z.number().int().min(1).max(6),
        bytesPerSecond: z.number().int().min(10_000).max(10_000_000_000).nullable(),
      })
      .strict(),
    expiryNotice: z
      .object({ on: z.boolean(), daysAhead: z.number().int().min(1).max(90) })
      .strict(),
  })
  .partial()
  .strict();

const clipAsk = z
  .object({
    deviceId: id,
    cameraIds: z.array(line(100).min(1)).min(1).max(20),
    timeMs,
    durationSeconds: z.number().int().min(MIN_CLIP_SECONDS).max(MAX_CLIP_SECONDS),
    singleEvent: z.boolean(),
    fileName: line(200).min(1),
    saveWhenArrived: z.boolean(),
    aboutIncidentId: id.nullable(),
    evenIfAskedBefore: z.boolean(),
  })
  .strict();

const typedAccount = {
  baseUrl: z.string().min(1).max(2000),
  apiKey: z.string().min(1).max(2000),
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1000),
};

const markTimeMs = z.number().min(0).max(8.64e15);
const mark = z
  .object({
    markId: z.uuid(),
    fromMs: markTimeMs,
    toMs: markTimeMs.nullable(),
    kind: z.enum(MARK_KINDS),
    colour: z.enum(MARK_COLOURS),
    text: line(5000),
  })
  .strict()
  .refine(({ fromMs, toMs }) => toMs === null || toMs >= fromMs);

export const requestSchemas = {
  'app:info': nothing,
  'app:show-log': nothing,
  'session:get': nothing,
  'session:sign-in': z.object({ ...typedAccount, staySignedIn: z.boolean() }).strict(),
  'session:cancel-sign-in': nothing,
  'session:open-demo': nothing,
  'session:open-library': z.object({ partitionId: id }).strict(),
  'session:choose-fleet': z.object({ fleetId: z.number().int() }).strict(),
  'session:switch-account': z
    .object({ accountId: id, fleetId: z.number().int().nullable() })
    .strict(),
  'session:remove-account': z.object({ accountId: id }).strict(),
  'session:sign-out': nothing,
  'profile:get': nothing,
  'profile:set': ApiProfileSchema,
  'profile:reset': nothing,
  'profile:export': nothing,
  'profile:import': nothing,
  'connection:check': z.object({ account: z.object(typedAccount).strict().nullable() }).strict(),
  'connection:cancel': nothing,
  'sync:get': nothing,
  'sync:start': nothing,
  'sync:cancel': nothing,
  'incidents:query': incidentQuery,
  'incidents:facets': nothing,
  'incidents:get': oneIncident,
  'incidents:review': oneIncident,
  'incidents:read-page': oneIncident,
  'discard:check': oneIncident,
  'discard:event': decision,
  'hold:put': decision,
  'hold:release': decision,
  'ledger:sums': z.object({ selection, soonDays: days }).strict(),
  'ledger:save': z.object({ selection, withinDays: days.nullable() }).strict(),
  'ledger:check': nothing,
  'ledger:start-check': z.object({ selection }).strict(),
  'ledger:cancel-check': nothing,
  'ledger:export': z
    .object({ selection, scope: line(4000), format: z.enum(['csv', 'pdf']) })
    .strict(),
  'ledger:reveal': nothing,
  'report:show': z.object({ fromDay: z.iso.date(), toDay: z.iso.date(), zone: line(100) }).strict(),
  'marks:list': oneIncident,
  'marks:save': z.object({ incidentId: id, mark }).strict(),
  'marks:delete': z.object({ incidentId: id, markId: z.uuid() }).strict(),

  'derived:list': oneIncident,
  'derived:delete': z.object({ incidentId: id, derivedId: z.uuid() }).strict(),
  'derived:cut': z
    .object({
      jobId: z.uuid(),
      incidentId: id,
      clipId: id,
      firstFrame: frameNumber,
      lastFrame: frameNumber,
      sound: z.boolean(),
      cameraName: line(200),
    })
    .strict(),
  'derived:begin': oneIncident,
  'derived:write': z
    .object({
      jobId: z.uuid(),
      position: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MAX_PIECE_BYTES),
    })
    .strict(),
  'derived:finish': z
    .object({ jobId: z.uuid(), content: derivedContent, frames: frameNumber })
    .strict(),
  'derived:cancel': z.object({ jobId: z.uuid() }).strict(),
  'downloads:get': nothing,
  'downloads:save': idList,
  'downloads:save-expiring': z.object({ days: z.number().min(0).max(3650) }).strict(),
  'downloads:cancel': idList,
  'downloads:retry': idList,
  'downloads:hold': someIncidents,
  'downloads:proceed': someIncidents,
  'downloads:clear-finished': nothing,
  'evidence:plan': z.object({ incidentId: id, claim }).strict(),
  'evidence:export': z.object({ incidentId: id, claim }).strict(),
  'evidence:cancel': z.object({ exportId: id }).strict(),
  'evidence:reveal': z.object({ exportId: id }).strict(),
  'package-check:get': nothing,
  'package-check:open': z.object({ kind: z.enum(['zip', 'folder']) }).strict(),
  'package-check:dropped': nothing,
  'package-check:cancel': nothing,
  'clips:get': nothing,
  'clips:refresh': nothing,
  'clips:devices': nothing,
  'clips:ask': clipAsk,
  'clips:incident': z.object({ clipId: id }).strict(),
  'clips:clear': z.object({ clipIds: z.array(id).min(1).max(5000) }).strict(),
  'clips:restore': z.object({ clipIds: z.array(id).min(1).max(5000).nullable() }).strict(),
  'map:sources': nothing,
  'settings:get': nothing,
  'settings:set': settingsPatch,
} as const satisfies Record<RequestChannel, z.ZodType>;

type Schemas = typeof requestSchemas;
/** Fails to compile when a schema's output is not what the contract says goes in. */
type Checked = {
  [C in RequestChannel]: z.output<Schemas[C]> extends RequestInput<C> ? true : never;
};
type AllTrue<T extends Record<RequestChannel, true>> = T;
export type EverySchemaFits = AllTrue<Checked>;
