/** The controller with tracks that decode frames themselves: one instant always, however slow one is. */
import { describe, expect, it } from 'vitest';
import { SyncController } from './sync-controller';
import { FakeFrameTrack, type FakeFrameTrackOptions } from './testing/fake-frame-track';
import { FakeScheduler } from './testing/fake-scheduler';
import { TRACK_CONTRACT } from './testing/track-contract';
import { buildTimeline, frameDue } from './timeline';

const T0 = Date.UTC(2026, 9, 21, 5, 42, 1);
const OFFSETS_MS = [0, 350, -1200];

const framesOf = (fps: number) => ({
  kind: 'constant' as const,
  firstPtsUs: 0,
  frameDurationUs: 1e6 / fps,
  count: fps * 40,
});

async function deckOf(specs: readonly Partial<FakeFrameTrackOptions>[]) {
  const scheduler = new FakeScheduler();
  const clips = specs.map((_, index) => ({
    clipId: `c${index}`,
    startMs: T0 + (OFFSETS_MS[index] ?? 0),
    frames: framesOf(30),
  }));
  const tracks = specs.map(
    (spec, index) =>
      new FakeFrameTrack({ ...spec, trackId: `c${index}`, frames: framesOf(30), scheduler }),
  );
  const controller = new SyncController({ timeline: buildTimeline(clips), tracks, scheduler });
  const loaded = controller.load();
  await scheduler.pass(300);
  await loaded;
  return { scheduler, tracks, controller };
}

type Deck = Awaited<ReturnType<typeof deckOf>>;

/** Ticks while playing; after each, how many frames the worst camera is away from what is due. */
async function worstAway(deck: Deck, durationMs: number, tickMs?: number): Promise<number> {
  let worst = 0;
  const off = deck.controller.subscribe(({ timeMs, status }) => {
    if (status !== 'playing' && status !== 'buffering') return;
    deck.controller.timeline.lanes.forEach((lane, index) => {
      const shown = deck.tracks[index]?.painted()?.frame ?? 0;
      worst = Math.max(worst, Math.abs(shown - frameDue(lane, timeMs).frame));
    });
  });
  await deck.scheduler.pass(durationMs, tickMs);
  off();
  return worst;
}

describe('a track that decodes frames itself', () => {
  for (const check of TRACK_CONTRACT) {
    it(`keeps the contract: ${check.name}`, async () => {
      const scheduler = new FakeScheduler();
      const frames = framesOf(10);
      const track = new FakeFrameTrack({ trackId: 'a', frames, scheduler });
      const loaded = track.load();
      await scheduler.pass(50);
      await loaded;
      const pass = (ms: number): Promise<void> => scheduler.pass(ms);
      const subject = { track, frames, nowMs: () => scheduler.nowMs(), pass };
      expect(await check.run(subject)).toBeNull();
    });
  }
});

