/** The way of the vehicle through an incident, from its saved track files. */
import { open, readFile } from 'node:fs/promises';
import type { Clip } from '@shared/domain/clip';
import type { IncidentSummary, TrackSource } from '@shared/domain/incident';
import type { Track, TrackFormat, TrackPlan, TrackSample } from '@shared/domain/track';
import { trackOfTexts } from '@shared/incident-track';
import { message } from '@shared/words/message';
import type { LibraryContext } from './context';
import type { FileRecord } from './file-records';
import { trackInVideos } from './track-in-videos';

export interface FoundTrack {
  readonly track: Track | null;
  /** Why there is none, in plain words; null when there is one. */
  readonly trackMissing: string | null;
  /** The files of a track that was left to be read later; null otherwise. */
  readonly trackLater: TrackSource | null;
  /** All saved track files, whether they hold anything or not. */
  readonly trackSource: TrackSource | null;
  /** Where the vehicle surely was first; null when that is not known. */
  readonly place: Pick<TrackSample, 'latitudeDeg' | 'longitudeDeg'> | null;
}

/** Whether big files are read too: they hold up everything else for seconds. */
export type TrackReading = 'all' | 'leave-big';

/** An hour of ten fixes a second; reading this much takes some tenths of a second. */
const BIG_BYTES = 2 * 2 ** 20;
/** Holds the first fixes. */
const HEAD_BYTES = 64 * 1024;
/** An imported track may be a whole drive: this much around the pictures belongs to the incident. */
const AROUND_MS = 2 * 60_000;

const NOTHING: FoundTrack = {
  track: null,
  trackMissing: null,
  trackLater: null,
  trackSource: null,
  place: null,
};
const missing = (trackMissing: string): FoundTrack => ({ ...NOTHING, trackMissing });

export async function incidentTrack(
  library: LibraryContext,
  incident: IncidentSummary,
  files: readonly FileRecord[],
  clips: readonly Pick<Clip, 'fileId' | 'startMs' | 'durationMs'>[],
  reading: TrackReading,
): Promise<FoundTrack> {
  const listed = files.filter((candidate) => candidate.kind === 'track');
  const [file] = listed;
  if (file === undefined) {
    const inVideos = await trackInVideos(files, clips);
    return inVideos === null
      ? missing(reasonForNone(incident, files))
      : { ...NOTHING, track: inVideos, place: firstFix(inVideos) };
  }
  if (file.state === 'failed') return missing(message('Saving the track failed'));
  if (file.state === 'trashed') return missing(message('In the trash; put it back under Storage'));
  const saved = listed.filter(({ state, path }) => state === 'saved' && path !== null);
  if (saved.length === 0) return missing(message('Not saved yet'));
  const plan: TrackPlan = {
    referenceMs: incident.eventTimeMs,
    within: file.imported === null ? null : around(clips),
  };
  const trackSource: TrackSource = { files: saved.map(named), ...plan };
  try {
    const sizeBytes = saved.reduce((sum, each) => sum + (each.sizeBytes ?? 0), 0);
    if (reading === 'leave-big' && sizeBytes > BIG_BYTES) return await later(saved, trackSource);
    const texts = await Promise.all(
      saved.map(async (each) => ({ ...named(each), text: await textOf(each) })),
    );
    const track = trackOfTexts(texts, plan);
    if (track === null || track.samples.length === 0) {
      return { ...missing(message('The track file holds no position')), trackSource };
    }
    return { ...NOTHING, track, trackSource, place: firstFix(track) };
  } catch (caught) {
    library.log.warn('a saved track could not be read', { incidentId: incident.incidentId });
    return missing(
      caught instanceof Error && 'code' in caught && caught.code === 'ENOENT'
        ? message('The saved track file is missing from the library folder')
        : message('The saved track file could not be read'),
    );
  }
}

function reasonForNone(incident: IncidentSummary, files: readonly FileRecord[]): string {
  if (files.some(({ imported }) => imported !== null))
    return message('No track file was imported with it');
  if (incident.saveState === 'expired') return message('Deleted by the cloud before it was saved');
  return incident.saveState === 'not-saved' || incident.saveState === 'queued'
    ? message('Not saved yet')
    : message('The device recorded no track for this incident');
}

async function later(saved: readonly FileRecord[], trackSource: TrackSource): Promise<FoundTrack> {
  const [first] = saved;
  const isNmea = first !== undefined && named(first).format === 'nmea';
  const head = isNmea ? [{ ...named(first), text: await headOf(first) }] : [];
  return {
    track: null,
    trackMissing: 'The track is being read',
    trackLater: trackSource,
    trackSource,
    place: firstFix(trackOfTexts(head, { ...trackSource, within: null })),
  };
}

function named({ fileId, path }: FileRecord): {
  readonly fileId: string;
  readonly format: TrackFormat;
} {
  return { fileId, format: path?.toLowerCase().endsWith('.gpx') === true ? 'gpx' : 'nmea' };
}

function textOf(file: FileRecord): Promise<string> {
  // A checksum is made of bytes: one character each.
  return readFile(file.path ?? '', named(file).format === 'gpx' ? 'utf8' : 'latin1');
}

async function headOf({ path }: FileRecord): Promise<string> {
  const file = await open(path ?? '', 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

const firstFix = (track: Track | null): TrackSample | null =>
  track?.samples.find(({ quality }) => quality === 'valid') ?? null;

function around(clips: readonly Pick<Clip, 'startMs' | 'durationMs'>[]): TrackPlan['within'] {
  if (clips.length === 0) return null;
  return {
    fromMs: Math.min(...clips.map(({ startMs }) => startMs)) - AROUND_MS,
    toMs: Math.max(...clips.map(({ startMs, durationMs }) => startMs + durationMs)) + AROUND_MS,
  };
}
