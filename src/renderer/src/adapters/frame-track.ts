/** Plays one file frame by frame: every frame is decoded here and shown when the clock says so. */
import type {
  CameraTrackListener,
  CameraTrackStatus,
  PaintedFrame,
} from '@shared/playback/camera-track';
import type { Clip, FrameTable } from '@shared/domain/clip';
import {
  frameAt,
  frameCount,
  frameEndUs,
  frameStartUs,
  nearestFrame,
  tableSpanUs,
} from '@shared/playback/frame-table';
import { openPackets } from './frame-demux';
import { FrameFeed } from './frame-feed';
import { createFramePictures, type FramePictures } from './frame-pictures';
import { FrameSound } from './frame-sound';
import type { PictureTrack, PictureTrackOptions } from './picture-track';

/** Decoded frames a file may hold: two seconds of 30 frames in 1280 × 720, with room to go back. */
const CACHE_BYTES = 96 * 2 ** 20;
/** With fewer than this a group of pictures does not fit, and going back would decode it for each. */
const LEAST_FRAMES = 30;
const LOOK_AHEAD_S = 0.4;
/** Backwards a whole group of pictures is decoded before its last frame is there. */
const LOOK_BACK_S = 0.6;
const LEAST_AHEAD = 6;
/** A page that is not looked at paints nothing and never says so. */
const UNSEEN_AFTER_MS = 250;

const capacityOf = ({ widthPx, heightPx }: Clip): number =>
  Math.floor(CACHE_BYTES / Math.max(1, widthPx * heightPx * 1.5));

/** Whether this platform has what decoding here needs, for this kind of file; it still may fail. */
export function canDecodeFrames(clip: Clip): boolean {
  return (
    'VideoDecoder' in globalThis &&
    'MediaStreamTrackGenerator' in globalThis &&
    /^avc[13]\./.test(clip.codec) &&
    capacityOf(clip) >= LEAST_FRAMES
  );
}

export class FrameTrack implements PictureTrack {
  readonly trackId: string;
  readonly canReverse = true;
  readonly isExact = true;
  status: CameraTrackStatus = 'loading';
  readonly #frames: FrameTable;
  readonly #pictures: FramePictures;
  readonly #listeners = new Set<CameraTrackListener>();
  #feed: FrameFeed | null = null;
  #sound: FrameSound | null = null;
  #muted = true;
  #volume = 1;
  /** Where it stands, and since when it runs on from there. */
  #fromUs: number;
  #running: { readonly sinceMs: number; readonly rate: number } | null = null;
  /** The frame last sent to the screen, and the one seen to be there. */
  #shown: number | null = null;
  #painted: PaintedFrame | null = null;
  #unseenTimer: ReturnType<typeof setTimeout> | null = null;
  #firstPicture: (() => void) | null = null;

