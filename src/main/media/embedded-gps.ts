/** The way of the vehicle inside a video file, of cameras that write it there. */
import { open, type FileHandle } from 'node:fs/promises';
import type { AccelerationSample, TrackSample } from '@shared/domain/track';
import { gpmfInVideo } from './gpmf-in-video';
import { gsensorInVideo } from './gsensor-in-video';
import { nmeaInVideo } from './nmea-in-video';
import { novatekInVideo } from './novatek-in-video';
import { subtitlesInVideo } from './subtitles-in-video';

interface Places {
  /** In time order, one a moment; empty for a file without any. */
  readonly samples: readonly TrackSample[];
  /** The satellites' UTC, whatever the camera's own clock was set to, or ms from the video's start. */
  readonly clock: 'utc' | 'camera' | 'video';
}

export interface EmbeddedGps extends Places {
  /** Times in ms from the video's start. */
  readonly acceleration: readonly AccelerationSample[];
}

type Read<T> = (file: FileHandle, sizeBytes: number) => Promise<T>;

/** Each looks for the records of one kind of camera; what is damaged is left out. */
const KINDS: readonly Read<Places>[] = [
  withClock(novatekInVideo, 'camera'),
  withClock(nmeaInVideo, 'utc'),
  withClock(gpmfInVideo, 'utc'),
  subtitlesInVideo,
];

/** @throws a file system's error when it cannot be read */
export async function readEmbeddedGps(path: string): Promise<EmbeddedGps> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const acceleration = await gsensorInVideo(file, size);
    for (const read of KINDS) {
      const { samples, clock } = await read(file, size);
      if (samples.length > 0) return { samples: inOrder(samples), clock, acceleration };
    }
    return { samples: [], clock: 'utc', acceleration };
  } finally {
    await file.close();
  }
}

function withClock(read: Read<readonly TrackSample[]>, clock: Places['clock']): Read<Places> {
  return async (file, sizeBytes) => ({ samples: await read(file, sizeBytes), clock });
}

function inOrder(samples: readonly TrackSample[]): readonly TrackSample[] {
  const sorted = [...samples].sort((a, b) => a.timeMs - b.timeMs);
  return sorted.filter(({ timeMs }, at) => timeMs !== sorted[at - 1]?.timeMs);
}
