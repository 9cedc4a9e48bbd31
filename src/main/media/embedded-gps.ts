/** The way of the vehicle inside a video file, of cameras that write it there. */
import { open, type FileHandle } from 'node:fs/promises';
import type { TrackSample } from '@shared/domain/track';
import { gpmfInVideo } from './gpmf-in-video';
import { nmeaInVideo } from './nmea-in-video';
import { novatekInVideo } from './novatek-in-video';

/** Each looks for the records of one kind of camera; what is damaged is left out. */
const KINDS: readonly ((file: FileHandle, sizeBytes: number) => Promise<readonly TrackSample[]>)[] =
  [novatekInVideo, nmeaInVideo, gpmfInVideo];

/**
 * In time order, one a moment; empty for a file without any.
 * @throws a file system's error when it cannot be read
 */
export async function readEmbeddedGps(path: string): Promise<readonly TrackSample[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    for (const read of KINDS) {
      const samples = await read(file, size);
      if (samples.length > 0) return inOrder(samples);
    }
    return [];
  } finally {
    await file.close();
  }
}

function inOrder(samples: readonly TrackSample[]): readonly TrackSample[] {
  const sorted = [...samples].sort((a, b) => a.timeMs - b.timeMs);
  return sorted.filter(({ timeMs }, at) => timeMs !== sorted[at - 1]?.timeMs);
}
