/** A start that was found to fit better; nothing moves before a person accepts it. */
import { gpsOffset, type RecordedSpan } from '../playback/gps-offset';
import { usualFrameUs } from '../playback/frame-table';
import type { SoundMatch } from '../playback/sound-offset';
import { formatUtcPrecise, offsetText } from '../time';
import { message } from '../words/message';
import { ENGLISH } from '../words/words';
import type { Clip } from './clip';
import { uncorrectedStartMs } from './start-correction';
import type { Track } from './track';

export interface StartProposal {
  readonly proposalId: string;
  readonly method: 'gps' | 'sound';
  readonly clipIds: readonly string[];
  /** Added to where the clips lie now, milliseconds. */
  readonly shiftMs: number;
  readonly uncertaintyMs: number;
  readonly confidence: 'high' | 'fair';
  /** What it was found from, in plain words; kept with the correction. */
  readonly basis: string;
}

/** Kept with a correction in English; a report tells it again in its own language. */
const GPS_AND_LOG = message(
  'Start of the GPS log by the service {start}; its fixes say {found} ± {uncertainty}',
);
const GPS_AND_FILE = message('Start of the file {start}; its fixes say {found} ± {uncertainty}');
const BY_SOUND = message('Sound against {camera}: alike by {percent} %, ± {uncertainty}');
export const BASIS_PATTERNS: readonly string[] = [GPS_AND_LOG, GPS_AND_FILE, BY_SOUND];

/** Surely right to less than the shortest usual frame. */
const SURE_MS = 150;
const SURE_LIKENESS = 0.55;

/**
 * From the span of the GPS log by satellites against its span by the service, for all files; or, where
 * the service tells none, against each file that is as long as the log.
 */
export function gpsProposals(
  track: Track | null,
  clips: readonly Clip[],
  logSpan: RecordedSpan | null,
): readonly StartProposal[] {
  if (track === null) return [];
  if (logSpan !== null) {
    const places = clips.filter(({ startSource }) => startSource !== 'assumed');
    return proposed(track, places, logSpan, GPS_AND_LOG);
  }
  return clips.flatMap((clip) => proposed(track, [clip], spanOf(clip), GPS_AND_FILE));
}

function proposed(
  track: Track,
  clips: readonly Clip[],
  span: RecordedSpan,
  basis: typeof GPS_AND_LOG | typeof GPS_AND_FILE,
): readonly StartProposal[] {
  const found = gpsOffset(track, span);
  const [first] = clips;
  if (found === null || first === undefined) return [];
  const shiftMs = found.shiftMs - (first.correction?.offsetMs ?? 0);
  if (Math.abs(shiftMs) <= found.uncertaintyMs + longestFrameMs(clips)) return [];
  return [
    {
      proposalId: ['gps', ...clips.map(({ clipId }) => clipId)].join(':'),
      method: 'gps',
      clipIds: clips.map(({ clipId }) => clipId),
      shiftMs,
      uncertaintyMs: found.uncertaintyMs,
      confidence: found.uncertaintyMs <= SURE_MS ? 'high' : 'fair',
      basis: ENGLISH.say(basis, {
        start: clockText(span.startMs),
        found: clockText(span.startMs + found.shiftMs),
        uncertainty: secondsText(found.uncertaintyMs),
      }),
    },
  ];
}

/** Null when the sounds already fall together. */
export function soundProposal(
  clip: Clip,
  match: SoundMatch,
  referenceName: string,
): StartProposal | null {
  const { shiftMs, uncertaintyMs, likeness } = match;
  if (Math.abs(shiftMs) <= longestFrameMs([clip]) / 2) return null;
  return {
    proposalId: `sound:${clip.clipId}`,
    method: 'sound',
    clipIds: [clip.clipId],
    shiftMs,
    uncertaintyMs,
    confidence: likeness >= SURE_LIKENESS ? 'high' : 'fair',
    basis: ENGLISH.say(BY_SOUND, {
      camera: referenceName,
      percent: Math.round(likeness * 100),
      uncertainty: secondsText(uncertaintyMs),
    }),
  };
}

function spanOf(clip: Clip): RecordedSpan {
  const startMs = uncorrectedStartMs(clip);
  return { startMs, endMs: startMs + clip.durationMs };
}

function longestFrameMs(clips: readonly Clip[]): number {
  return Math.max(...clips.map(({ frames }) => usualFrameUs(frames) / 1000));
}

const clockText = (timeMs: number): string => formatUtcPrecise(timeMs).slice(11);
const secondsText = (ms: number): string => offsetText(ms).replace('+', '').replace('±0 s', '1 ms');
