/** Stills of marks: what a camera shows at a marked moment, as a picture of its own. */
import type { PictureRegion } from './camera';
import type { DerivedContent, DerivedFile } from './derived';

/** A still that a package wants and that has not been made yet. */
export interface StillToMake {
  readonly markId: string;
  readonly cameraId: string;
  readonly cameraName: string;
  readonly clipId: string;
  readonly fileId: string;
  /** The camera's part of the file's picture. */
  readonly region: PictureRegion;
  /** 0-based, in the camera's file. */
  readonly frame: number;
  /** Presentation time of that frame in its file, microseconds. */
  readonly ptsUs: number;
  /** When the frame is on screen, UTC milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** What came of a still; null: it lies in the library. */
export interface StillOutcome extends Pick<StillToMake, 'markId' | 'cameraId'> {
  /** Why it could not be made, in plain words for the report. */
  readonly reason: string | null;
}

export const stillTitle = ({ cameraName, frame }: StillToMake): string =>
  `${cameraName}, frame ${frame}`;

/** @param quality of the JPEG, 0…1 */
export function stillContent(still: StillToMake, quality: number): DerivedContent {
  const { markId, cameraId, cameraName, fileId, frame, ptsUs, fromMs, toMs } = still;
  return {
    kind: 'still',
    title: stillTitle(still),
    fromMs,
    toMs,
    parts: [{ fileId, firstFrame: frame, lastFrame: frame }],
    parameters: {
      markId,
      cameraId,
      camera: cameraName,
      region: regionWords(still),
      ptsUs,
      format: `JPEG, quality ${Math.round(quality * 100)}`,
    },
    notes: [
      'One decoded frame in its full size, saved as JPEG: colours are rounded, nothing was drawn on it.',
    ],
  };
}

/** Whether a file is the still that is wanted: the same frame of the same bytes, for the same mark and camera. */
export function isStill(
  { kind, parameters, sources }: Pick<DerivedFile, 'kind' | 'parameters' | 'sources'>,
  wanted: StillToMake,
  sourceSha256: string,
): boolean {
  const [from] = sources;
  return (
    kind === 'still' &&
    parameters['markId'] === wanted.markId &&
    parameters['cameraId'] === wanted.cameraId &&
    parameters['region'] === regionWords(wanted) &&
    from?.sha256 === sourceSha256 &&
    from.firstFrame === wanted.frame
  );
}

const regionWords = ({ region: { x, y, width, height } }: StillToMake): string =>
  [x, y, width, height].map((part) => part.toFixed(6)).join(' ');
