/** Reads `incident.json`, `fleet.json` and `claim.json` back, strictly enough to rebuild rows from them. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CLAIM_FORMAT, CLAIM_FORMAT_VERSION } from '../claims/claim-file';
import { JsonRowSchema } from '../described-tables';
import { FLEET_FORMAT, FLEET_FORMAT_VERSION } from '../fleet-file';
import { INCIDENT_FORMAT, INCIDENT_FORMAT_VERSION } from '../incident-file';
import { SCHEMA_VERSION } from '../schema';

const indexVersion = z.number().int().min(1);

/** Which fleet something belongs to: enough when the fleet's own description is lost. */
const partition = z.object({ partitionId: z.string(), label: z.string(), demo: z.boolean() });
export type DescribedPartition = z.infer<typeof partition>;

const IncidentDescriptionSchema = z.looseObject({
  format: z.literal(INCIDENT_FORMAT),
  version: z.literal(INCIDENT_FORMAT_VERSION),
  indexVersion,
  partition,
  incident: JsonRowSchema.and(z.object({ incidentId: z.string(), partitionId: z.string() })),
});
export type IncidentDescription = z.infer<typeof IncidentDescriptionSchema>;

const FleetDescriptionSchema = z.looseObject({
  format: z.literal(FLEET_FORMAT),
  version: z.literal(FLEET_FORMAT_VERSION),
  indexVersion,
  fleet: JsonRowSchema.and(z.object({ partitionId: z.string() })),
});
export type FleetDescription = z.infer<typeof FleetDescriptionSchema>;

const ClaimDescriptionSchema = z.looseObject({
  format: z.literal(CLAIM_FORMAT),
  version: z.literal(CLAIM_FORMAT_VERSION),
  indexVersion,
  partition,
  claim: JsonRowSchema.and(z.object({ claimId: z.string(), partitionId: z.string() })),
});
export type ClaimDescription = z.infer<typeof ClaimDescriptionSchema>;

const VersionSchema = z.looseObject({ version: z.number(), indexVersion: z.number().optional() });

/** @throws Error with a reason that can be shown. */
export async function readIncidentDescription(path: string): Promise<IncidentDescription> {
  return checked(IncidentDescriptionSchema, await readJson(path), INCIDENT_FORMAT_VERSION);
}

/** @throws Error with a reason that can be shown. */
export async function readFleetDescription(path: string): Promise<FleetDescription> {
  return checked(FleetDescriptionSchema, await readJson(path), FLEET_FORMAT_VERSION);
}

/** @throws Error with a reason that can be shown. */
export async function readClaimDescription(path: string): Promise<ClaimDescription> {
  return checked(ClaimDescriptionSchema, await readJson(path), CLAIM_FORMAT_VERSION);
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error('the description is missing or cannot be read');
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the description is damaged: it is not JSON');
  }
}

function checked<T>(schema: z.ZodType<T>, json: unknown, known: number): T {
  const { version, indexVersion: tables = 0 } = VersionSchema.safeParse(json).data ?? {};
  if ((version ?? 0) > known || tables > SCHEMA_VERSION) {
    throw new Error('the description was written by a newer Roadproof');
  }
  if (version !== undefined && version < known) {
    throw new Error('the description was written by an earlier version and does not hold enough');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new Error(`the description is damaged${where === '' ? '' : ` at ${where}`}`);
}
