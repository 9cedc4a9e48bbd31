/** Writes an export into the incident's chain of custody. */
import type { ExportRecord } from '../evidence';
import type { Library } from '../library';

/** The entry and the readable copy of the chain beside the incident's files. */
export async function recordExport(library: Library, record: ExportRecord): Promise<void> {
  const { incidentId, actor, recipient, purpose, claimNumber, fileName, sizeBytes, sha256 } =
    record;
  library.custody.append(incidentId, {
    action: 'exported',
    user: actor,
    data: { package: fileName, sizeBytes, sha256, recipient, purpose, claimNumber },
  });
  await library.saving.writeIncidentFiles(incidentId);
}
