/** The form of the files under `data/metadata/`, published as one JSON Schema; a file is told apart by its `format`. */
import { z } from 'zod';
import { PACKAGE_PARTS } from '@shared/domain/package-choice';
import { REPORT_LANGUAGES } from '@shared/domain/report-language';

const VERSION = z.literal(1);
const when = z.string().describe('ISO 8601, UTC').nullable();
const milliseconds = z.number().describe('UTC milliseconds since 1970');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const sha512 = z.string().regex(/^[0-9a-f]{128}$/);
const gap = z.object({ title: z.string(), reason: z.string() });
/** Further facts of the incident as the service names them; more may be added. */
const facts = z.looseObject({});

const claim = z.object({
  format: z.literal('roadproof-claim'),
  version: VERSION,
  packageName: z.string(),
  preparedAt: when,
  reportLanguage: z
    .enum(REPORT_LANGUAGES)
    .optional()
    .describe('BCP 47; of the report and of titles and reasons here. English where it is not said'),
  claim: z.looseObject({
    claimNumber: z.string(),
    purpose: z.string(),
    recipient: z.string(),
    preparedBy: z.string(),
    organisation: z.string(),
    notes: z.string(),
    facts: facts.optional(),
  }),
  missing: z.array(gap).describe('What a reader would look for and not find'),
  leftOut: z.array(gap).describe('What stayed out on purpose'),
  choice: z.object({
    parts: z.record(z.enum(PACKAGE_PARTS), z.boolean()),
    withoutCameras: z.array(z.string()),
    withoutClips: z.array(z.string()),
    onlyShortestClip: z.boolean(),
    sound: z.boolean(),
    faces: z.boolean(),
    driverName: z.boolean(),
  }),
});

const incident = z.object({
  format: z.literal('roadproof-incident-facts'),
  version: VERSION,
  eventTime: when,
  incident: z.looseObject({
    incidentId: z.string(),
    ticket: z.string(),
    eventTimeMs: milliseconds,
    typeName: z.string(),
    driverName: z.string().nullable(),
    vehicleName: z.string().nullable(),
    zone: z.string().nullable(),
  }),
  cameras: z.array(
    z.looseObject({ cameraId: z.string(), name: z.string(), status: z.enum(['ready', 'missing']) }),
  ),
  clips: z.array(
    z.looseObject({
      clipId: z.string(),
      fileId: z.string(),
      captureMode: z.string(),
      startMs: milliseconds,
      startSource: z.string(),
      durationMs: z.number(),
      codec: z.string(),
      frames: z.looseObject({ kind: z.enum(['constant', 'variable']) }),
      sha256,
    }),
  ),
  track: z.union([
    z.object({ missing: z.string().nullable() }),
    z.object({
      fileId: z.string(),
      samples: z.number().int(),
      accelerationSamples: z.number().int(),
      gaps: z.array(z.object({ fromMs: milliseconds, toMs: milliseconds, reason: z.string() })),
      issues: facts,
    }),
  ]),
});

const frame = z.object({
  camera: z.string(),
  file: z.string().nullable(),
  frame: z.number().int().nullable().describe('Counted from 0'),
  presentationTimeUs: z.number().nullable(),
});
const marks = z.object({
  format: z.literal('roadproof-marks'),
  version: VERSION,
  marks: z.array(
    z.object({
      markId: z.string(),
      from: when,
      to: when,
      fromMs: milliseconds,
      toMs: milliseconds.nullable(),
      kind: z.string(),
      colour: z.string(),
      text: z.string(),
      user: z.string(),
      createdAt: when,
      changedAt: when,
      framesFrom: z.array(frame),
      framesTo: z.array(frame).nullable(),
    }),
  ),
});

const size = z.number().int().nullable();
const files = z.object({
  format: z.literal('roadproof-files'),
  version: VERSION,
  originals: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      kind: z.string(),
      fileId: z.string(),
      originalName: z.string().nullable(),
      captureMode: z.string().nullable(),
      sizeBytes: size,
      sha256: sha256.nullable(),
      sha512: sha512.nullable(),
      sourceUrl: z.string().nullable(),
      savedAt: when,
    }),
  ),
  originalsNotInPackage: z.array(
    z.object({
      fileId: z.string(),
      kind: z.string(),
      displayName: z.string(),
      captureMode: z.string().nullable(),
      sizeBytes: size,
      sha256: sha256.nullable(),
      sha512: sha512.nullable(),
    }),
  ),
  clips: z.array(
    z.looseObject({
      path: z.string(),
      derivedId: z.string(),
      kind: z.string(),
      title: z.string(),
      sha256,
      sources: z.array(
        z.looseObject({
          fileId: z.string(),
          sha256,
          firstFrame: z.number().int(),
          lastFrame: z.number().int(),
        }),
      ),
      parameters: facts,
      notes: z.array(z.string()),
      tool: z.string(),
      toolVersion: z.string(),
    }),
  ),
  derived: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      madeFromFileId: z.string().nullable(),
      madeFromSha256: sha256.nullable(),
    }),
  ),
});

const tools = z.object({
  format: z.literal('roadproof-tools'),
  version: VERSION,
  tools: z.array(z.object({ name: z.string(), version: z.string() })),
  container: facts,
  track: facts,
});

export const MetadataSchema = z.discriminatedUnion('format', [
  claim,
  incident,
  marks,
  files,
  tools,
]);

/** As it lies in every package and in `docs/`. */
export function metadataSchemaText(): string {
  const schema = z.toJSONSchema(MetadataSchema, { target: 'draft-7' });
  return `${JSON.stringify({ title: 'Roadproof package metadata', ...schema }, null, 2)}\n`;
}
