/** Every file that an incident's description gives a hash for. */
import { z } from 'zod';
import { DERIVED_FOLDER } from '../derived-files';
import { PACKAGES_FOLDER } from '../releases/recipe-file';
import type { IncidentDescription } from '../rebuild/read-description';

export interface DescribedHash {
  /** Below the library's folder, with /. */
  readonly path: string;
  readonly sha256: string;
  /** Null where only the shorter one is kept. */
  readonly sha512: string | null;
  /** Where a linked file lies; null for one in the library. */
  readonly linkPath: string | null;
  /** Files that belong to it and have no hash of their own. */
  readonly beside: readonly string[];
}

const hashes = { sha256: z.string(), sha512: z.string() };

const HashesSchema = z.object({
  files: z.array(
    z.object({
      fileId: z.string(),
      state: z.string(),
      storedName: z.string(),
      sha256: z.string().nullable(),
      sha512: z.string().nullable(),
    }),
  ),
  importedFiles: z
    .array(z.object({ fileId: z.string(), linkPath: z.string().nullable() }))
    .default([]),
  quarantine: z.array(z.object({ relativePath: z.string(), sha256: z.string() })).default([]),
  derivedFiles: z
    .array(z.object({ description: z.object({ displayName: z.string(), ...hashes }) }))
    .default([]),
  packages: z
    .array(z.object({ recipeName: z.string().nullable(), recipeSha256: z.string().nullable() }))
    .default([]),
  trashFiles: z.array(z.object({ trashPath: z.string(), ...hashes })).default([]),
});

/** @throws Error with a reason that can be shown. */
export function describedHashes(
  folder: string,
  description: IncidentDescription,
): readonly DescribedHash[] {
  const parsed = HashesSchema.safeParse(description);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new Error(`the description is damaged at ${where}`);
  }
  const { files, importedFiles, quarantine, derivedFiles, packages, trashFiles } = parsed.data;
  const links = new Map(importedFiles.map(({ fileId, linkPath }) => [fileId, linkPath]));
  return [
    ...files.flatMap(({ fileId, state, storedName, sha256, sha512 }) => {
      if (state !== 'saved' || sha256 === null) return [];
      const linkPath = links.get(fileId) ?? null;
      return [{ path: `${folder}/${storedName}`, sha256, sha512, linkPath, beside: [] }];
    }),
    ...derivedFiles.map(({ description: { displayName, sha256, sha512 } }) => {
      const path = `${folder}/${DERIVED_FOLDER}/${displayName}`;
      return { path, sha256, sha512, linkPath: null, beside: [`${path}.json`] };
    }),
    ...packages.flatMap(({ recipeName, recipeSha256: sha256 }) =>
      recipeName === null || sha256 === null
        ? []
        : [
            {
              path: `${folder}/${PACKAGES_FOLDER}/${recipeName}`,
              sha256,
              sha512: null,
              linkPath: null,
              beside: [],
            },
          ],
    ),
    ...quarantine.map(({ relativePath: path, sha256 }) => ({
      path,
      sha256,
      sha512: null,
      linkPath: null,
      beside: [],
    })),
    ...trashFiles.map(({ trashPath: path, sha256, sha512 }) => ({
      path,
      sha256,
      sha512,
      linkPath: null,
      beside: [],
    })),
  ];
}
