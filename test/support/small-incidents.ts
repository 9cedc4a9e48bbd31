/** Incidents with small files of their own in a library, without a service. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Library } from '@main/library';
import { hashBytes } from '@main/platform/hashing';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import type { AssetKind } from '@shared/domain/incident';
import { eventPage, fleetEvent } from './fleet-events';

export const SMALL_FLEET = 'fleet-1';

const FILES: readonly { kind: AssetKind; mode: string | null; stem: string; ending: string }[] = [
  { kind: 'video', mode: 'C_F', stem: 'C_F', ending: '.mp4' },
  { kind: 'video', mode: 'C_I', stem: 'C_I', ending: '.mp4' },
  { kind: 'track', mode: null, stem: 'track', ending: '.nmea' },
  { kind: 'service-answer', mode: null, stem: 'service/event', ending: '.json' },
];

/** Their ids, the oldest first: `T0` is the first one's ticket. Every file's bytes are its own. */
export async function saveSmallIncidents(
  library: Library,
  count: number,
): Promise<readonly string[]> {
  library.ensurePartition({ partitionId: SMALL_FLEET, label: 'Fleet one', demo: false });
  const events = Array.from({ length: count }, (_, index) =>
    fleetEvent({
      ticket: `T${index}`,
      timeMs: Date.UTC(2026, 9, 21, 7, index),
      expired: index === 1,
    }),
  );
  library.upsertEventPage(SMALL_FLEET, eventPage(events), Date.now());
  const ids = library
    .query(SMALL_FLEET, { ...EMPTY_QUERY, sort: 'time', limit: 1000 })
    .rows.map(({ incidentId }) => incidentId);
  for (const incidentId of ids) {
    await library.saving.ensureFolder(incidentId);
    for (const file of FILES) await saveSmall(library, incidentId, file);
    library.database.run(
      'UPDATE incidents SET details_read_at_ms = 1 WHERE incident_id = ?',
      incidentId,
    );
    library.saving.refreshSaveState(incidentId);
  }
  await library.saving.repairCustodyCopies();
  await library.saving.writeFleetFiles(SMALL_FLEET);
  return ids;
}

async function saveSmall(
  library: Library,
  incidentId: string,
  { kind, mode, stem, ending }: (typeof FILES)[number],
): Promise<void> {
  const file = library.saving.expectFile(incidentId, {
    slot: `${kind}:${stem}`,
    kind,
    captureMode: mode,
    originalName: null,
    stem,
    ending,
    mimeType: 'application/octet-stream',
    announcedBytes: null,
    serviceStartMs: null,
    serviceEndMs: null,
    availability: 'there',
  });
  if (file.path === null) throw new Error('no place for the file');
  const bytes = Buffer.from(`${stem} of ${incidentId} `.repeat(20));
  await mkdir(dirname(file.path), { recursive: true });
  await writeFile(file.path, bytes);
  library.saving.fileSaved(file, {
    ...hashBytes(bytes),
    sizeBytes: bytes.length,
    savedAtMs: Date.now(),
    sourceUrl: null,
    sourceHeaders: {},
    probe: null,
    user: 'Ana',
    custodyData: {},
  });
}
