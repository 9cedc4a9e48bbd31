/** A saved video as a clip on the common time line, with the way its start was found. */
import type { Clip, StartSource } from '@shared/domain/clip';
import type { StartCorrection } from '@shared/domain/start-correction';
import type { FileRecord } from './file-records';

/** A start further than this from the event belongs to no clip of it: remote clips last up to a day. */
const SANE_DISTANCE_MS = 2 * 86_400_000;

export interface IncidentTimes {
  readonly eventTimeMs: number;
  /** `video_start_timestamp` of the event; null when absent. */
  readonly videoStartMs: number | null;
}

/** Null when the file is not saved or holds no video we can read. */
export function clipOfFile(
  file: FileRecord,
  times: IncidentTimes,
  correction: StartCorrection | null,
): Clip | null {
  const { probe, sha256, sizeBytes } = file;
  if (file.kind !== 'video' || file.state !== 'saved') return null;
  if (probe === null || sha256 === null || sizeBytes === null) return null;
  const found = startOf(file, times);
  return {
    clipId: file.fileId,
    fileId: file.fileId,
    captureMode: file.captureMode ?? file.displayName,
    startMs: found.startMs + (correction?.offsetMs ?? 0),
    startSource: found.startSource,
    correction,
    durationMs: probe.durationMs,
    widthPx: probe.widthPx,
    heightPx: probe.heightPx,
    codec: probe.codec,
    audioCodec: probe.audioCodec,
    frames: probe.frames,
    sizeBytes,
    sha256,
  };
}

function startOf(
  file: FileRecord,
  times: IncidentTimes,
): { readonly startMs: number; readonly startSource: StartSource } {
  const isSane = (startMs: number | null): startMs is number =>
    startMs !== null && startMs > 0 && Math.abs(startMs - times.eventTimeMs) <= SANE_DISTANCE_MS;
  if (isSane(file.serviceStartMs)) {
    const startSource = file.imported?.startSource ?? 'service-file';
    return { startMs: file.serviceStartMs, startSource };
  }
  if (isSane(times.videoStartMs)) {
    return { startMs: times.videoStartMs, startSource: 'service-event' };
  }
  return { startMs: times.eventTimeMs, startSource: 'assumed' };
}
