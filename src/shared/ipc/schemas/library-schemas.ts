/** Checks of what the window asks of the library. */
import { z } from 'zod';
import { CLAIM_STATUSES } from '../../domain/claim';
import { EVENT_FATES } from '../../domain/completeness';
import { CompositeLayoutSchema } from '../../domain/composite-layout';
import { DERIVED_KINDS } from '../../domain/derived';
import { QUEUE_PLACES } from '../../domain/download';
import { MARK_COLOURS, MARK_KINDS } from '../../domain/mark';
import { CORRECTION_METHODS, MOST_OFFSET_MS } from '../../domain/start-correction';
import { STORED_KINDS } from '../../domain/storage';
import { MOST_THUMBNAILS_ASKED, MOST_THUMBNAIL_BYTES } from '../../domain/thumbnail';
import { isClockZone } from '../../imports';
import {
  decision,
  eventGroup,
  id,
  line,
  nothing,
  oneIncident,
  timeMs,
  lossFields,
} from './common-schemas';

const idList = z.object({ incidentIds: z.array(id).max(100_000) }).strict();

const someIncidents = z.object({ incidentIds: z.array(id).max(100_000).nullable() }).strict();

const claimContent = z
  .object({
    ...lossFields,
    claimNumber: line(200),
    status: z.enum(CLAIM_STATUSES),
    people: z
      .array(z.object({ name: line(200), role: line(200), contact: line(1000) }).strict())
      .max(200),
    notes: line(100_000),
  })
  .strict();

const claimId = z.uuid();

const claimDecision = z
  .object({ claimId, reason: z.string().max(2000), userName: z.string().max(200) })
  .strict();

const claimIncidents = z.array(id).max(100_000);

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

const part = z.number().min(0).max(1);

const thumbnailPlace = z
  .object({
    fileId: id,
    region: z.object({ x: part, y: part, width: part, height: part }).strict(),
    keyFrames: z.boolean(),
  })
  .strict();

/** A week. */
const fileTimeUs = z.number().int().min(0).max(604_800_000_000);

const days = z.number().min(0).max(3650);

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

const trashChoice = z
  .object({ batchIds: z.array(id).max(100_000).nullable(), userName: line(200) })
  .strict();

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

const startCorrection = z
  .object({
    offsetMs: z.number().min(-MOST_OFFSET_MS).max(MOST_OFFSET_MS),
    method: z.enum(CORRECTION_METHODS),
    basis: line(500),
  })
  .strict();

/** Twenty years: a camera whose clock was never set. */
const MOST_SHIFT_MS = 20 * 366 * 86_400_000;

const importDraft = z
  .object({
    draftId: id,
    chosen: z.boolean(),
    typeName: line(200),
    zone: line(100).refine(isClockZone),
    zoneSource: z.enum(['gps', 'place', 'computer', 'chosen', 'not-needed']),
    shiftMs: z.number().int().min(-MOST_SHIFT_MS).max(MOST_SHIFT_MS),
    together: z.boolean(),
    items: z
      .array(
        z
          .object({
            itemId: id,
            included: z.boolean(),
            captureMode: z
              .string()
              .regex(/^[A-Z][A-Z0-9_]{0,30}$/)
              .nullable(),
          })
          .strict(),
      )
      .max(50_000),
  })
  .strict();

const importOrder = z
  .object({ drafts: z.array(importDraft).max(50_000), way: z.enum(['copy', 'link']) })
  .strict();

export const librarySchemas = {
  'library:state': nothing,
  'library:retry': nothing,
  'library:may-leave': nothing,
  'library:choose': nothing,
  'library:open-demo': nothing,
  'library:move': nothing,
  'library:cancel-move': nothing,
  'library:reveal': z.object({ which: z.enum(['library', 'moved-from']) }).strict(),
  'library:acknowledge': nothing,
  'incidents:query': incidentQuery,
  'incidents:facets': nothing,
  'incidents:get': oneIncident,
  'incidents:review': oneIncident,
  'incidents:viewed': oneIncident,
  'incidents:read-page': oneIncident,
  'incidents:reveal': oneIncident,
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
  'claims:list': z
    .object({ text: line(500), status: z.enum(CLAIM_STATUSES).nullable(), archived: z.boolean() })
    .strict(),
  'claims:get': z.object({ claimId }).strict(),
  'claims:of-incident': oneIncident,
  'claims:create': z.object({ content: claimContent, incidentIds: claimIncidents }).strict(),
  'claims:save': z.object({ claimId, content: claimContent }).strict(),
  'claims:archive': z.object({ claimId, archived: z.boolean() }).strict(),
  'claims:add': z.object({ claimId, incidentIds: claimIncidents }).strict(),
  'claims:remove': z
    .object({ claimId, incidentIds: claimIncidents, undoesAdding: z.boolean() })
    .strict(),
  'claims:hold': claimDecision,
  'claims:release-hold': claimDecision,
  'marks:list': oneIncident,
  'marks:save': z.object({ incidentId: id, mark }).strict(),
  'marks:delete': z.object({ incidentId: id, markId: z.uuid() }).strict(),
  'starts:correct': z
    .object({ incidentId: id, fileId: id, correction: startCorrection.nullable() })
    .strict(),
  'layouts:set': z
    .object({ incidentId: id, captureMode: line(100), layout: CompositeLayoutSchema.nullable() })
    .strict(),
  'layouts:set-order': z
    .object({ incidentId: id, cameraIds: z.array(id).max(100), wholeFleet: z.boolean() })
    .strict(),
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
  'derived:begin': z.object({ incidentId: id, kind: z.enum(DERIVED_KINDS) }).strict(),
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
  'downloads:move': idList.extend({ to: z.enum(QUEUE_PLACES) }),
  'downloads:clear-finished': nothing,
  'import:get': nothing,
  'import:open': z.object({ kind: z.enum(['folder', 'files']) }).strict(),
  'import:dropped': nothing,
  'import:preview': nothing,
  'import:start': importOrder,
  'import:cancel': nothing,
  'import:dismiss': nothing,
  'import:open-file': nothing,
  'storage:overview': nothing,
  'storage:trash': z
    .object({
      incidentIds: z.array(id).min(1).max(100_000),
      kinds: z.array(z.enum(STORED_KINDS)).min(1).max(STORED_KINDS.length),
      userName: line(200),
      reason: line(2000),
      evenIfExported: z.boolean(),
    })
    .strict(),
  'storage:restore': trashChoice,
  'storage:empty': trashChoice,
  'storage:stop': nothing,
  'thumbnails:read': z
    .object({
      place: thumbnailPlace,
      timesUs: z.array(fileTimeUs).min(1).max(MOST_THUMBNAILS_ASKED),
    })
    .strict(),
  'thumbnails:write': z
    .object({
      place: thumbnailPlace,
      timeUs: fileTimeUs,
      jpeg: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MOST_THUMBNAIL_BYTES),
    })
    .strict(),
  'thumbnails:size': nothing,
  'thumbnails:clear': nothing,
  'verify:get': nothing,
  'verify:start': nothing,
  'verify:cancel': nothing,
} as const;
