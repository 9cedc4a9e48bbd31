/** The controller with honest fake tracks: together, exact, and never stopped by one of them. */
import { describe, expect, it } from 'vitest';
import type { DeckSnapshot } from './snapshot';
import { SyncController } from './sync-controller';
import { FakeScheduler } from './testing/fake-scheduler';
import { FakeTrack, type FakeTrackOptions } from './testing/fake-track';
import { buildTimeline, frameDue } from './timeline';

const T0 = Date.UTC(2026, 9, 21, 5, 42, 1);

interface Spec extends Partial<FakeTrackOptions> {
  readonly offsetMs: number;
  readonly fps?: number;
  readonly seconds?: number;
}

async function deckOf(specs: readonly Spec[]) {
  const scheduler = new FakeScheduler();
  const clips = specs.map(({ offsetMs, fps = 10, seconds = 20 }, index) => ({
    clipId: `c${index}`,
    startMs: T0 + offsetMs,
    frames: {
      kind: 'constant' as const,
      firstPtsUs: 0,
      frameDurationUs: 1e6 / fps,
      count: fps * seconds,
    },
  }));
  const tracks = specs.map(
    (spec, index) =>
      new FakeTrack({
        ...spec,
        trackId: `c${index}`,
        frames: clips[index]?.frames ?? { kind: 'variable', ptsUs: [], endUs: 0 },
        scheduler,
      }),
  );
  const controller = new SyncController({ timeline: buildTimeline(clips), tracks, scheduler });
  const loaded = controller.load();
  await scheduler.pass(400);
  return { scheduler, tracks, controller, loaded };
}

type Deck = Awaited<ReturnType<typeof deckOf>>;

/** Every camera shows the frame that is due at the deck's moment. */
function expectAllRight({ controller }: Deck): void {
  const { timeMs, tracks } = controller.snapshot;
  controller.timeline.lanes.forEach((lane, index) => {
    expect(tracks[index]?.frame, lane.clip.clipId).toBe(frameDue(lane, timeMs).frame);
  });
}

const FOUR: readonly Spec[] = [
  { offsetMs: 0, drift: 1.004, startMs: 20 },
  { offsetMs: 350, drift: 0.996, startMs: 90 },
  { offsetMs: -1200, fps: 30, startMs: 50 },
  { offsetMs: 2700, drift: 1.01, startMs: 130 },
];

