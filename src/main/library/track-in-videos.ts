/** The way of the vehicle from GPS records inside its videos. */
import type { Clip } from '@shared/domain/clip';
import type { Track } from '@shared/domain/track';
import { zoneBetween } from '@shared/imports';
import { mergeTracks, trackOfSamples } from '@shared/merge-tracks';
import { readEmbeddedGps } from '@main/media/embedded-gps';
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
    const { samples, clock } = await readEmbeddedGps(path);
    const [first] = samples;
    if (first === undefined) continue;
    // A camera's clock may show local time: whole quarter hours from the recording's start are its zone.
    const zoneMs = clock === 'utc' ? 0 : (zoneBetween(first.timeMs, clip.startMs) ?? 0);
    tracks.push(
      trackOfSamples(
        fileId,
        samples.map((sample) => ({ ...sample, timeMs: sample.timeMs - zoneMs })),
      ),
    );
  }
  return mergeTracks(tracks);
}
