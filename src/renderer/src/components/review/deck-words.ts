/** What the deck says in words: offsets, waiting cameras, sync. */
import type { Clip, StartSource, StartsKnown } from '@shared/domain/clip';
import { correctionWords } from '@shared/domain/start-correction';
import type { DeckSnapshot, DeckTrackSnapshot } from '@shared/playback/snapshot';
import { offsetText } from '@shared/time';

const SOURCE_WORDS: Readonly<Record<StartSource, string>> = {
  'service-file': 'start from the service, for this file',
  'service-event': 'start from the service, for the whole event',
  'file-name': 'start from the file’s name, whole seconds',
  'mp4-creation': 'start from the creation time in the MP4, whole seconds',
  'file-time': 'start from the file system’s time, may be minutes off',
  assumed: 'start assumed: nothing better is known',
};

export function sourceWords(source: StartSource): string {
  return SOURCE_WORDS[source];
}

/** Where a clip begins against another one, and how that was found: by file times, or moved by somebody. */
export function startWords(
  { startMs, startSource, correction }: Pick<Clip, 'startMs' | 'startSource' | 'correction'>,
  referenceMs: number,
): string {
  const begins = `Begins ${offsetText(startMs - referenceMs)} against the first camera`;
  if (correction === null) return `${begins}; ${sourceWords(startSource)}`;
  return `${begins}; ${correctionWords(correction)}: ${offsetText(correction.offsetMs)} from file times (${sourceWords(startSource)})`;
}

/** Why a camera stands still, as a short sentence; null when its picture is the one that is due. */
export function standstillText(track: DeckTrackSnapshot, isLater = false): string | null {
  const seconds = `${(track.awayMs / 1000).toFixed(1)} s`;
  const isGap = track.where === 'gap' || (isLater && track.where === 'before-start');
  if (isGap) return `No recording here · goes on in ${seconds}`;
  if (track.where === 'before-start') return `Starts in ${seconds}`;
  if (track.where === 'after-end') return `Ended ${seconds} ago`;
  return null;
}

export interface SyncWords {
  readonly tone: 'good' | 'neutral' | 'warning';
  readonly text: string;
  readonly detail: string;
}

/** The sync badge: only what was measured, and that the deck slows down when it does. */
export function syncWords(
  snapshot: DeckSnapshot,
  names: ReadonlyMap<string, string>,
  starts: StartsKnown,
): SyncWords {
  const late = snapshot.tracks.filter((track) => track.late);
  if (late.length > 0) {
    const who = late.map((track) => names.get(track.clipId) ?? track.clipId).join(', ');
    return { tone: 'warning', text: `Late: ${who}`, detail: 'The other cameras go on without it.' };
  }
  if (snapshot.status === 'playing' && snapshot.effectiveRate < snapshot.rate) {
    return {
      tone: 'warning',
      text: `Slowed to ${snapshot.effectiveRate.toFixed(1)}×`,
      detail: 'This computer cannot decode faster. All cameras slow down together.',
    };
  }
  if (snapshot.tracks.length < 2) {
    return { tone: 'neutral', text: 'One file', detail: 'There is nothing to keep in sync.' };
  }
  const words = snapshot.status === 'playing' ? runningWords(snapshot) : standingWords(snapshot);
  if (starts === 'exactly' || words.tone !== 'good') return words;
  if (starts === 'to-the-second') {
    return {
      tone: 'warning',
      text: 'Starts to the second',
      detail: `${words.detail} But the files name their starts in whole seconds: pictures may lie up to a second apart until the starts are corrected under Clocks.`,
    };
  }
  return {
    tone: 'warning',
    text: 'Starts assumed equal',
    detail: `${words.detail} But nothing gives a start time for each file, so they are taken to begin together: in truth they may lie seconds apart.`,
  };
}

function runningWords(snapshot: DeckSnapshot): SyncWords {
  if (snapshot.spreadMs === null || snapshot.framesApart === null) {
    return { tone: 'neutral', text: 'Measuring…', detail: 'Fewer than two cameras run here.' };
  }
  const apart = snapshot.framesApart;
  const spread = `Clocks within ${snapshot.spreadMs.toFixed(1)} ms of each other, pictures ${apart === 0 ? 'on the same instant' : `${apart} frames apart`}: 95 % of the last 3 s.`;
  return {
    tone: apart > 1 ? 'warning' : 'good',
    text: `In sync ±${Math.max(1, Math.ceil(snapshot.spreadMs / 2))} ms`,
    detail: spread,
  };
}

function standingWords(snapshot: DeckSnapshot): SyncWords {
  const waiting = snapshot.tracks.some((track) => track.status === 'waiting');
  if (snapshot.status === 'loading' || waiting) {
    return { tone: 'neutral', text: 'Aligning…', detail: 'Waiting for every camera’s picture.' };
  }
  return {
    tone: 'good',
    text: 'Same instant',
    detail: 'Every camera shows the frame that is due at this time.',
  };
}
