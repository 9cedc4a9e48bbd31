/** The deck's state machine: it alone owns the clock, and every camera follows it. */
import type { CameraTrack, PlaybackScheduler } from './camera-track';
import { DeckTrack } from './deck-track';
import { DragPatience } from './drag-patience';
import { Governor } from './governor';
import { HoldMeter } from './hold';
import { MasterClock } from './master-clock';
import { SeekBarrier } from './seek-barrier';
import { freezeSnapshot, type DeckSnapshot, type DeckStatus } from './snapshot';
import { SoundLead } from './sound-lead';
import { SpreadMeter } from './spread-meter';
import { StartLine } from './start-line';
import { stepTimeMs } from './stepping';
import { laneFor, type Timeline } from './timeline';

export interface SyncControllerOptions {
  readonly timeline: Timeline;
  /** One track a clip of the time line; a clip without one is shown as unavailable by the caller. */
  readonly tracks: readonly CameraTrack[];
  readonly scheduler: PlaybackScheduler;
  /** Where the deck stands first; the start of the time line when left out. */
  readonly startMs?: number;
}

export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

export const MIN_RATE = 0.1;
export const MAX_RATE = 16;
/** A camera that loads longer than this joins later; the others begin. */
const LOAD_PATIENCE_MS = 5000;

export class SyncController {
  #timeline: Timeline;
  readonly #scheduler: PlaybackScheduler;
  readonly #tracks: readonly DeckTrack[];
  readonly #clock: MasterClock;
  readonly #barrier: SeekBarrier;
  readonly #patience = new DragPatience();
  readonly #governor: Governor;
  readonly #spread: SpreadMeter;
  readonly #hold: HoldMeter;
  readonly #lead: SoundLead;
  readonly #listeners = new Set<(snapshot: DeckSnapshot) => void>();
  readonly #switchOff: (() => void)[] = [];
  #snapshot: DeckSnapshot;
  #loaded = false;
  #destroyed = false;
  #wantsPlay = false;
  #startLine: StartLine | null = null;
  #seekId = 0;
  #rate = 1;
  #loop: TimeRange | null = null;
  #masterId: string | null = null;

