/** The way of the vehicle inside a video file, of cameras that write it there. */
import { open, type FileHandle } from 'node:fs/promises';
import type { TrackSample } from '@shared/domain/track';
import { gpmfInVideo } from './gpmf-in-video';
import { nmeaInVideo } from './nmea-in-video';
import { novatekInVideo } from './novatek-in-video';

export interface EmbeddedGps {
  /** In time order, one a moment; empty for a file without any. */
  readonly samples: readonly TrackSample[];
  /** The satellites' UTC, or whatever the camera's own clock was set to. */
  readonly clock: 'utc' | 'camera';
}

/** Each looks for the records of one kind of camera; what is damaged is left out. */
const KINDS: readonly {
  readonly read: (file: FileHandle, sizeBytes: number) => Promise<readonly TrackSample[]>;
  readonly clock: EmbeddedGps['clock'];
}[] = [
  { read: novatekInVideo, clock: 'camera' },
  { read: nmeaInVideo, clock: 'utc' },
  { read: gpmfInVideo, clock: 'utc' },
];

/** @throws a file system's error when it cannot be read */
export async function readEmbeddedGps(path: string): Promise<EmbeddedGps> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    for (const { read, clock } of KINDS) {
      const samples = await read(file, size);
      if (samples.length > 0) return { samples: inOrder(samples), clock };
    }
    return { samples: [], clock: 'utc' };
  } finally {
    await file.close();
  }
}

function inOrder(samples: readonly TrackSample[]): readonly TrackSample[] {
  const sorted = [...samples].sort((a, b) => a.timeMs - b.timeMs);
  return sorted.filter(({ timeMs }, at) => timeMs !== sorted[at - 1]?.timeMs);
}
