/** The description beside a derived file: what it says, and how it is read back. */
import { DERIVED_KINDS, type DerivedFile } from '@shared/domain/derived';
import { z } from 'zod';

const FORMAT = 'roadproof-derived';

const sha = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));

const DescriptionSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  derivedId: z.uuid(),
  kind: z.enum(DERIVED_KINDS),
  title: z.string(),
  displayName: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  mimeType: z.string(),
  sizeBytes: z.number().int().min(0),
  sha256: sha(64),
  sha512: sha(128),
  fromMs: z.number(),
  toMs: z.number(),
  sources: z.array(
    z.object({
      fileId: z.string(),
      firstFrame: z.number().int().min(0),
      lastFrame: z.number().int().min(0),
      displayName: z.string(),
      sha256: sha(64),
    }),
  ),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  notes: z.array(z.string()),
  tool: z.string(),
  toolVersion: z.string(),
  user: z.string(),
  createdAtMs: z.number().int(),
});

export function describe(file: DerivedFile): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, ...file }, null, 2)}\n`;
}

/** Null for anything else than such a description. */
export function readDescription(json: string): DerivedFile | null {
  try {
    const {
      format: _format,
      version: _version,
      ...file
    } = DescriptionSchema.parse(JSON.parse(json));
    return file;
  } catch {
    return null;
  }
}
