/** Writes an export into the release register and the incident's chain of custody. */
import { manifestHashes, readRecipe, type ExportRecord } from '../evidence';
import type { Library } from '../library';

/** The entry and the readable copy of the chain beside the incident's files. */
export async function recordExport(library: Library, record: ExportRecord): Promise<void> {
  const { exportId: packageId, actor: madeBy, recipe } = record;
  const manifests = manifestHashes(await readRecipe(recipe));
  await library.releases.record({ ...record, packageId, madeBy, manifests });
  await library.saving.writeIncidentFiles(record.incidentId);
}