  constructor(options: SyncControllerOptions) {
    const nowMs = (): number => options.scheduler.nowMs();
    this.#timeline = options.timeline;
    this.#scheduler = options.scheduler;
    this.#clock = new MasterClock(nowMs, options.startMs ?? options.timeline.startMs);
    this.#barrier = new SeekBarrier(nowMs);
    this.#governor = new Governor(nowMs);
    this.#spread = new SpreadMeter(nowMs);
    this.#hold = new HoldMeter(nowMs);
    this.#lead = new SoundLead(nowMs);
    this.#tracks = options.tracks.flatMap((media) => {
      const lane = laneFor(options.timeline, media.trackId);
      return lane === undefined ? [] : [new DeckTrack(lane, media)];
    });
    this.#snapshot = this.#take();
    for (const track of this.#tracks) {
      this.#switchOff.push(
        track.media.listen({
          painted: ({ frame }) => this.#painted(track, frame),
          failed: ({ reason }) => this.#failed(track, reason),
        }),
      );
    }
    this.#switchOff.push(options.scheduler.everyTick(() => this.#tick()));
  }

  get timeline(): Timeline {
    return this.#timeline;
  }

  get snapshot(): DeckSnapshot {
    return this.#snapshot;
  }

  /** Called with every new snapshot. @returns its own off switch. */
  subscribe(listener: (snapshot: DeckSnapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Loads every camera and shows the first picture; slow cameras join when they are ready. */
  async load(): Promise<void> {
    const startedMs = this.#scheduler.nowMs();
    const loads = this.#tracks.map(async (track) => {
      await track.media.load().catch((error: unknown) => {
        this.#failed(track, error instanceof Error ? error.message : 'It could not be opened.');
      });
      this.#join(track);
    });
    let cancelPatience = (): void => undefined;
    const patience = new Promise<void>((resolve) => {
      cancelPatience = this.#scheduler.everyTick(() => {
        if (this.#scheduler.nowMs() - startedMs > LOAD_PATIENCE_MS) resolve();
      });
    });
    this.#switchOff.push(cancelPatience);
    await Promise.race([Promise.all(loads), patience]);
    cancelPatience();
    if (this.#destroyed) return;
    this.#loaded = true;
    this.#beginSeek(this.#barrier.takeWish() ?? this.#clock.timeMs());
  }

  play(): void {
    if (this.#wantsPlay || this.#destroyed) return;
    this.#wantsPlay = true;
    const atEnd = this.#rate > 0 && this.#targetMs() >= this.timeline.endMs;
    const atStart = this.#rate < 0 && this.#targetMs() <= this.timeline.startMs;
    if (atEnd) this.seek(this.#loop?.fromMs ?? this.timeline.startMs);
    else if (atStart) this.seek(this.timeline.endMs);
    else if (this.#loaded && !this.#barrier.active) this.#start();
    this.#emit();
  }

  pause(): void {
    if (!this.#wantsPlay) return;
    this.#wantsPlay = false;
    this.#halt();
    // Standing cameras show one instant exactly: the pictures that ran past it come back to it.
    if (this.#loaded && !this.#barrier.active) this.#beginSeek(this.#clock.timeMs());
    this.#emit();
  }

  toggle(): void {
    if (this.#wantsPlay) this.pause();
    else this.play();
  }

  /** Shows one moment on all cameras; the latest wish wins over those not yet begun. */
  seek(timeMs: number): void {
    if (this.#destroyed || !Number.isFinite(timeMs)) return;
    const targetMs = Math.max(this.timeline.startMs, Math.min(this.timeline.endMs, timeMs));
    if (this.#loaded && !this.#barrier.active) this.#beginSeek(targetMs);
    else this.#barrier.wish(targetMs);
  }

  /** Pauses and goes `frames` frames on (negative: back), counted on the master camera. */
  step(frames: number): void {
    this.#wantsPlay = false;
    this.#halt();
    this.seek(stepTimeMs(this.timeline, this.#masterId, this.#targetMs(), frames));
    this.#emit();
  }

  /** 0.1…16, negative for backwards. */
  setRate(rate: number): void {
    const size = Math.max(MIN_RATE, Math.min(MAX_RATE, Math.abs(rate)));
    const wasBackwards = this.#rate < 0;
    this.#rate = rate < 0 ? -size : size;
    this.#governor.request(this.#rate);
    this.#clock.setRate(this.#governor.rate);
    this.#spread.forget();
    if (wasBackwards !== rate < 0 && this.#wantsPlay) {
      this.#halt();
      if (this.#loaded && !this.#barrier.active) this.#beginSeek(this.#clock.timeMs());
    }
    this.#emit();
  }

  /** The same clips, laid anew: a start was corrected. The moment on screen stays, its frames follow. */
  setTimeline(timeline: Timeline): void {
    this.#timeline = timeline;
    for (const track of this.#tracks) track.lane = laneFor(timeline, track.id) ?? track.lane;
    this.#spread.forget();
    if (!this.#wantsPlay) this.seek(this.#targetMs());
    this.#emit();
  }

  /** While it runs: the clock goes on from this moment, and the cameras come after it without a seek. */
  align(timeMs: number): void {
    if (!this.#clock.running) return;
    this.#clock.set(timeMs);
    this.#hold.moved();
  }

  /** Plays this range over and over; null ends it. */
  setLoop(range: TimeRange | null): void {
    this.#loop = range !== null && range.toMs > range.fromMs ? range : null;
    this.#emit();
  }

  /** The camera on which frames are counted; null for the first that has a picture. */
  setMaster(clipId: string | null): void {
    this.#masterId = clipId;
  }

  /** The camera that is heard; null when all are mute. */
  setLead(clipId: string | null): void {
    this.#lead.clipId = clipId;
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#wantsPlay = false;
    for (const off of this.#switchOff) off();
    for (const track of this.#tracks) track.media.destroy();
    this.#listeners.clear();
  }

  /** Where the deck will stand when all that was asked for is done. */
  #targetMs(): number {
    return this.#barrier.wished ?? this.#clock.timeMs();
  }

  #usable(): readonly DeckTrack[] {
    return this.#tracks.filter((track) => track.usable);
  }

  #halt(): void {
    this.#startLine = null;
    this.#clock.stop();
    this.#hold.forget();
    for (const track of this.#tracks) track.stop();
  }

  #beginSeek(timeMs: number): void {
    this.#halt();
    this.#governor.forget();
    this.#clock.set(timeMs);
    this.#seekId += 1;
    this.#aim(this.#usable(), timeMs);
    this.#settle();
    this.#emit();
  }

  /** Asks cameras for their frame of this moment and waits for them behind the barrier. */
  #aim(tracks: readonly DeckTrack[], timeMs: number): void {
    this.#barrier.begin(
      tracks.map((track) => ({ trackId: track.id, frame: track.due(timeMs).frame })),
    );
    for (const track of tracks) track.media.seek(track.due(timeMs).aimUs);
  }

  #painted(track: DeckTrack, frame: number): void {
    if (!this.#clock.running && track.due(this.#clock.timeMs()).frame === frame) track.late = false;
    this.#barrier.painted(track.id, frame);
    if (this.#barrier.active) this.#settle();
    else if (!this.#wantsPlay) this.#emit();
  }

  #failed(track: DeckTrack, reason: string): void {
    track.fail(reason);
    this.#barrier.drop(track.id);
    this.#settle();
    this.#emit();
  }

  /** A camera that was slow to load is put where the others are. */
  #join(track: DeckTrack): void {
    if (!this.#loaded || this.#destroyed || !track.usable) return;
    track.media.seek(track.due(this.#clock.timeMs()).aimUs);
    this.#emit();
  }

  #settle(): void {
    const late = this.#barrier.finished();
    if (late === null) return;
    this.#patience.ended();
    for (const track of this.#tracks) track.late = late.includes(track.id);
    const wish = this.#barrier.takeWish();
    if (wish !== null) this.#beginSeek(wish);
    else if (this.#wantsPlay && !this.#clock.running) this.#start();
    this.#emit();
  }

  #start(): void {
    this.#governor.request(this.#rate);
    this.#clock.setRate(this.#governor.rate);
    this.#spread.forget();
    const timeMs = this.#clock.timeMs();
    if (this.#shuttles()) {
      this.#clock.start();
      return;
    }
    for (const track of this.#usable()) track.run(timeMs, this.#governor.rate, false);
    this.#startLine = new StartLine(
      this.#tracks.filter((track) => track.running),
      () => this.#scheduler.nowMs(),
    );
  }

  /** Backwards with players that can not: the clock runs and pictures are sought after it. */
  #shuttles(): boolean {
    return this.#rate < 0 && !this.#usable().every((track) => track.media.canReverse);
  }

  #tick(): void {
    if (this.#barrier.active) this.#tickSeek();
    if (!this.#wantsPlay || !this.#loaded) return;
    if (this.#startLine !== null) this.#tickStart(this.#startLine);
    if (!this.#clock.running || this.#atLimit()) return;
    if (this.#shuttles()) this.#tickShuttle();
    else this.#tickRun();
    this.#emit();
  }

  #tickSeek(): void {
    this.#hurry();
    for (const id of this.#barrier.dueForRetry()) {
      const track = this.#tracks.find((candidate) => candidate.id === id);
      track?.media.seek(track.due(this.#clock.timeMs()).aimUs);
    }
    this.#settle();
  }

  /** While the reviewer drags on, a picture near the place is worth more than the exact one later. */
  #hurry(): void {
    if (this.#barrier.wished === null || this.#barrier.ageMs < this.#patience.waitMs) return;
    const waiting = this.#tracks.filter((track) => this.#barrier.waitsFor(track.id));
    if (!waiting.every((track) => track.media.isExact)) return;
    this.#patience.cut();
    for (const track of waiting) {
      track.media.showNearest?.();
      this.#barrier.drop(track.id);
    }
  }

  #tickStart(startLine: StartLine): void {
    const timeMs = startLine.crossed();
    if (timeMs === null) return;
    this.#startLine = null;
    if (Number.isFinite(timeMs)) this.#clock.set(timeMs);
    this.#clock.start();
  }

  #tickShuttle(): void {
    if (this.#barrier.active) return;
    const timeMs = this.#clock.timeMs();
    this.#aim(
      this.#usable().filter((track) => !track.shows(track.due(timeMs).frame)),
      timeMs,
    );
    this.#barrier.finished();
  }

  #tickRun(): void {
    this.#lead.pull(this.#tracks, this.#clock);
    const { rate } = this.#clock;
    const nowMs = this.#clock.timeMs();
    const held = this.#hold.wanted(this.#usable(), nowMs, rate, this.#rate);
    if (held.backMs > 0) this.#clock.set(nowMs - Math.sign(rate) * held.backMs);
    this.#hold.report(held, rate);
    this.#governor.report(this.#hold.lostMs);
    if (this.#governor.rate !== this.#clock.rate) this.#clock.setRate(this.#governor.rate);
    const timeMs = this.#clock.timeMs();
    for (const track of this.#tracks) {
      track.run(timeMs, this.#clock.rate, track.id === this.#lead.clipId);
    }
    const running = this.#tracks.filter((track) => track.running && !track.late);
    this.#spread.add(running.flatMap((track) => track.reading() ?? []));
  }

  /** Stops or loops at the end of what is to be played. */
  #atLimit(): boolean {
    const timeMs = this.#clock.timeMs();
    if (this.#loop !== null) {
      const { fromMs, toMs } = this.#loop;
      if (this.#rate > 0 ? timeMs >= toMs : timeMs <= fromMs) {
        this.#beginSeek(this.#rate > 0 ? fromMs : toMs);
        return true;
      }
    }
    const { startMs, endMs } = this.timeline;
    if (this.#rate > 0 ? timeMs < endMs : timeMs > startMs) return false;
    this.#wantsPlay = false;
    this.#beginSeek(this.#rate > 0 ? endMs : startMs);
    return true;
  }

  #status(): DeckStatus {
    if (!this.#loaded) return 'loading';
    if (this.#barrier.active && !(this.#wantsPlay && this.#clock.running)) return 'seeking';
    if (this.#wantsPlay) return this.#hold.isLong() ? 'buffering' : 'playing';
    return this.#clock.timeMs() >= this.timeline.endMs ? 'ended' : 'paused';
  }

  #take(): DeckSnapshot {
    const timeMs = this.#clock.timeMs();
    return freezeSnapshot({
      timeMs: Math.max(this.timeline.startMs, Math.min(this.timeline.endMs, timeMs)),
      status: this.#status(),
      wantsPlay: this.#wantsPlay,
      rate: this.#rate,
      effectiveRate: this.#governor.rate,
      seekId: this.#seekId,
      spreadMs: this.#spread.spreadMs(),
      framesApart: this.#spread.framesApart(),
      loop: this.#loop,
      tracks: this.#tracks.map((track) => track.snapshot(timeMs, this.#barrier.waitsFor(track.id))),
    });
  }

  #emit(): void {
    if (this.#destroyed) return;
    this.#snapshot = this.#take();
    for (const listener of this.#listeners) listener(this.#snapshot);
  }
}
