/** What is written down with a made file in English, and told again in the language of a report. */
import { message } from '../words/message';

/** Titles are parts with commas between: cameras, then these, or a length. */
export const FRAMES = message('frames {first} to {last}');
export const ONE_FRAME = message('frame {frame}');

export const PACKET_BY_PACKET = message(
  'Not encoded again: every picture in it is, byte for byte, the packet of the original.',
);
export const PREROLL = message(
  '{count} frames before the first shown one lie in the file, back to its key frame; players hide them by the edit list.',
);
export const SOUND_LEFT_OUT = message('The sound of the original was left out.');
export const TRACK_LEFT_OUT = message('A {type} track of the original is not in the clip.');
export const ENCODED_AGAIN = message(
  'Encoded again: each picture shows the frame of that number at its own time, with the losses of H.264.',
);
export const ALL_HIDDEN = message(
  'Something is hidden on every frame; what lies beneath is not in this file.',
);
export const SOME_OPEN = message(
  'Nothing is hidden on frames {frames}; they were looked at and signed off.',
);
export const COMPOSED = message(
  'Composed and encoded again: every picture shows what each camera had on screen at the time burnt in.',
);

/** Notes with values in them. */
export const NOTE_PATTERNS: readonly string[] = [PREROLL, TRACK_LEFT_OUT, SOME_OPEN];
