/** An incident with one real video in a library, without a service. */
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Library } from '@main/library';
import { probeVideo } from '@main/media/probe';
import { hashFile } from '@main/platform/hashing';
import { EMPTY_QUERY } from '@shared/domain/incident-query';
import { eventPage, fleetEvent } from './fleet-events';

const PARTITION = 'fleet-1';

/** A file of the demo fleet, e.g. `junction-collision/c_f.mp4`. */
export const demoFile = (name: string): string =>
  resolve(import.meta.dirname, '../../resources/demo', name);

export interface SavedVideo {
  readonly incidentId: string;
  readonly fileId: string;
  readonly path: string;
}

/** Saves a demo video as the front camera of a new incident. */
export async function saveVideo(library: Library, name: string): Promise<SavedVideo> {
  library.ensurePartition({ partitionId: PARTITION, label: 'Fleet one', demo: false });
  library.upsertEventPage(PARTITION, eventPage([fleetEvent({ ticket: 'A1' })]), Date.now());
  const incidentId = library.query(PARTITION, { ...EMPTY_QUERY, sort: 'time' }).rows[0]?.incidentId;
  if (incidentId === undefined) throw new Error('no incident');
  await library.saving.ensureFolder(incidentId);
  const file = library.saving.expectFile(incidentId, {
    slot: 'video:C_F',
    kind: 'video',
    captureMode: 'C_F',
    originalName: 'C_F.mp4',
    stem: 'C_F',
    ending: '.mp4',
    mimeType: 'video/mp4',
    announcedBytes: null,
    serviceStartMs: Date.UTC(2026, 9, 21, 5, 42, 0),
    serviceEndMs: null,
    availability: 'there',
  });
  const path = library.file(file.fileId)?.path;
  if (!path) throw new Error('no place for the video');
  await mkdir(dirname(path), { recursive: true });
  await copyFile(demoFile(name), path);
  library.saving.fileSaved(file, {
    ...(await hashFile(path)),
    savedAtMs: Date.now(),
    sourceUrl: null,
    sourceHeaders: {},
    probe: await probeVideo(path),
    user: 'Ana',
    custodyData: {},
  });
  library.saving.refreshSaveState(incidentId);
  return { incidentId, fileId: file.fileId, path };
}