describe('a deck of such tracks', () => {
  it('makes the clock wait for the slowest: nobody is a frame away, and all go on', async () => {
    const deck = await deckOf([{}, { decodeRate: 0.6 }, {}]);
    deck.controller.seek(T0 + 3000);
    await deck.scheduler.pass(200);
    deck.controller.play();
    await deck.scheduler.pass(100);
    const fromMs = deck.controller.snapshot.timeMs;
    expect(await worstAway(deck, 3000)).toBe(0);
    const heldRate = (deck.controller.snapshot.timeMs - fromMs) / 3000;
    expect(heldRate).toBeGreaterThan(0.5);
    expect(heldRate).toBeLessThan(0.7);
  });

  it('slows down together when 8× can not be decoded, and says so', async () => {
    const deck = await deckOf([{ decodeRate: 3 }, {}, { decodeRate: 4 }]);
    deck.controller.setRate(8);
    deck.controller.play();
    await deck.scheduler.pass(100);
    expect(await worstAway(deck, 4000)).toBe(0);
    expect(deck.controller.snapshot.effectiveRate).toBeLessThan(4);
  });

  it('shows one moment at 4× also when ticks come late and one camera decodes slowly', async () => {
    for (const tickMs of [33, 90, 210]) {
      const deck = await deckOf([{ decodeRate: 1.7 }, { decodeRate: 2.3 }, {}]);
      deck.controller.setRate(4);
      deck.controller.play();
      await deck.scheduler.pass(300, tickMs);
      const fromMs = deck.controller.snapshot.timeMs;
      const timesMs: number[] = [];
      deck.controller.subscribe(({ timeMs }) => timesMs.push(timeMs));
      expect(await worstAway(deck, 5000, tickMs), `${tickMs} ms`).toBe(0);
      const backMs = timesMs.map((timeMs, index) => (timesMs[index - 1] ?? timeMs) - timeMs);
      expect(Math.max(...backMs), 'it stands, but never goes back').toBeLessThan(0.01);
      expect(deck.controller.snapshot.timeMs - fromMs, `${tickMs} ms`).toBeGreaterThan(1500);
    }
  });

  it('at 4× makes no strides of more than two frames when ticks come late: all slow down, and it says so', async () => {
    const deck = await deckOf([{}, {}, {}]);
    deck.controller.setRate(4);
    deck.controller.play();
    await deck.scheduler.pass(300, 50);
    const shown: number[] = [];
    deck.controller.subscribe(() => shown.push(deck.tracks[2]?.painted()?.frame ?? Number.NaN));
    await deck.scheduler.pass(3000, 50);
    const strides = shown.map((frame, index) => frame - (shown[index - 1] ?? frame));
    expect(Math.max(...strides)).toBeLessThanOrEqual(2);
    expect(Math.min(...strides)).toBeGreaterThanOrEqual(0);
    expect((shown.at(-1) ?? 0) - (shown[0] ?? 0)).toBeGreaterThan(80);
    expect(deck.controller.snapshot.effectiveRate).toBeLessThan(2);
    expect(deck.controller.snapshot.status).toBe('playing');
  });

  it('waits where no camera can be decoded: the clock does not go on alone', async () => {
    const deck = await deckOf([{ decodeRate: 0 }, { decodeRate: 0 }]);
    deck.controller.seek(T0 + 3000);
    await deck.scheduler.pass(300);
    deck.controller.play();
    // The first is named late, and the other has one frame to go.
    expect(await worstAway(deck, 12_000)).toBeLessThanOrEqual(1);
    expect(deck.controller.snapshot.status).toBe('buffering');
    expect(deck.controller.snapshot.tracks.filter(({ late }) => late)).toHaveLength(1);
    expect(deck.controller.snapshot.timeMs).toBeLessThan(T0 + 3300);
  });

  it('plays backwards on the clock, without a seek for each picture', async () => {
    const deck = await deckOf([{}, {}, {}]);
    deck.controller.seek(T0 + 20_000);
    await deck.scheduler.pass(200);
    const seeks = deck.tracks.map((track) => track.seeks.length);
    deck.controller.setRate(-2);
    deck.controller.play();
    await deck.scheduler.pass(100);
    const fromMs = deck.controller.snapshot.timeMs;
    expect(await worstAway(deck, 2000)).toBe(0);
    expect(deck.controller.snapshot.timeMs - fromMs).toBeCloseTo(-4000, -2);
    expect(deck.tracks.map((track) => track.seeks.length)).toEqual(seeks);
  });

  it('while dragged, cuts slow seeks short; at rest the exact frame is there', async () => {
    const deck = await deckOf([{ seekMs: 300 }, { seekMs: 10 }, { seekMs: 300 }]);
    const firstSeek = deck.controller.snapshot.seekId;
    for (let step = 0; step < 30; step += 1) {
      deck.controller.seek(T0 + 5000 + step * 100);
      await deck.scheduler.pass(20);
    }
    // A slow seek each would be two; cut short they are about ten.
    expect(deck.controller.snapshot.seekId - firstSeek).toBeGreaterThan(6);
    expect(deck.tracks[0]?.glances).toBeGreaterThan(6);
    await deck.scheduler.pass(500);
    const { timeMs, status } = deck.controller.snapshot;
    expect([status, timeMs]).toEqual(['paused', T0 + 7900]);
    deck.controller.timeline.lanes.forEach((lane, index) => {
      expect(deck.tracks[index]?.painted()?.frame).toBe(frameDue(lane, timeMs).frame);
    });
  });
});
