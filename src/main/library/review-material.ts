/** All that the review deck needs of one incident, from this disk alone. */
import { inDeckOrder } from '@shared/domain/camera-order';
import type { ClockReceipt } from '@shared/domain/clocks';
import type { ReviewMaterial } from '@shared/domain/incident';
import { number, numberOrNull, text } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import { layoutsOf } from './camera-layouts';
import { clipOfFile } from './clip-of-file';
import type { LibraryContext } from './context';
import { deckOrderOf } from './deck-order';
import { filesOf, type FileRecord } from './file-records';
import { detailOf, incidentRow } from './incident-detail';
import { incidentTrack, type TrackReading } from './incident-track';
import { zoneOfPlace } from './place-zone';
import { correctionsOf } from './start-corrections';
import { reviewCameras } from './review-cameras';

/**
 * @param reading `leave-big`: of a track in big files it is only said where they are.
 * @throws AppError `library.not-found`
 */
export async function reviewMaterial(
  library: LibraryContext,
  incidentId: string,
  reading: TrackReading = 'leave-big',
): Promise<ReviewMaterial> {
  const row = incidentRow(library, incidentId);
  const files = filesOf(library, incidentId);
  const listed = detailOf(library, row, files);
  const times = {
    eventTimeMs: number(row, 'event_time_ms'),
    videoStartMs: numberOrNull(row, 'video_start_ms'),
  };
  const layouts = layoutsOf(library, incidentId);
  const cameraOrder = deckOrderOf(library, incidentId);
  const corrections = correctionsOf(library, incidentId);
  const clips = files.flatMap(
    (file) => clipOfFile(file, times, corrections.get(file.fileId) ?? null) ?? [],
  );
  const { place, ...found } = await incidentTrack(library, listed, files, clips, reading);
  const zone = listed.zone ?? (place === null ? null : zoneOfPlace(place));
  const incident = { ...listed, zone };
  return {
    incident,
    cameras: inDeckOrder(reviewCameras(incident, files, clips, layouts), cameraOrder),
    cameraOrder,
    layouts: Object.fromEntries(layouts),
    clips,
    ...found,
    trackSpan: trackSpanOf(files),
    snapshots: files
      .filter((file) => file.kind === 'snapshot' && file.state === 'saved')
      .map(({ fileId, captureMode }) => ({ fileId, captureMode })),
    videoStartMs: times.videoStartMs,
    // The demo's clock stands in the demo's own week, and says nothing of this computer's.
    receipts: files.flatMap((file) => receiptOf(file, isDemo(library, row))),
  };
}

function isDemo(library: LibraryContext, row: SqlRow): boolean {
  const found = library.database.get(
    'SELECT demo FROM partitions WHERE partition_id = ?',
    text(row, 'partition_id'),
  );
  return found?.['demo'] === 1;
}

function trackSpanOf(files: readonly FileRecord[]): ReviewMaterial['trackSpan'] {
  const { serviceStartMs: startMs, serviceEndMs: endMs } =
    files.find(({ kind }) => kind === 'track') ?? {};
  return typeof startMs === 'number' && typeof endMs === 'number' && endMs > startMs
    ? { startMs, endMs }
    : null;
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
