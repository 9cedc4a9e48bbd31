/** What the deck says in words: offsets, waiting cameras, sync. */
import type { StartSource } from '@shared/domain/clip';
import type { DeckSnapshot, DeckTrackSnapshot } from '@shared/playback/snapshot';

const SOURCE_WORDS: Readonly<Record<StartSource, string>> = {
  'service-file': 'start from the service, for this file',
  'service-event': 'start from the service, for the whole event',
  assumed: 'start assumed: nothing better is known',
};

export function sourceWords(source: StartSource): string {
  return SOURCE_WORDS[source];
}

/** `+0.350 s`, `−1.200 s`, `±0 s`. */
export function offsetText(offsetMs: number): string {
  if (Math.abs(offsetMs) < 0.5) return '±0 s';
  return `${offsetMs < 0 ? '−' : '+'}${(Math.abs(offsetMs) / 1000).toFixed(3)} s`;
}

/** Why a camera stands still, as a short sentence; null when its picture is the one that is due. */
export function standstillText(track: DeckTrackSnapshot): string | null {
  const seconds = `${(track.awayMs / 1000).toFixed(1)} s`;
  if (track.where === 'before-start') return `Starts in ${seconds}`;
  if (track.where === 'after-end') return `Ended ${seconds} ago`;
  if (track.where === 'gap') return `No recording here · goes on in ${seconds}`;
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
  startsAreKnown: boolean,
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
  if (startsAreKnown || words.tone !== 'good') return words;
  return {
    tone: 'warning',
    text: 'Starts assumed equal',
    detail: `${words.detail} But the service gives no start time for each file, so they are taken to begin together: in truth they may lie seconds apart.`,
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
