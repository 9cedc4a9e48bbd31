/** Stills of marks: what a camera shows at a marked moment, or at both ends of a range, as a picture of its own. */
import { message } from '../words/message';
import { ENGLISH } from '../words/words';
import type { PictureRegion } from './camera';
import type { DerivedContent, DerivedFile } from './derived';
import { ONE_FRAME } from './derived-words';

/** Which moment of its mark a still shows: a range has a first and a last one, which may fall into one frame. */
export const STILL_MOMENTS = ['only', 'first', 'last', 'first-and-last'] as const;
export type StillMoment = (typeof STILL_MOMENTS)[number];

const OF_THE_RANGE = ' of the range';

/** Empty for a mark that is a moment. Kept with a still in English; a report tells it in its own language. */
export const STILL_MOMENT_WORDS: Readonly<Record<StillMoment, string>> = {
  only: '',
  first: message('first moment of the range'),
  last: message('last moment of the range'),
  'first-and-last': message('first and last moment of the range'),
};

/** Why a still could not be made. */
export const STILL_VIDEO_GONE = message('Its video is no longer in the library.');
export const STILL_NOT_DECODED = message('This computer could not decode its picture ({codec}).');

/** A package holds no more of them: a report with hundreds of pictures is read by nobody. */
export const MOST_STILLS = 100;

/** A still that a package wants and that has not been made yet. */
export interface StillToMake {
  readonly markId: string;
  readonly moment: StillMoment;
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
export interface StillOutcome extends Pick<StillToMake, 'markId' | 'moment' | 'cameraId'> {
  /** Why it could not be made, in plain words for the report. */
  readonly reason: string | null;
}

export const stillTitle = ({ cameraName, frame, moment }: StillToMake): string =>
  [cameraName, ENGLISH.say(ONE_FRAME, { frame }), STILL_MOMENT_WORDS[moment]]
    .filter(Boolean)
    .join(', ');

/** Whether what was told is of this still. */
export const isOutcomeOf = (outcome: StillOutcome, still: StillToMake): boolean =>
  outcome.markId === still.markId &&
  outcome.moment === still.moment &&
  outcome.cameraId === still.cameraId;

/** The end of its file's name, without ending. */
export function stillNameEnd(frame: number, momentWords: string): string {
  const short = momentWords.replace(OF_THE_RANGE, '').replaceAll(' ', '-');
  const moment = short === '' ? '' : `_${short}`;
  return `frame-${frame}${moment}_still`;
}

/** @param quality of the JPEG, 0…1 */
export function stillContent(still: StillToMake, quality: number): DerivedContent {
  const { markId, moment, cameraId, cameraName, fileId, frame, ptsUs, fromMs, toMs } = still;
  return {
    kind: 'still',
    title: stillTitle(still),
    fromMs,
    toMs,
    parts: [{ fileId, firstFrame: frame, lastFrame: frame }],
    parameters: {
      markId,
      ...(moment === 'only' ? {} : { moment: STILL_MOMENT_WORDS[moment] }),
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

/** Whether a file is the still that is wanted: the same frame of the same bytes, for the same mark, moment and camera. */
export function isStill(
  { kind, parameters, sources }: Pick<DerivedFile, 'kind' | 'parameters' | 'sources'>,
  wanted: StillToMake,
  sourceSha256: string,
): boolean {
  const [from] = sources;
  return (
    kind === 'still' &&
    parameters['markId'] === wanted.markId &&
    stillMomentWords(parameters) === STILL_MOMENT_WORDS[wanted.moment] &&
    parameters['cameraId'] === wanted.cameraId &&
    parameters['region'] === regionWords(wanted) &&
    from?.sha256 === sourceSha256 &&
    from.firstFrame === wanted.frame
  );
}

/** As a still that is made says it. */
export function stillMomentWords({ moment }: DerivedFile['parameters']): string {
  return typeof moment === 'string' ? moment : '';
}

const regionWords = ({ region: { x, y, width, height } }: StillToMake): string =>
  [x, y, width, height].map((part) => part.toFixed(6)).join(' ');
