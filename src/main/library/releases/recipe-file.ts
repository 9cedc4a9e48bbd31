/** What makes a package again, in its incident's folder under `packages`, checked by hash when it is read. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { writeFileAtomic } from '@main/platform/atomic-file';
import { textOrNull } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { absolutePath } from '../file-records';
import { incidentRow } from '../incident-detail';
import { ensureIncidentFolder } from '../incident-folder';

export const PACKAGES_FOLDER = 'packages';

export interface RecipeFile {
  readonly recipeName: string;
  readonly recipeSha256: string;
}

/** Whole or not at all. */
export async function writeRecipe(
  library: LibraryContext,
  incidentId: string,
  packageId: string,
  recipe: Uint8Array,
): Promise<RecipeFile> {
  const folder = await ensureIncidentFolder(library, incidentId);
  const recipeName = `${packageId}.recipe.gz`;
  await writeFileAtomic(join(folder, PACKAGES_FOLDER, recipeName), recipe);
  return { recipeName, recipeSha256: createHash('sha256').update(recipe).digest('hex') };
}

/** @throws AppError `release.damaged-recipe` when it is not there or not what was written. */
export async function readRecipeFile(
  library: LibraryContext,
  incidentId: string,
  { recipeName, recipeSha256 }: RecipeFile,
): Promise<Uint8Array> {
  const folder = textOrNull(incidentRow(library, incidentId), 'folder') ?? '';
  const path = join(absolutePath(library.root, folder), PACKAGES_FOLDER, recipeName);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError('release.damaged-recipe', { cause });
  });
  if (createHash('sha256').update(bytes).digest('hex') !== recipeSha256)
    throw new AppError('release.damaged-recipe');
  return bytes;
}