describe('seeking', () => {
  it('shows the due frame on every camera before it says so', async () => {
    const deck = await deckOf(FOUR);
    deck.controller.seek(T0 + 7_123);
    expect(deck.controller.snapshot.status).toBe('seeking');
    await deck.scheduler.pass(300);
    expect(deck.controller.snapshot.status).toBe('paused');
    expectAllRight(deck);
  });

  it('keeps one seek in flight and then takes the latest wish', async () => {
    const deck = await deckOf(FOUR);
    const before = deck.tracks.map((track) => track.seeks.length);
    for (let wish = 0; wish < 50; wish += 1) deck.controller.seek(T0 + 4000 + wish * 20);
    await deck.scheduler.pass(500);
    expect(deck.controller.snapshot.timeMs).toBe(T0 + 4980);
    expectAllRight(deck);
    deck.tracks.forEach((track, index) => {
      expect(track.seeks.length - (before[index] ?? 0)).toBe(2);
    });
  });

  it('names a camera late after five seconds and goes on without it', async () => {
    const deck = await deckOf(FOUR);
    const [stuck] = deck.tracks;
    if (stuck) stuck.stuck = true;
    deck.controller.seek(T0 + 9000);
    await deck.scheduler.pass(4900);
    expect(deck.controller.snapshot.status).toBe('seeking');
    await deck.scheduler.pass(200);
    expect(deck.controller.snapshot.status).toBe('paused');
    expect(deck.controller.snapshot.tracks.map((track) => track.late)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('says where a camera has not begun or is over', async () => {
    const deck = await deckOf([{ offsetMs: 0 }, { offsetMs: 3000, seconds: 5 }]);
    deck.controller.seek(T0 + 1800);
    await deck.scheduler.pass(300);
    expect(deck.controller.snapshot.tracks[1]).toMatchObject({
      status: 'out-of-range',
      where: 'before-start',
      awayMs: 1200,
      frame: 0,
    });
    deck.controller.seek(T0 + 9000);
    await deck.scheduler.pass(300);
    expect(deck.controller.snapshot.tracks[1]).toMatchObject({ where: 'after-end', frame: 49 });
  });
});

describe('stepping', () => {
  it('goes frame by frame on the master, forth and back, with the others on that instant', async () => {
    const deck = await deckOf(FOUR);
    deck.controller.setMaster('c2');
    deck.controller.seek(T0 + 6000);
    await deck.scheduler.pass(300);
    const from = deck.controller.snapshot.tracks[2]?.frame ?? -1;
    for (let step = 1; step <= 12; step += 1) {
      deck.controller.step(1);
      await deck.scheduler.pass(150);
      expect(deck.controller.snapshot.tracks[2]?.frame).toBe(from + step);
      expectAllRight(deck);
    }
    for (let step = 0; step < 24; step += 1) deck.controller.step(-1);
    await deck.scheduler.pass(400);
    expect(deck.controller.snapshot.tracks[2]?.frame).toBe(from - 12);
    expectAllRight(deck);
  });
});

describe('playing', () => {
  it('holds cameras of different pace within a few milliseconds', async () => {
    const deck = await deckOf(FOUR);
    deck.controller.seek(T0 + 4000);
    await deck.scheduler.pass(300);
    deck.controller.play();
    await deck.scheduler.pass(6000);
    const { spreadMs, framesApart, status, timeMs } = deck.controller.snapshot;
    expect(status).toBe('playing');
    expect(spreadMs).toBeLessThan(8);
    expect(framesApart).toBe(0);
    expect(timeMs - T0).toBeGreaterThan(9500);
  });

  it('runs over the whole span, also where a camera has nothing to show, and ends', async () => {
    const deck = await deckOf([
      { offsetMs: 0, seconds: 2 },
      { offsetMs: 4000, seconds: 2 },
    ]);
    deck.controller.play();
    await deck.scheduler.pass(3200);
    expect(deck.controller.snapshot.tracks.map((track) => track.where)).toEqual([
      'after-end',
      'before-start',
    ]);
    expect(deck.controller.snapshot.status).toBe('playing');
    await deck.scheduler.pass(4000);
    expect(deck.controller.snapshot.status).toBe('ended');
    expect(deck.controller.snapshot.timeMs).toBe(T0 + 6000);
  });

  it('slows down together when a camera cannot keep up, and tells', async () => {
    const deck = await deckOf([
      { offsetMs: 0, seconds: 120 },
      { offsetMs: 0, seconds: 120, maxRate: 3 },
    ]);
    deck.controller.setRate(8);
    deck.controller.play();
    await deck.scheduler.pass(8000);
    const { effectiveRate, rate, spreadMs } = deck.controller.snapshot;
    expect(rate).toBe(8);
    expect(effectiveRate).toBeLessThan(4);
    expect(spreadMs).toBeLessThan(8 * 90);
  });

  it('says buffering when one camera hangs, then leaves it behind as late', async () => {
    const deck = await deckOf([{ offsetMs: 0 }, { offsetMs: 0, maxRate: 0 }]);
    deck.controller.play();
    await deck.scheduler.pass(1200);
    expect(deck.controller.snapshot.status).toBe('buffering');
    await deck.scheduler.pass(6500);
    expect(deck.controller.snapshot.status).toBe('playing');
    expect(deck.controller.snapshot.tracks[1]?.late).toBe(true);
    expect(deck.controller.snapshot.timeMs - T0).toBeGreaterThan(500);
  });

  it('plays a loop over and over', async () => {
    const deck = await deckOf([{ offsetMs: 0 }]);
    deck.controller.setLoop({ fromMs: T0 + 2000, toMs: T0 + 3000 });
    deck.controller.seek(T0 + 2000);
    deck.controller.play();
    const seen: DeckSnapshot[] = [];
    deck.controller.subscribe((snapshot) => seen.push(snapshot));
    await deck.scheduler.pass(5000);
    expect(Math.max(...seen.map((snapshot) => snapshot.timeMs))).toBeLessThan(T0 + 3050);
    expect(new Set(seen.map((snapshot) => snapshot.seekId)).size).toBeGreaterThan(3);
  });

  it('plays a loop backwards, from its end again', async () => {
    const deck = await deckOf([{ offsetMs: 0 }]);
    deck.controller.setLoop({ fromMs: T0 + 2000, toMs: T0 + 3000 });
    deck.controller.seek(T0 + 3000);
    await deck.scheduler.pass(300);
    deck.controller.setRate(-1);
    deck.controller.play();
    const seen: DeckSnapshot[] = [];
    deck.controller.subscribe((snapshot) => seen.push(snapshot));
    await deck.scheduler.pass(5000);
    expect(Math.min(...seen.map((snapshot) => snapshot.timeMs))).toBeGreaterThan(T0 + 1900);
    expect(seen.at(-1)?.status).not.toBe('paused');
  });

  it('plays backwards by seeking where players cannot', async () => {
    const deck = await deckOf([{ offsetMs: 0 }]);
    deck.controller.seek(T0 + 5000);
    await deck.scheduler.pass(300);
    deck.controller.setRate(-1);
    deck.controller.play();
    await deck.scheduler.pass(1000);
    expect(deck.controller.snapshot.timeMs).toBeLessThan(T0 + 4200);
    expect(deck.controller.snapshot.tracks[0]?.frame).toBeLessThan(45);
    deck.controller.pause();
    await deck.scheduler.pass(300);
    expectAllRight(deck);
  });
});

describe('a corrected start', () => {
  const later = (deck: Deck, byMs: number) =>
    buildTimeline(
      deck.controller.timeline.lanes.map(({ clip }, index) =>
        index === 1 ? { ...clip, startMs: clip.startMs + byMs } : clip,
      ),
    );

  it('shows the frame that is now due at the same moment', async () => {
    const deck = await deckOf([{ offsetMs: 0 }, { offsetMs: 0, fps: 30 }]);
    deck.controller.seek(T0 + 5000);
    await deck.scheduler.pass(400);
    const before = deck.controller.snapshot.tracks[1]?.frame ?? 0;
    deck.controller.setTimeline(later(deck, 100));
    await deck.scheduler.pass(400);
    expect(deck.controller.snapshot.timeMs).toBe(T0 + 5000);
    expect(deck.controller.snapshot.tracks[1]?.frame).toBe(before - 3);
    expectAllRight(deck);
  });

  it('counts in playing on, without a stop', async () => {
    const deck = await deckOf([{ offsetMs: 0 }, { offsetMs: 0 }]);
    deck.controller.play();
    await deck.scheduler.pass(1000);
    deck.controller.setTimeline(later(deck, -700));
    await deck.scheduler.pass(3000);
    expect(deck.controller.snapshot.status).toBe('playing');
    deck.controller.pause();
    await deck.scheduler.pass(400);
    expectAllRight(deck);
  });
});

describe('broken cameras', () => {
  it('become unavailable with their reason; the others go on', async () => {
    const deck = await deckOf([
      { offsetMs: 0 },
      { offsetMs: 0, failsToLoad: true },
      { offsetMs: 0 },
    ]);
    deck.controller.play();
    await deck.scheduler.pass(500);
    deck.tracks[2]?.fail('The file broke off.');
    await deck.scheduler.pass(1500);
    const { tracks, status, timeMs } = deck.controller.snapshot;
    expect(status).toBe('playing');
    expect(timeMs).toBeGreaterThan(T0 + 1500);
    expect(tracks.map((track) => track.reason)).toEqual([
      null,
      'It cannot be opened.',
      'The file broke off.',
    ]);
  });

  it('do not keep the deck from opening when they load for ever', async () => {
    const deck = await deckOf([{ offsetMs: 0 }, { offsetMs: 0, loadMs: 60_000 }]);
    expect(deck.controller.snapshot.status).toBe('loading');
    await deck.scheduler.pass(5000);
    expect(deck.controller.snapshot.status).toBe('paused');
    expect(deck.controller.snapshot.tracks[1]?.status).toBe('waiting');
  });
});

describe('snapshots', () => {
  it('are frozen with everything in them', async () => {
    const deck = await deckOf(FOUR);
    const { snapshot } = deck.controller;
    expect(Object.isFrozen(snapshot)).toBe(true);
    expect(snapshot.tracks.every((track) => Object.isFrozen(track))).toBe(true);
  });
});
