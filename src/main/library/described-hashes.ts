/** Every file that an incident's description gives a hash for. */
import { z } from 'zod';
import { DERIVED_FOLDER } from './derived-files';
import type { IncidentDescription } from './read-description';

export interface DescribedHash {
  /** Below the library's folder, with /. */
  readonly path: string;
  readonly sha256: string;
  /** Null where only the shorter one is kept. */
  readonly sha512: string | null;
  /** Files that belong to it and have no hash of their own. */
  readonly beside: readonly string[];
}

const hashes = { sha256: z.string(), sha512: z.string() };

const HashesSchema = z.object({
  files: z.array(
    z.object({
      state: z.string(),
      storedName: z.string(),
      sha256: z.string().nullable(),
      sha512: z.string().nullable(),
    }),
  ),
  quarantine: z.array(z.object({ relativePath: z.string(), sha256: z.string() })).default([]),
  derivedFiles: z
    .array(z.object({ description: z.object({ displayName: z.string(), ...hashes }) }))
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
  const { files, quarantine, derivedFiles, trashFiles } = parsed.data;
  return [
    ...files.flatMap(({ state, storedName, sha256, sha512 }) =>
      state === 'saved' && sha256 !== null
        ? [{ path: `${folder}/${storedName}`, sha256, sha512, beside: [] }]
        : [],
    ),
    ...derivedFiles.map(({ description: { displayName, sha256, sha512 } }) => {
      const path = `${folder}/${DERIVED_FOLDER}/${displayName}`;
      return { path, sha256, sha512, beside: [`${path}.json`] };
    }),
    ...quarantine.map(({ relativePath: path, sha256 }) => ({
      path,
      sha256,
      sha512: null,
      beside: [],
    })),
    ...trashFiles.map(({ trashPath: path, sha256, sha512 }) => ({
      path,
      sha256,
      sha512,
      beside: [],
    })),
  ];
}
