/** What one file is, by its name and a first look inside; or why it is none to take in. */
import { readFile, stat } from 'node:fs/promises';
import type { DeviceNote, FoundFile, ImportFixes, ImportStart } from '@shared/domain/import';
import type { Track } from '@shared/domain/track';
import { parseGpx } from '@shared/gpx';
import { recognise, zoneBetween, type Recognised } from '@shared/imports';
import { parseNmea } from '@shared/nmea';
import { z } from 'zod';
import { contentProblem } from '@main/downloads';
import { readEmbeddedGps } from '@main/media/embedded-gps';
import { readMp4Times } from '@main/media/mp4-times';
import { readFailure } from './read-failure';
import type { WalkedFile } from './walk';

/** A day of 10 Hz sentences is smaller. */
const MOST_TRACK_BYTES = 256 * 1024 * 1024;
const MOST_NOTE_BYTES = 256 * 1024;

/** @param itemId stands for the file towards the screen. A text says why it is left out. */
export async function lookAt(
  { path, name }: WalkedFile,
  itemId: string,
  nowMs: number,
): Promise<FoundFile | string> {
  const facts = recognise(name);
  if (typeof facts === 'string') return facts;
  try {
    const { size, mtimeMs } = await stat(path);
    if (size === 0) return 'it is empty';
    const seen = await lookInside(path, size, facts, nowMs);
    if (typeof seen === 'string') return seen;
    const { maker, captureMode, trigger, unit, lowerQuality, kind } = facts;
    const { durationMs, created, fixes, note } = seen;
    return {
      ...{ itemId, name, kind, durationMs, fixes, note },
      ...{ maker, captureMode, trigger, unit, lowerQuality },
      sizeBytes: size,
      start: startOf(facts, created, mtimeMs - (durationMs ?? 0)),
    };
  } catch (caught) {
    return readFailure(caught);
  }
}

type ImportClock = Pick<ImportStart, 'clockMs' | 'clock'>;

interface Inside {
  readonly durationMs: number | null;
  /** When the MP4 says it was made. */
  readonly created: ImportClock | null;
  readonly fixes: ImportFixes | null;
  readonly note: DeviceNote | null;
}

const NOTHING: Inside = { durationMs: null, created: null, fixes: null, note: null };

async function lookInside(
  path: string,
  sizeBytes: number,
  { kind }: Recognised,
  nowMs: number,
): Promise<Inside | string> {
  switch (kind) {
    case 'video':
      return (await contentProblem(path, 'video', null)) ?? lookAtVideo(path, nowMs);
    case 'snapshot':
      return (await contentProblem(path, 'snapshot', null)) ?? NOTHING;
    case 'track':
      return lookAtTrack(path, sizeBytes);
    case 'device-data':
      return path.toLowerCase().endsWith('.json') ? lookAtNote(path, sizeBytes) : NOTHING;
  }
}

async function lookAtVideo(path: string, nowMs: number): Promise<Inside> {
  const { durationMs, createdMs } = await readMp4Times(path, nowMs);
  const gps = await readEmbeddedGps(path);
  // Times that count from the video's start tell neither its start nor its zone.
  const fixes = gps.clock === 'video' ? null : fixesOf(gps);
  if (createdMs === null) return { ...NOTHING, durationMs, fixes };
  // By the standard it is UTC; against the satellites' own time a camera that writes local time shows.
  const awayMs =
    fixes === null || gps.clock !== 'utc' ? null : zoneBetween(createdMs, fixes.firstMs);
  const clock = (awayMs ?? 0) === 0 ? 'utc' : 'local';
  return { ...NOTHING, durationMs, fixes, created: { clockMs: createdMs, clock } };
}

async function lookAtTrack(path: string, sizeBytes: number): Promise<Inside | string> {
  if (sizeBytes > MOST_TRACK_BYTES) return 'it is too large for a track';
  const isGpx = path.toLowerCase().endsWith('.gpx');
  if (!isGpx) {
    const problem = await contentProblem(path, 'track', null);
    if (problem !== null) return problem;
  }
  const track = isGpx
    ? parseGpx(await readFile(path, 'utf8'), { fileId: '' })
    : parseNmea(await readFile(path, 'latin1'), { fileId: '' });
  if (isGpx && track.samples.length === 0) return 'it holds no track point with a time';
  return { ...NOTHING, fixes: fixesOf(track) };
}

function fixesOf({ samples }: Pick<Track, 'samples'>): ImportFixes | null {
  const valid = samples.filter(({ quality }) => quality === 'valid');
  const [first] = valid;
  if (first === undefined) return null;
  const { latitudeDeg, longitudeDeg, timeMs } = first;
  return { firstMs: timeMs, lastMs: valid.at(-1)?.timeMs ?? timeMs, latitudeDeg, longitudeDeg };
}

/** A Tesla's `event.json`; numbers come as text, and any of it may be missing. */
const NoteSchema = z.object({
  timestamp: z.string().optional(),
  reason: z.string().max(200).optional(),
  est_lat: z.coerce.number().min(-90).max(90).optional().catch(undefined),
  est_lon: z.coerce.number().min(-180).max(180).optional().catch(undefined),
});

async function lookAtNote(path: string, sizeBytes: number): Promise<Inside | string> {
  if (sizeBytes > MOST_NOTE_BYTES) return 'it is too large for an event file';
  const read = NoteSchema.safeParse(parsed(await readFile(path, 'utf8')));
  if (!read.success) return 'it is no event file that can be read';
  const { timestamp, reason, est_lat: latitudeDeg, est_lon: longitudeDeg } = read.data;
  const clockMs = Date.parse(`${timestamp ?? ''}Z`);
  const note = {
    clockMs: Number.isNaN(clockMs) ? null : clockMs,
    reason: reason ?? null,
    latitudeDeg: latitudeDeg ?? null,
    longitudeDeg: longitudeDeg ?? null,
  };
  return { ...NOTHING, note };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The name's own time, else the MP4's, else what the file system says. */
function startOf(
  { clockMs, clock }: Recognised,
  created: ImportClock | null,
  fileTimeMs: number,
): ImportStart {
  if (clockMs !== null) return { clockMs, clock, source: 'file-name' };
  if (created !== null) return { ...created, source: 'mp4-creation' };
  return { clockMs: Math.round(fileTimeMs), clock: 'utc', source: 'file-time' };
}
