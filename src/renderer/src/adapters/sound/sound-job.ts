/** Which files' sound is to be compared; plain data, since it goes to a worker. */
import type { SoundMatch } from '@shared/playback/sound-offset';

export interface SoundFile {
  readonly clipId: string;
  readonly url: string;
  /** UTC milliseconds of the file's presentation time zero. */
  readonly startMs: number;
}

export interface SoundJob {
  /** The others are compared to the first. */
  readonly files: readonly SoundFile[];
  /** The stretch that is listened to, UTC milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ComparedSound {
  readonly clipId: string;
  /** Null: nothing that stands out. */
  readonly match: SoundMatch | null;
}

export type FromSoundWorker =
  | { readonly type: 'progress'; readonly part: number }
  | { readonly type: 'done'; readonly compared: readonly ComparedSound[] }
  | { readonly type: 'failed'; readonly detail: string };
