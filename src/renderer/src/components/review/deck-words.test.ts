/** The sync badge claims only what is known. */
import { describe, expect, it } from 'vitest';
import type { DeckSnapshot, DeckTrackSnapshot } from '@shared/playback/snapshot';
import { offsetText } from '@shared/time';
import { standstillText, startWords, syncWords } from './deck-words';

const track = (clipId: string, change: Partial<DeckTrackSnapshot> = {}): DeckTrackSnapshot => ({
  clipId,
  status: 'ready',
  where: 'shown',
  frame: 3,
  ptsUs: 300_000,
  awayMs: 0,
  late: false,
  reason: null,
  ...change,
});
const deck = (change: Partial<DeckSnapshot> = {}): DeckSnapshot => ({
  timeMs: 0,
  status: 'paused',
  wantsPlay: false,
  rate: 1,
  effectiveRate: 1,
  seekId: 1,
  spreadMs: 3.2,
  framesApart: 0,
  loop: null,
  tracks: [track('a'), track('b')],
  ...change,
});
const names = new Map([['b', 'Rear']]);

describe('syncWords', () => {
  it('tells the measured spread while playing', () => {
    expect(syncWords(deck({ status: 'playing' }), names, 'exactly').text).toBe('In sync ±2 ms');
  });

  it('does not claim one instant when starts are only assumed', () => {
    expect(syncWords(deck(), names, 'exactly').tone).toBe('good');
    expect(syncWords(deck(), names, 'no').tone).toBe('warning');
    expect(syncWords(deck(), names, 'to-the-second').text).toBe('Starts to the second');
  });

  it('names the camera that is late', () => {
    const tracks = [track('a'), track('b', { late: true })];
    expect(syncWords(deck({ tracks }), names, 'exactly').text).toBe('Late: Rear');
  });

  it('says when all slow down together', () => {
    const slow = deck({ status: 'playing', rate: 8, effectiveRate: 2.5 });
    expect(syncWords(slow, names, 'exactly').text).toBe('Slowed to 2.5×');
  });
});

describe('words of a camera', () => {
  it('say when it starts, ended or has a hole', () => {
    expect(standstillText(track('a', { where: 'before-start', awayMs: 1200 }))).toBe(
      'Starts in 1.2 s',
    );
    expect(standstillText(track('a'))).toBeNull();
  });

  it('give offsets with their sign', () => {
    expect(offsetText(-1200)).toBe('−1.200 s');
    expect(offsetText(0)).toBe('±0 s');
  });
});

describe('words of a start', () => {
  const clip = { startMs: 1_350, startSource: 'service-file', correction: null } as const;

  it('name its source, and whoever moved it with what it was', () => {
    expect(startWords(clip, 1_000)).toBe(
      'Begins +0.350 s against the first camera; start from the service, for this file',
    );
    const correction = {
      offsetMs: 120,
      method: 'by-hand',
      basis: '',
      user: 'Ana',
      changedAtMs: 0,
    } as const;
    expect(startWords({ ...clip, startMs: 1_470, correction }, 1_000)).toBe(
      'Begins +0.470 s against the first camera; by hand, Ana: +0.120 s from file times (start from the service, for this file)',
    );
  });
});
