/**
 * What of a finished package is not in the library: every made file as it went out, with the order, names and
 * times of all entries. With the originals it makes the identical zip again, whatever version does it.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import type { EvidencePlan } from '@shared/domain/evidence';
import type { ManifestHashes } from '@shared/domain/release';
import { openPlace } from '../seal/byte-source';
import { SIGNED_PATH } from '../signature/signature-files';
import { TIME_STAMP_PATH, TIME_STAMP_SUM_PATH, timeStampSum } from '../time-stamp/time-stamp-files';
import { readDirectory, readExactly } from '../verify/zip-directory';
import { localHeader, type ZipEntry } from '../zip/zip-format';

const FORMAT = 'roadproof-package-recipe';
const VERSION = 1;
/** Made files are texts, pages and a report; a recipe beyond this was tampered with. */
const MAX_BYTES = 512 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const EntrySchema = z
  .object({
    /** As the zip has it: `CLM-1_2026-06-12_T1/data/report.html`. */
    name: z.string().min(1),
    sizeBytes: z.number().int().min(0),
    modifiedMs: z.number(),
    /** An original or a clip: taken from the library, by its id. */
    fileId: z.string().nullable(),
    sha256,
    /** Base64; null for what is taken from the library. */
    bytes: z.string().nullable(),
  })
  .strict();
const RecipeSchema = z
  .object({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    plan: z.unknown(),
    entries: z.array(EntrySchema),
  })
  .strict();

export type RecipeEntry = z.infer<typeof EntrySchema>;
export type PackageRecipe = z.infer<typeof RecipeSchema>;

/**
 * Reads the recipe off a package that has just been verified.
 * @param sourceSha256 hash of each copied file, by its id; equal to what the manifest says, since it was verified.
 */
export async function recipeOf(
  zipPath: string,
  plan: EvidencePlan,
  sourceSha256: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const sources = new Map(
    plan.files.map(({ path, sourceFileId }) => [`${plan.packageName}/${path}`, sourceFileId]),
  );
  const file = await openPlace({ filePath: zipPath, seal: null });
  try {
    const { entries } = await readDirectory(file, await file.sizeBytes());
    const recipe: RecipeEntry[] = [];
    for (const entry of entries) {
      const fileId = sources.get(entry.name) ?? null;
      const { name, sizeBytes, modifiedMs } = entry;
      const known = fileId === null ? undefined : sourceSha256.get(fileId);
      if (known !== undefined) {
        recipe.push({ name, sizeBytes, modifiedMs, fileId, sha256: known, bytes: null });
        continue;
      }
      const bytes = await readExactly(file, dataOffset(entry), sizeBytes);
      const hash = createHash('sha256').update(bytes).digest('hex');
      const text = bytes.toString('base64');
      recipe.push({ name, sizeBytes, modifiedMs, fileId: null, sha256: hash, bytes: text });
    }
    const json = JSON.stringify({ format: FORMAT, version: VERSION, plan, entries: recipe });
    return await promisify(gzip)(Buffer.from(json, 'utf8'));
  } finally {
    await file.close();
  }
}

/** @throws Error when the bytes are not a recipe. */
export async function readRecipe(bytes: Uint8Array): Promise<PackageRecipe> {
  const json = await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES });
  return RecipeSchema.parse(JSON.parse(json.toString('utf8')));
}

/**
 * The same package with a time stamp that came late: two files at its end, everything else as it was. The
 * recipe itself when it has a stamp already.
 */
export function withTimeStamp(recipe: PackageRecipe, response: Uint8Array): PackageRecipe {
  const listed = recipe.entries.find(({ name }) => name.endsWith(`/${SIGNED_PATH}`));
  const top = listed?.name.slice(0, -SIGNED_PATH.length) ?? '';
  if (!listed || recipe.entries.some(({ name }) => name === `${top}${TIME_STAMP_PATH}`))
    return recipe;
  const added = [
    [TIME_STAMP_PATH, Buffer.from(response)] as const,
    [TIME_STAMP_SUM_PATH, Buffer.from(timeStampSum(response), 'utf8')] as const,
  ].map(([path, bytes]): RecipeEntry => ({
    name: `${top}${path}`,
    sizeBytes: bytes.length,
    modifiedMs: listed.modifiedMs,
    fileId: null,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.toString('base64'),
  }));
  return { ...recipe, entries: [...recipe.entries, ...added] };
}

/** Taken from the recipe's own entries. */
export function manifestHashes(recipe: PackageRecipe): ManifestHashes {
  const hashOf = (name: string): string =>
    recipe.entries.find((entry) => entry.name.slice(entry.name.indexOf('/') + 1) === name)
      ?.sha256 ?? '';
  return {
    'manifest-sha256.txt': hashOf('manifest-sha256.txt'),
    'manifest-sha512.txt': hashOf('manifest-sha512.txt'),
    'tagmanifest-sha256.txt': hashOf('tagmanifest-sha256.txt'),
  };
}

function dataOffset(entry: ZipEntry): number {
  return entry.headerOffset + localHeader(entry).length;
}
