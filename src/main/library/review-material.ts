/** All that the review deck needs of one incident, from this disk alone. */
import { readFile } from 'node:fs/promises';
import type { ClockReceipt } from '@shared/domain/clocks';
import type { IncidentSummary, ReviewMaterial } from '@shared/domain/incident';
import type { Track } from '@shared/domain/track';
import { parseNmea } from '@shared/nmea';
import { number, numberOrNull } from '@main/platform/columns';
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
    receipts: files.flatMap(receiptOf),
  };
}

/** By the first place where the vehicle surely was. */
function zoneOfTrack(track: Track | null): string | null {
  const fix = track?.samples.find(({ quality }) => quality === 'valid');
  return fix === undefined ? null : zoneOfPlace(fix);
}

function receiptOf({ savedAtMs, sourceHeaders }: FileRecord): readonly ClockReceipt[] {
  if (savedAtMs === null) return [];
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
    const track = parseNmea(await readFile(file.path, 'utf8'), {
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
