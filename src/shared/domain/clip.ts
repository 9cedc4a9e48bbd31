/** A video file of an incident: where it lies in time and when each of its frames is shown. */
import type { StartCorrection } from './start-correction';

import type { ImportStartSource } from './import';

/**
 * When each frame is shown, in microseconds of the file's own presentation time.
 * `constant` stands for files whose frames are evenly spaced; frame n starts at
 * `firstPtsUs + n * frameDurationUs` (which may be fractional: 30000/1001 fps).
 */
export type FrameTable =
  | {
      readonly kind: 'constant';
      readonly firstPtsUs: number;
      readonly frameDurationUs: number;
      readonly count: number;
    }
  | { readonly kind: 'variable'; readonly ptsUs: readonly number[]; readonly endUs: number }
  /** As `variable`, for very many frames; read by `packedStartsUs`. */
  | {
      readonly kind: 'packed';
      readonly ticksPerSecond: number;
      readonly firstTicks: number;
      /** Ticks from each frame to the next, base 36; `9k*3` stands for `9k,9k,9k`. */
      readonly spacings: string;
      readonly count: number;
      /** Added to every time. */
      readonly shiftUs: number;
      readonly endUs: number;
    };

/** How a clip's start on the common time line was found. */
export type StartSource =
  /** `videos[].video_start_at`, the service's own word for this file. */
  | 'service-file'
  /** `video_start_timestamp` of the event, the same for all its files. */
  | 'service-event'
  /** Nothing better was there: the event's moment was taken as the start. */
  | 'assumed'
  | ImportStartSource;

export interface Clip {
  readonly clipId: string;
  /** Id under which `media://file/<fileId>` serves the bytes. */
  readonly fileId: string;
  readonly captureMode: string;
  /** UTC of the file's presentation time zero, milliseconds since 1970; corrections are in it. */
  readonly startMs: number;
  /** How the start was found before anybody corrected it. */
  readonly startSource: StartSource;
  /** Null: it lies where its file times say. */
  readonly correction: StartCorrection | null;
  readonly durationMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** RFC 6381 codec string, e.g. `avc1.64001f`. */
  readonly codec: string;
  readonly audioCodec: string | null;
  readonly frames: FrameTable;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** How well it is known where files lie beside each other. */
export type StartsKnown = 'exactly' | 'to-the-second' | 'no';

/** The worst known start decides; one that somebody has corrected is known. */
export function startsKnown(
  clips: readonly Pick<Clip, 'startSource' | 'correction'>[],
): StartsKnown {
  const found = clips.flatMap(({ startSource, correction }) =>
    correction === null && startSource !== 'service-file' ? [startSource] : [],
  );
  if (found.length === 0) return 'exactly';
  return found.every((source) => source === 'file-name' || source === 'mp4-creation')
    ? 'to-the-second'
    : 'no';
}
