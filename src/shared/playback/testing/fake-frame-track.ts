/** An honest stand-in for a track that decodes frames itself: exact, but only as fast as it decodes. */
import type { FrameTable } from '@shared/domain/clip';
import type {
  CameraTrack,
  CameraTrackListener,
  CameraTrackStatus,
  PaintedFrame,
} from '../camera-track';
import { frameAt, frameEndUs, frameStartUs, tableSpanUs } from '../frame-table';
import type { FakeScheduler } from './fake-scheduler';

export interface FakeFrameTrackOptions {
  readonly trackId: string;
  readonly frames: FrameTable;
  readonly scheduler: FakeScheduler;
  /** The most file time it decodes in a second, in seconds. */
  readonly decodeRate?: number;
  readonly seekMs?: number;
}

export class FakeFrameTrack implements CameraTrack {
  readonly trackId: string;
  readonly canReverse = true;
  readonly isExact = true;
  status: CameraTrackStatus = 'loading';
  readonly seeks: number[] = [];
  /** How often it was asked for any near picture instead. */
  glances = 0;
  readonly #options: FakeFrameTrackOptions;
  readonly #listeners = new Set<CameraTrackListener>();
  readonly #off: () => void;
  #fromUs: number;
  #fromMs: number;
  #rate = 0;
  /** Decoded up to here, in the direction it runs. */
  #edgeUs: number;
  #tickedAtMs: number;
  #seekReadyMs: number | null = null;
  #painted: PaintedFrame | null = null;
  #loaded: (() => void) | null = null;

  constructor(options: FakeFrameTrackOptions) {
    this.#options = options;
    this.trackId = options.trackId;
    this.#fromUs = tableSpanUs(options.frames).startUs;
    this.#edgeUs = this.#fromUs;
    this.#fromMs = options.scheduler.nowMs();
    this.#tickedAtMs = this.#fromMs;
    this.#off = options.scheduler.everyTick(() => this.#tick());
  }

  load(): Promise<void> {
    return new Promise((resolve) => (this.#loaded = resolve));
  }

  seek(aimUs: number): void {
    this.seeks.push(aimUs);
    this.#rate = 0;
    this.#fromUs = aimUs;
    this.#edgeUs = aimUs;
    this.#seekReadyMs = this.#options.scheduler.nowMs() + (this.#options.seekMs ?? 20);
  }

  showNearest(): void {
    this.glances += 1;
  }

  play(rate: number): void {
    this.#run(this.#fromUs, rate);
  }

  pause(): void {
    this.#fromUs = this.positionUs();
    this.#rate = 0;
  }

  follow(targetUs: number, rate: number): void {
    if (this.#rate === 0) return;
    this.#run(targetUs, rate);
    const frame = frameAt(this.#options.frames, targetUs);
    const isDecoded = this.readyUs(targetUs, rate < 0 ? -1 : 1) === targetUs;
    if (isDecoded && frame !== this.#painted?.frame) this.#paint(frame);
  }

  positionUs(): number {
    if (this.#rate === 0) return this.#fromUs;
    const passedMs = this.#options.scheduler.nowMs() - this.#fromMs;
    const positionUs = this.#fromUs + passedMs * 1000 * this.#rate;
    return this.readyUs(positionUs, this.#rate < 0 ? -1 : 1);
  }

  /** A frame is decoded as a whole or not at all. */
  readyUs(targetUs: number, direction: -1 | 1): number {
    const { frames } = this.#options;
    const edge = frameAt(frames, this.#edgeUs);
    const target = frameAt(frames, targetUs);
    if (direction < 0 ? target >= edge : target <= edge) return targetUs;
    return direction < 0
      ? Math.max(targetUs, frameStartUs(frames, edge))
      : Math.min(targetUs, frameEndUs(frames, edge) - 1);
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

  #run(fromUs: number, rate: number): void {
    this.#fromUs = fromUs;
    this.#fromMs = this.#options.scheduler.nowMs();
    this.#rate = rate;
  }

  #tick(): void {
    const nowMs = this.#options.scheduler.nowMs();
    const passedMs = nowMs - this.#tickedAtMs;
    this.#tickedAtMs = nowMs;
    if (this.status === 'loading' && this.#loaded !== null) {
      this.status = 'ready';
      this.#paint(0);
      this.#loaded();
    } else if (this.#seekReadyMs !== null && nowMs >= this.#seekReadyMs) {
      this.#seekReadyMs = null;
      this.#paint(frameAt(this.#options.frames, this.#fromUs));
    } else if (this.#rate !== 0) {
      this.#edgeUs += Math.sign(this.#rate) * passedMs * 1000 * (this.#options.decodeRate ?? 100);
    }
  }

  #paint(frame: number): void {
    this.#painted = { frame, ptsUs: frameStartUs(this.#options.frames, frame) };
    for (const listener of this.#listeners) listener.painted?.(this.#painted);
  }
}
