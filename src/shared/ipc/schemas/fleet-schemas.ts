/** Checks of what the window asks about the fleet service. */
import { z } from 'zod';
import { ApiProfileSchema } from '../../domain/api-profile';
import { MAX_CLIP_SECONDS, MIN_CLIP_SECONDS } from '../../domain/clip-task';
import { decision, id, line, nothing, oneIncident, timeMs } from './common-schemas';

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

export const fleetSchemas = {
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
  'discard:check': oneIncident,
  'discard:event': decision,
  'report:show': z.object({ fromDay: z.iso.date(), toDay: z.iso.date(), zone: line(100) }).strict(),
  'clips:get': nothing,
  'clips:refresh': nothing,
  'clips:devices': nothing,
  'clips:ask': clipAsk,
  'clips:incident': z.object({ clipId: id }).strict(),
  'clips:clear': z.object({ clipIds: z.array(id).min(1).max(5000) }).strict(),
  'clips:restore': z.object({ clipIds: z.array(id).min(1).max(5000).nullable() }).strict(),
} as const;