  constructor(private readonly options: PictureTrackOptions) {
    this.trackId = options.clip.clipId;
    this.#frames = options.clip.frames;
    this.#fromUs = tableSpanUs(this.#frames).startUs;
    this.#pictures = createFramePictures(options.views, options.backstage, (timestampUs) =>
      this.#seen(nearestFrame(this.#frames, timestampUs)),
    );
  }

  pictureOf(cameraId: string): HTMLElement | null {
    return this.#pictures.rootOf(cameraId);
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#sound?.setMuted(muted);
  }

  setVolume(volume: number): void {
    this.#volume = volume;
    this.#sound?.setVolume(volume);
  }

  async load(): Promise<void> {
    const shown = new Promise<void>((resolve) => (this.#firstPicture = resolve));
    try {
      const reader = await openPackets(this.options.url);
      const config: VideoDecoderConfig = {
        ...reader.config,
        // Frames are kept: a graphics card's decoder has few and would stand still.
        hardwareAcceleration: 'prefer-software',
        optimizeForLatency: true,
      };
      const { supported } = await VideoDecoder.isConfigSupported(config);
      if (this.status === 'failed' || supported !== true) {
        reader.close();
        throw new Error('this kind of video is not decoded here');
      }
      this.#feed = new FrameFeed({
        reader: { ...reader, config },
        frames: this.#frames,
        capacity: capacityOf(this.options.clip),
        onFrame: (frame) => this.#decoded(frame),
        onError: (error) => this.#fail(error),
      });
      const { endUs } = tableSpanUs(this.#frames);
      this.#sound = new FrameSound(this.options.url, reader.playerShiftUs, endUs);
      this.#sound.setVolume(this.#volume);
      this.#sound.setMuted(this.#muted);
      this.#want(0, 0);
    } catch (error) {
      this.#fail(error);
    }
    await shown;
  }

  seek(aimUs: number): void {
    if (this.status !== 'ready') return;
    this.pause();
    this.#fromUs = aimUs;
    const frame = frameAt(this.#frames, aimUs);
    this.#want(frame, 0);
    if (frame === this.#shown) {
      // Nothing new is painted; once the caller is done, it is told what stands there.
      if (frame === this.#painted?.frame) queueMicrotask(() => this.#tellPainted());
    } else if (this.#feed?.cache.has(frame) === true) {
      this.#show(frame);
    }
  }

  showNearest(): void {
    if (this.status !== 'ready' || this.#running !== null) return;
    const nearest = this.#feed?.cache.nearest(frameAt(this.#frames, this.#fromUs)) ?? null;
    if (nearest !== null && nearest !== this.#shown) this.#show(nearest);
  }

  play(rate: number): void {
    if (this.status !== 'ready') return;
    this.#running = { sinceMs: performance.now(), rate };
  }

  pause(): void {
    if (this.status !== 'ready' || this.#running === null) return;
    this.#fromUs = this.positionUs();
    this.#running = null;
    this.#sound?.pause();
    this.#want(frameAt(this.#frames, this.#fromUs), 0);
  }

  follow(targetUs: number, rate: number): void {
    if (this.status !== 'ready' || this.#running === null) return;
    this.#fromUs = targetUs;
    this.#running = { sinceMs: performance.now(), rate };
    const frame = frameAt(this.#frames, targetUs);
    this.#want(frame, rate);
    if (frame !== this.#shown && this.#feed?.cache.has(frame) === true) this.#show(frame);
    this.#sound?.follow(targetUs, rate);
  }

  /** Runs with the time, but never past what has been decoded. */
  positionUs(): number {
    const running = this.#running;
    if (running === null || this.#feed === null) return this.#fromUs;
    const { sinceMs, rate } = running;
    const positionUs = this.#fromUs + (performance.now() - sinceMs) * 1000 * rate;
    return this.readyUs(positionUs, rate < 0 ? -1 : 1);
  }

  readyUs(targetUs: number, direction: -1 | 1): number {
    const cache = this.#feed?.cache;
    if (cache === undefined || this.#shown === null) return targetUs;
    if (cache.has(frameAt(this.#frames, targetUs))) return targetUs;
    const most = this.#ahead(this.#running?.rate ?? direction);
    const reached = cache.reach(this.#shown, direction, most) ?? this.#shown;
    return direction > 0
      ? Math.min(targetUs, frameEndUs(this.#frames, reached) - 1)
      : Math.max(targetUs, frameStartUs(this.#frames, reached));
  }

  painted(): PaintedFrame | null {
    return this.#painted;
  }

  listen(listener: CameraTrackListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#listeners.clear();
    this.#release();
    this.#pictures.destroy();
  }

  #ahead(rate: number): number {
    const { startUs, endUs } = tableSpanUs(this.#frames);
    const framesPerSecond = (frameCount(this.#frames) * 1e6) / Math.max(1, endUs - startUs);
    const seconds = Math.abs(rate) * (rate < 0 ? LOOK_BACK_S : LOOK_AHEAD_S);
    const most = Math.floor(capacityOf(this.options.clip) / 2);
    return Math.min(most, Math.max(LEAST_AHEAD, Math.ceil(framesPerSecond * seconds)));
  }

  /** @param rate 0 while it stands. */
  #want(frame: number, rate: number): void {
    const direction = rate === 0 ? 0 : rate < 0 ? -1 : 1;
    this.#feed?.want({ frame, direction, ahead: rate === 0 ? 0 : this.#ahead(rate) });
  }

  #decoded(frame: number): void {
    if (this.#running !== null || frame === this.#shown) return;
    if (frame === frameAt(this.#frames, this.#fromUs)) this.#show(frame);
  }

  #show(frame: number): void {
    const picture = this.#feed?.cache.get(frame);
    if (picture === undefined) return;
    this.#shown = frame;
    this.#pictures.show(picture);
    if (this.#unseenTimer !== null) clearTimeout(this.#unseenTimer);
    this.#unseenTimer = setTimeout(() => this.#seen(frame), UNSEEN_AFTER_MS);
  }

  #seen(frame: number): void {
    if (this.status === 'failed') return;
    if (frame === this.#shown && this.#unseenTimer !== null) clearTimeout(this.#unseenTimer);
    this.#painted = { frame, ptsUs: frameStartUs(this.#frames, frame) };
    if (this.status === 'loading') {
      this.status = 'ready';
      this.#firstPicture?.();
    }
    this.#tellPainted();
  }

  #tellPainted(): void {
    if (this.#painted === null) return;
    for (const listener of this.#listeners) listener.painted?.(this.#painted);
  }

  #release(): void {
    this.status = 'failed';
    if (this.#unseenTimer !== null) clearTimeout(this.#unseenTimer);
    this.#sound?.setMuted(true);
    this.#feed?.close();
    this.#firstPicture?.();
  }

  #fail(error: unknown): void {
    if (this.status === 'failed') return;
    this.#release();
    const reason = error instanceof Error ? error.message : 'it could not be decoded';
    for (const listener of this.#listeners) listener.failed?.({ reason });
  }
}
