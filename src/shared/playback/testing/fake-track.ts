/** An honest stand-in for a playing file: it needs time to seek and to start, drifts, and fails. */
import type { FrameTable } from '@shared/domain/clip';
import type {
  CameraTrack,
  CameraTrackListener,
  CameraTrackStatus,
  PaintedFrame,
} from '../camera-track';
import { frameAt, frameStartUs, tableSpanUs } from '../frame-table';
import { RateFollower } from '../rate-follower';
import type { FakeScheduler } from './fake-scheduler';

export interface FakeTrackOptions {
  readonly trackId: string;
  readonly frames: FrameTable;
  readonly scheduler: FakeScheduler;
  readonly seekMs?: number;
  readonly startMs?: number;
  /** Real speed per nominal speed: 1.01 runs one percent fast. */
  readonly drift?: number;
  /** The fastest it can decode. */
  readonly maxRate?: number;
  readonly loadMs?: number;
  readonly failsToLoad?: boolean;
}

export class FakeTrack implements CameraTrack {
  readonly trackId: string;
  readonly canReverse = false;
  readonly isExact = false;
  status: CameraTrackStatus = 'loading';
  /** Every seek that was asked for, in microseconds. */
  readonly seeks: number[] = [];
  /** While true, no seek ever ends. */
  stuck = false;
  readonly #options: FakeTrackOptions;
  readonly #listeners = new Set<CameraTrackListener>();
  readonly #follower: RateFollower;
  readonly #off: () => void;
  #positionUs = 0;
  #rate = 1;
  #movesFromMs: number | null = null;
  #tickedAtMs: number;
  #seek: { readonly aimUs: number; readonly readyMs: number } | null = null;
  #painted: PaintedFrame | null = null;
  #loaded: (() => void) | null = null;
  readonly #createdMs: number;

  constructor(options: FakeTrackOptions) {
    this.#options = options;
    this.trackId = options.trackId;
    this.#createdMs = options.scheduler.nowMs();
    this.#tickedAtMs = this.#createdMs;
    this.#positionUs = tableSpanUs(options.frames).startUs;
    this.#follower = new RateFollower(
      {
        positionUs: () => this.#positionUs,
        endUs: () => tableSpanUs(options.frames).endUs,
        setRate: (rate) => (this.#rate = rate),
        play: () => {
          this.#movesFromMs ??= options.scheduler.nowMs() + (options.startMs ?? 30);
        },
        pause: () => (this.#movesFromMs = null),
        jump: (ptsUs) => this.seek(ptsUs),
        isJumping: () => this.#seek !== null,
      },
      () => options.scheduler.nowMs(),
    );
    this.#off = options.scheduler.everyTick(() => this.#tick());
  }

  load(): Promise<void> {
    return new Promise((resolve) => (this.#loaded = resolve));
  }

  seek(aimUs: number): void {
    this.seeks.push(aimUs);
    const nowMs = this.#options.scheduler.nowMs();
    this.#seek = { aimUs, readyMs: nowMs + (this.#options.seekMs ?? 60) };
    this.#positionUs = aimUs;
  }

  play(rate: number): void {
    this.#follower.start(rate);
  }

  pause(): void {
    this.#follower.stop();
  }

  follow(targetUs: number, rate: number): void {
    this.#follower.follow(targetUs, rate);
  }

  positionUs(): number {
    return this.#positionUs;
  }

  painted(): PaintedFrame | null {
    return this.#painted;
  }

  listen(listener: CameraTrackListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#off();
    this.#listeners.clear();
    this.status = 'failed';
  }

  /** Breaks while in use. */
  fail(reason: string): void {
    this.status = 'failed';
    this.#loaded?.();
    for (const listener of this.#listeners) listener.failed?.({ reason });
  }

  #tick(): void {
    const nowMs = this.#options.scheduler.nowMs();
    const passedMs = nowMs - this.#tickedAtMs;
    this.#tickedAtMs = nowMs;
    if (this.status === 'failed') return;
    if (this.status === 'loading') this.#tryLoad(nowMs);
    else if (this.#seek !== null) this.#trySeek(nowMs);
    else this.#run(nowMs, passedMs);
  }

  #tryLoad(nowMs: number): void {
    if (this.#loaded === null) return;
    if (nowMs - this.#createdMs < (this.#options.loadMs ?? 50)) return;
    if (this.#options.failsToLoad) {
      this.fail('It cannot be opened.');
      return;
    }
    this.status = 'ready';
    this.#paint();
    this.#loaded();
  }

  #trySeek(nowMs: number): void {
    if (this.#seek === null || this.stuck || nowMs < this.#seek.readyMs) return;
    this.#positionUs = this.#seek.aimUs;
    this.#seek = null;
    this.#paint();
  }

  #run(nowMs: number, passedMs: number): void {
    if (this.#movesFromMs === null || nowMs < this.#movesFromMs) return;
    const { frames, drift = 1, maxRate = Infinity } = this.#options;
    const { endUs } = tableSpanUs(frames);
    const rate = Math.min(maxRate, this.#rate * drift);
    this.#positionUs = Math.min(endUs, this.#positionUs + passedMs * 1000 * rate);
    if (frameAt(frames, this.#positionUs) !== this.#painted?.frame) this.#paint();
  }

  #paint(): void {
    const frame = frameAt(this.#options.frames, this.#positionUs);
    this.#painted = { frame, ptsUs: frameStartUs(this.#options.frames, frame) };
    for (const listener of this.#listeners) listener.painted?.(this.#painted);
  }
}
