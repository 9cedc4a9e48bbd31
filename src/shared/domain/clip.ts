/** A video file of an incident: where it lies in time and when each of its frames is shown. */

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
  | { readonly kind: 'variable'; readonly ptsUs: readonly number[]; readonly endUs: number };

/** How a clip's start on the common time line was found. */
export type StartSource =
  /** `videos[].video_start_at`, the service's own word for this file. */
  | 'service-file'
  /** `video_start_timestamp` of the event, the same for all its files. */
  | 'service-event'
  /** Nothing better was there: the event's moment was taken as the start. */
  | 'assumed';

export interface Clip {
  readonly clipId: string;
  /** Id under which `media://file/<fileId>` serves the bytes. */
  readonly fileId: string;
  readonly captureMode: string;
  /** UTC of the file's presentation time zero, milliseconds since 1970. */
  readonly startMs: number;
  readonly startSource: StartSource;
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
