/** What the release register writes down; each with its entry in the incident's chain of custody, both or none. */
import { randomUUID } from 'node:crypto';
import { AppError } from '@shared/errors';
import type { ManifestHashes, RegisteredPackage, ReleaseContent } from '@shared/domain/release';
import { text, textOrNull } from '@main/platform/columns';
import type { LibraryContext } from '../context';
import { readRecipeFile, writeRecipe } from './recipe-file';
import { registeredPackage } from './register';

export interface MadePackage {
  readonly packageId: string;
  readonly incidentId: string;
  readonly madeBy: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly claimNumber: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly innerSha256: string;
  readonly filesCount: number;
  readonly signer: string | null;
  readonly manifests: ManifestHashes;
  /** Makes it again, with the library's files. */
  readonly recipe: Uint8Array;
}

/** A package stands under its final name. */
export async function recordPackage(library: LibraryContext, made: MadePackage): Promise<void> {
  const { packageId, incidentId, fileName, sizeBytes, sha256 } = made;
  const { recipient, purpose, claimNumber } = made;
  const kept = await writeRecipe(library, incidentId, packageId, made.recipe);
  library.database.transaction(() => {
    library.database.run(
      `INSERT INTO packages (package_id, incident_id, made_at_ms, made_by, recipient, purpose, claim_number, file_name,
         size_bytes, sha256, inner_sha256, files_count, signer, manifest_hashes, recipe_name, recipe_sha256)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      packageId,
      incidentId,
      Math.round(library.clock.now()),
      made.madeBy,
      recipient,
      purpose,
      claimNumber,
      fileName,
      sizeBytes,
      sha256,
      made.innerSha256,
      made.filesCount,
      made.signer,
      JSON.stringify(made.manifests),
      kept.recipeName,
      kept.recipeSha256,
    );
    const data = { package: fileName, sizeBytes, sha256, recipient, purpose, claimNumber };
    library.custody.append(incidentId, { action: 'exported', user: made.madeBy, data });
  });
  library.changed([incidentId]);
}

/** @throws AppError `release.not-found`, `release.needs-name` */
export function markReleased(
  library: LibraryContext,
  packageId: string,
  content: ReleaseContent,
  userName: string,
): RegisteredPackage {
  const user = named(userName);
  const { incidentId, fileName, sha256 } = registeredPackage(library, packageId);
  const releaseId = randomUUID();
  const { recipient, channel, releasedAtMs, purpose, note } = content;
  library.database.transaction(() => {
    library.database.run(
      `INSERT INTO releases (release_id, package_id, incident_id, released_at_ms, recipient, channel, purpose, note,
         recorded_by, recorded_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      releaseId,
      packageId,
      incidentId,
      releasedAtMs,
      recipient,
      channel,
      purpose,
      note,
      user,
      Math.round(library.clock.now()),
    );
    const data = { package: fileName, sha256, releaseId, ...content };
    library.custody.append(incidentId, { action: 'released', user, data });
  });
  library.changed([incidentId]);
  return registeredPackage(library, packageId);
}

/** For what was written down by mistake; the entry stays, marked. @throws as `markReleased` */
export function withdrawRelease(
  library: LibraryContext,
  releaseId: string,
  reason: string,
  userName: string,
): RegisteredPackage {
  const user = named(userName);
  const row = library.database.get('SELECT * FROM releases WHERE release_id = ?', releaseId);
  if (row === undefined) throw new AppError('release.not-found');
  const packageId = text(row, 'package_id');
  const { incidentId, fileName, sha256 } = registeredPackage(library, packageId);
  library.database.transaction(() => {
    const { changes } = library.database.run(
      `UPDATE releases SET withdrawn_at_ms = ?, withdrawn_by = ?, withdrawn_reason = ?
       WHERE release_id = ? AND withdrawn_at_ms IS NULL`,
      Math.round(library.clock.now()),
      user,
      reason.trim(),
      releaseId,
    );
    if (changes === 0) return;
    const data = { package: fileName, sha256, releaseId, reason: reason.trim() };
    library.custody.append(incidentId, { action: 'release-withdrawn', user, data });
  });
  library.changed([incidentId]);
  return registeredPackage(library, packageId);
}

export interface MadeAgain {
  readonly madeBy: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** @throws AppError `release.not-found` */
export function recordReissue(library: LibraryContext, packageId: string, again: MadeAgain): void {
  const { incidentId, fileName, sha256 } = registeredPackage(library, packageId);
  library.database.transaction(() => {
    library.database.run(
      `INSERT INTO reissues (reissue_id, package_id, incident_id, made_at_ms, made_by, file_name, size_bytes, sha256)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      randomUUID(),
      packageId,
      incidentId,
      Math.round(library.clock.now()),
      again.madeBy,
      again.fileName,
      again.sizeBytes,
      again.sha256,
    );
    const data = { package: again.fileName, sha256: again.sha256, first: { fileName, sha256 } };
    library.custody.append(incidentId, { action: 'reissued', user: again.madeBy, data });
  });
  library.changed([incidentId]);
}

/**
 * What makes a package again.
 * @throws AppError `release.not-found`, `release.no-recipe`, `release.damaged-recipe`
 */
export function recipeOfPackage(library: LibraryContext, packageId: string): Promise<Uint8Array> {
  const row = library.database.get('SELECT * FROM packages WHERE package_id = ?', packageId);
  if (row === undefined) throw new AppError('release.not-found');
  const recipeName = textOrNull(row, 'recipe_name');
  const recipeSha256 = textOrNull(row, 'recipe_sha256');
  if (recipeName === null || recipeSha256 === null) throw new AppError('release.no-recipe');
  return readRecipeFile(library, text(row, 'incident_id'), { recipeName, recipeSha256 });
}

function named(userName: string): string {
  const user = userName.trim();
  if (user === '') throw new AppError('release.needs-name');
  return user;
}
