/** All that the review deck needs of one incident, from this disk alone. */
import { readFile } from 'node:fs/promises';
import type { ClockReceipt } from '@shared/domain/clocks';
import type { IncidentSummary, ReviewMaterial } from '@shared/domain/incident';
import type { Track } from '@shared/domain/track';
import { parseNmea } from '@shared/nmea';
import { number, numberOrNull, text } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import { clipOfFile } from './clip-of-file';
import type { LibraryContext } from './context';
import { filesOf, type FileRecord } from './file-records';
import { detailOf, incidentRow } from './incident-detail';
import { zoneOfPlace } from './place-zone';
import { reviewCameras } from './review-cameras';

/** @throws AppError `library.not-found` */
export async function reviewMaterial(
  library: LibraryContext,
  incidentId: string,
): Promise<ReviewMaterial> {
  const row = incidentRow(library, incidentId);
  const files = filesOf(library, incidentId);
  const listed = detailOf(library, row, files);
  const found = await trackOf(library, listed, files);
  const incident = { ...listed, zone: listed.zone ?? zoneOfTrack(found.track) };
  const times = {
    eventTimeMs: number(row, 'event_time_ms'),
    videoStartMs: numberOrNull(row, 'video_start_ms'),
  };
  const clips = files.flatMap((file) => clipOfFile(file, times) ?? []);
  return {
    incident,
    cameras: reviewCameras(incident, files, clips),
    clips,
    ...found,
    snapshots: files
      .filter((file) => file.kind === 'snapshot' && file.state === 'saved')
      .map(({ fileId, captureMode }) => ({ fileId, captureMode })),
    videoStartMs: times.videoStartMs,
    // The demo's clock stands in the demo's own week, and says nothing of this computer's.
    receipts: files.flatMap((file) => receiptOf(file, isDemo(library, row))),
  };
}

/** By the first place where the vehicle surely was. */
function zoneOfTrack(track: Track | null): string | null {
  const fix = track?.samples.find(({ quality }) => quality === 'valid');
  return fix === undefined ? null : zoneOfPlace(fix);
}

function isDemo(library: LibraryContext, row: SqlRow): boolean {
  const found = library.database.get(
    'SELECT demo FROM partitions WHERE partition_id = ?',
    text(row, 'partition_id'),
  );
  return found?.['demo'] === 1;
}

function receiptOf(
  { savedAtMs, sourceHeaders }: FileRecord,
  demo: boolean,
): readonly ClockReceipt[] {
  if (savedAtMs === null) return [];
  if (demo) return [{ savedAtMs, serviceTimeMs: null }];
  const serviceTimeMs = Date.parse(sourceHeaders['date'] ?? '');
  return [{ savedAtMs, serviceTimeMs: Number.isNaN(serviceTimeMs) ? null : serviceTimeMs }];
}

async function trackOf(
  library: LibraryContext,
  incident: IncidentSummary,
  files: readonly FileRecord[],
): Promise<{ readonly track: Track | null; readonly trackMissing: string | null }> {
  const missing = (reason: string) => ({ track: null, trackMissing: reason });
  const file = files.find((candidate) => candidate.kind === 'track');
  if (file === undefined) {
    if (incident.saveState === 'expired')
      return missing('Deleted by the cloud before it was saved');
    return missing(
      incident.saveState === 'not-saved' || incident.saveState === 'queued'
        ? 'Not saved yet'
        : 'The device recorded no track for this incident',
    );
  }
  if (file.state === 'failed') return missing('Saving the track failed');
  if (file.state !== 'saved' || file.path === null) return missing('Not saved yet');
  try {
    // A checksum is made of bytes: one character each.
    const track = parseNmea(await readFile(file.path, 'latin1'), {
      fileId: file.fileId,
      referenceMs: incident.eventTimeMs,
    });
    return track.samples.length === 0
      ? missing('The track file holds no position')
      : { track, trackMissing: null };
  } catch (caught) {
    library.log.warn('a saved track could not be read', { incidentId: incident.incidentId });
    return missing(
      caught instanceof Error && 'code' in caught && caught.code === 'ENOENT'
        ? 'The saved track file is missing from the library folder'
        : 'The saved track file could not be read',
    );
  }
}
