/** A clip's start moved by a person: kept beside the file, never in it, and always told with its reason. */
import { message } from '../words/message';
import { ENGLISH, type Words } from '../words/words';
import type { Clip } from './clip';

export const CORRECTION_METHODS = ['by-hand', 'gps', 'sound'] as const;

export type CorrectionMethod = (typeof CORRECTION_METHODS)[number];

/** What somebody decided about the start of one file. */
export interface CorrectionContent {
  /** Added to the start by file times, milliseconds; positive: all its pictures lie later. */
  readonly offsetMs: number;
  readonly method: CorrectionMethod;
  /** What a proposal was found from and how surely, in plain words; empty when done by hand. */
  readonly basis: string;
}

export interface StartCorrection extends CorrectionContent {
  /** Name from settings; empty when none was given. */
  readonly user: string;
  /** UTC milliseconds since 1970. */
  readonly changedAtMs: number;
}

/** A start further than this from where the file says belongs to no recording of the event. */
export const MOST_OFFSET_MS = 2 * 86_400_000;

const METHOD_WORDS = {
  'by-hand': message('by hand'),
  gps: message('from GPS time'),
  sound: message('from the sound'),
} as const satisfies Readonly<Record<CorrectionMethod, string>>;
const METHOD_AND_NAME = {
  'by-hand': message('by hand, {user}'),
  gps: message('from GPS time, accepted by {user}'),
  sound: message('from the sound, accepted by {user}'),
} as const satisfies Readonly<Record<CorrectionMethod, string>>;

/** `by hand, Ana` or `from the sound, accepted by Ana`; without a name when none was given. */
export function correctionWords(
  { method, user }: StartCorrection,
  { say }: Words = ENGLISH,
): string {
  return user === '' ? say(METHOD_WORDS[method]) : say(METHOD_AND_NAME[method], { user });
}

/** Where the clip lies by file times alone, UTC milliseconds. */
export function uncorrectedStartMs(clip: Pick<Clip, 'startMs' | 'correction'>): number {
  return clip.startMs - (clip.correction?.offsetMs ?? 0);
}

/** The clip with this correction instead of the one it has; null puts it back where its file times say. */
export function withCorrection(clip: Clip, correction: StartCorrection | null): Clip {
  return {
    ...clip,
    startMs: uncorrectedStartMs(clip) + (correction?.offsetMs ?? 0),
    correction,
  };
}
