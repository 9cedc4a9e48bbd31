/** The way of the vehicle from GPS records inside its videos. */
import type { Clip } from '@shared/domain/clip';
import type { AccelerationSample, Track } from '@shared/domain/track';
import { zoneBetween } from '@shared/imports';
import { mergeTracks, trackOfSamples } from '@shared/merge-tracks';
import { readEmbeddedGps, type EmbeddedGps } from '@main/media/embedded-gps';
import type { FileRecord } from './file-records';

/** What imported cameras have written into their videos; null when none of them did. */
export async function trackInVideos(
  files: readonly FileRecord[],
  clips: readonly Pick<Clip, 'fileId' | 'startMs'>[],
): Promise<Track | null> {
  const tracks: Track[] = [];
  for (const { fileId, path, state, kind, imported } of files) {
    const clip = clips.find((each) => each.fileId === fileId);
    const isRead = kind === 'video' && state === 'saved' && imported !== null;
    if (!isRead || path === null || clip === undefined) continue;
    const { samples, clock, acceleration } = await readEmbeddedGps(path);
    const [first] = samples;
    if (first === undefined) continue;
    const byMs = toUtcMs(clock, first.timeMs, clip.startMs);
    tracks.push({
      ...trackOfSamples(fileId, shifted(samples, byMs)),
      acceleration: notYetIn(tracks, shifted(acceleration, clip.startMs)),
    });
  }
  return mergeTracks(tracks);
}

/** What is added to the times of a file's fixes. */
function toUtcMs(clock: EmbeddedGps['clock'], firstMs: number, startMs: number): number {
  if (clock === 'video') return startMs;
  // A camera's clock may show local time: whole quarter hours from the recording's start are its zone.
  return clock === 'utc' ? 0 : -(zoneBetween(firstMs, startMs) ?? 0);
}

function shifted<T extends { readonly timeMs: number }>(moments: readonly T[], byMs: number): T[] {
  return moments.map((moment) => ({ ...moment, timeMs: moment.timeMs + byMs }));
}

/** Cameras of one device write the same sensor's readings into each of their files. */
function notYetIn(
  tracks: readonly Track[],
  acceleration: readonly AccelerationSample[],
): readonly AccelerationSample[] {
  const spans = tracks.map((track) => ({
    fromMs: track.acceleration[0]?.timeMs ?? Infinity,
    toMs: track.acceleration.at(-1)?.timeMs ?? -Infinity,
  }));
  return acceleration.filter(
    ({ timeMs }) => !spans.some(({ fromMs, toMs }) => timeMs >= fromMs && timeMs <= toMs),
  );
}
