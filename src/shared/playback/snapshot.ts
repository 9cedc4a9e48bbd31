/** What the deck knows at one instant: the one thing that screen, map and charts read. */

export type DeckStatus =
  | 'loading'
  | 'paused'
  | 'seeking'
  | 'playing'
  /** Meant to play, but held back for more than a blink by a camera that has no picture yet. */
  | 'buffering'
  /** Stands at the end of the time line. */
  | 'ended';

export type DeckTrackStatus =
  | 'ready'
  /** Its picture for this moment is not on screen yet. */
  | 'waiting'
  /** The clip has no picture of this moment; its first or last frame is shown. */
  | 'out-of-range'
  /** It cannot be played at all. */
  | 'unavailable';

export interface DeckTrackSnapshot {
  readonly clipId: string;
  readonly status: DeckTrackStatus;
  /** Why it is out of range: not begun, over, or a hole in the recording. */
  readonly where: 'shown' | 'before-start' | 'after-end' | 'gap';
  /** The frame on screen and its presentation time in the file; null before the first. */
  readonly frame: number | null;
  readonly ptsUs: number | null;
  /** Milliseconds until it starts (again), or since it ended; 0 while it is shown. */
  readonly awayMs: number;
  /** It did not show its frame within the time allowed; the others went on without it. */
  readonly late: boolean;
  /** Why it is unavailable. */
  readonly reason: string | null;
}

export interface DeckSnapshot {
  /** The deck's moment, UTC milliseconds since 1970 (fractional). */
  readonly timeMs: number;
  readonly status: DeckStatus;
  /** Plays, or will go on as soon as a seek or a slow camera allows. */
  readonly wantsPlay: boolean;
  /** The rate asked for, and the one all cameras hold together. */
  readonly rate: number;
  readonly effectiveRate: number;
  /** Counts seeks; a snapshot of a later seek never carries an earlier one's number. */
  readonly seekId: number;
  /** How far apart the cameras' clocks are over the last seconds, and their pictures in frames. */
  readonly spreadMs: number | null;
  readonly framesApart: number | null;
  readonly loop: { readonly fromMs: number; readonly toMs: number } | null;
  readonly tracks: readonly DeckTrackSnapshot[];
}

/** Freezes a snapshot with its tracks, so that no reader can change what another one reads. */
export function freezeSnapshot(snapshot: DeckSnapshot): DeckSnapshot {
  for (const track of snapshot.tracks) Object.freeze(track);
  Object.freeze(snapshot.tracks);
  return Object.freeze(snapshot);
}
