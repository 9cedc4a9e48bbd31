/** Plays one file in a video element and keeps it on the engine's clock. */
import type { Clip } from '@shared/domain/clip';
import type {
  CameraTrackListener,
  CameraTrackStatus,
  PaintedFrame,
} from '@shared/playback/camera-track';
import { frameAt, frameOfMediaTime, frameStartUs, tableSpanUs } from '@shared/playback/frame-table';
import { RateFollower, type RunningMedia } from '@shared/playback/rate-follower';
import type { PictureTrack, PictureTrackOptions } from './picture-track';
import { createRegionCanvases, isPart, type RegionCanvases } from './region-canvases';
import type { VideoHost } from './video-host';

/** A first picture that does not come by itself is asked for. */
const FIRST_PICTURE_MS = 600;
/** An edit list shifts a file by less than this; anything more is not what we calibrate for. */
const MAX_SHIFT_US = 250_000;

/** What this platform cannot play is named before it is tried; null when it can. */
export function unplayableReason(clip: Clip): string | null {
  const codecs = [clip.codec, clip.audioCodec].filter(Boolean).join(', ');
  const probe = document.createElement('video');
  if (clip.codec === '' || probe.canPlayType(`video/mp4; codecs="${codecs}"`) !== '') return null;
  const isHevc = /^(hvc1|hev1)/.test(clip.codec);
  return isHevc
    ? 'This computer cannot play HEVC video. The file is safe and goes into packages unchanged.'
    : `This computer cannot play this kind of video (${clip.codec}). The file is kept unchanged.`;
}

export class VideoTrack implements PictureTrack {
  readonly trackId: string;
  readonly canReverse = false;
  readonly isExact = false;
  status: CameraTrackStatus = 'loading';
  readonly #clip: Clip;
  readonly #host: VideoHost;
  readonly #video: HTMLVideoElement;
  readonly #canvases: RegionCanvases | null;
  readonly #follower: RateFollower;
  readonly #listeners = new Set<CameraTrackListener>();
  readonly #cameraIds: ReadonlySet<string>;
  #painted: PaintedFrame | null = null;
  /** The player's own time of the file's time zero; known from the first picture. */
  #baseUs: number | null = null;
  #aimUs: number | null = null;
  #frameCallback = 0;
  #firstPicture: (() => void) | null = null;

  constructor(
    private readonly options: PictureTrackOptions,
    host: VideoHost,
  ) {
    this.#clip = options.clip;
    this.trackId = options.clip.clipId;
    this.#cameraIds = new Set(options.views.map((view) => view.cameraId));
    this.#host = host;
    this.#video = host.video;
    const isComposite = options.views.some((view) => isPart(view.region));
    this.#canvases = isComposite
      ? createRegionCanvases(options.views, options.clip.widthPx, options.clip.heightPx)
      : null;
    const [only] = options.views;
    if (!isComposite && only !== undefined) this.#video.dataset['camera'] = only.cameraId;
    this.#follower = new RateFollower(this.#running(), () => performance.now());
  }

  pictureOf(cameraId: string): HTMLElement | null {
    if (this.#canvases !== null) return this.#canvases.canvasOf(cameraId);
    return this.#cameraIds.has(cameraId) ? this.#host.root : null;
  }

  setMuted(muted: boolean): void {
    this.#video.muted = muted;
  }

  setVolume(volume: number): void {
    this.#video.volume = volume;
  }

  async load(): Promise<void> {
    const unplayable = unplayableReason(this.#clip);
    if (unplayable !== null) {
      this.#fail(unplayable);
      return;
    }
    const shown = new Promise<void>((resolve) => (this.#firstPicture = resolve));
    this.#host.onError(() => this.#fail('The file could not be played; it may be damaged.'));
    this.#video.addEventListener('seeked', this.#seeked);
    this.#video.addEventListener('loadeddata', this.#loadedData);
    this.#awaitFrame();
    this.#host.open(this.options.url);
    await shown;
  }

  seek(aimUs: number): void {
    if (this.status !== 'ready') return;
    this.#aimUs = aimUs;
    this.#video.currentTime = this.#toPlayerSeconds(aimUs);
  }

  play(rate: number): void {
    if (this.status === 'ready') this.#follower.start(rate);
  }

  pause(): void {
    if (this.status === 'ready') this.#follower.stop();
  }

  follow(targetUs: number, rate: number): void {
    if (this.status === 'ready') this.#follower.follow(targetUs, rate);
  }

  positionUs(): number {
    const positionUs = this.#video.currentTime * 1e6 - (this.#baseUs ?? 0);
    // A player stops at the end of its shortest stream: from there on it is where the file ends.
    return this.#video.ended ? Math.max(positionUs, this.#endUs()) : positionUs;
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
    this.#video.cancelVideoFrameCallback(this.#frameCallback);
    this.#video.removeEventListener('seeked', this.#seeked);
    this.#video.removeEventListener('loadeddata', this.#loadedData);
    this.#firstPicture?.();
    this.status = 'failed';
    this.#host.dispose();
  }

  #running(): RunningMedia {
    const video = this.#video;
    return {
      positionUs: () => this.positionUs(),
      endUs: () => this.#endUs(),
      setRate: (rate) => (video.playbackRate = rate),
      play: () => {
        if (video.ended) return;
        // Refused or overtaken by a pause: the engine sees that it does not move.
        video.play().catch(() => undefined);
      },
      pause: () => video.pause(),
      jump: (ptsUs) => this.seek(ptsUs),
      isJumping: () => video.seeking,
    };
  }

  #endUs(): number {
    return tableSpanUs(this.#clip.frames).endUs;
  }

  #toPlayerSeconds(ptsUs: number): number {
    return Math.max(0, ptsUs + (this.#baseUs ?? 0)) / 1e6;
  }

  #awaitFrame(): void {
    this.#frameCallback = this.#video.requestVideoFrameCallback((_now, metadata) => {
      this.#awaitFrame();
      this.#paint(metadata.mediaTime * 1e6);
    });
  }

  #paint(mediaTimeUs: number): void {
    const { frames } = this.#clip;
    this.#baseUs ??= this.#calibrate(mediaTimeUs);
    this.#canvases?.paint(this.#video);
    const frame = frameOfMediaTime(frames, mediaTimeUs - this.#baseUs);
    this.#painted = { frame, ptsUs: frameStartUs(frames, frame) };
    if (this.status === 'loading') {
      this.status = 'ready';
      this.#firstPicture?.();
    }
    this.#tellPainted();
  }

  /** The first picture is frame 0: what its time says beyond the table is the edit list's shift. */
  #calibrate(mediaTimeUs: number): number {
    const shiftUs = mediaTimeUs - tableSpanUs(this.#clip.frames).startUs;
    return Math.abs(shiftUs) <= MAX_SHIFT_US ? shiftUs : 0;
  }

  #tellPainted(): void {
    if (this.#painted === null) return;
    for (const listener of this.#listeners) listener.painted?.(this.#painted);
  }

  /** A seek within the frame on screen paints nothing new: say so here. */
  readonly #seeked = (): void => {
    if (this.#painted === null || this.#aimUs === null) return;
    if (frameAt(this.#clip.frames, this.#aimUs) === this.#painted.frame) this.#tellPainted();
  };

  readonly #loadedData = (): void => {
    setTimeout(() => {
      if (this.status === 'loading') this.#video.currentTime = 0;
    }, FIRST_PICTURE_MS);
  };

  #fail(reason: string): void {
    if (this.status === 'failed') return;
    this.status = 'failed';
    this.#firstPicture?.();
    for (const listener of this.#listeners) listener.failed?.({ reason });
  }
}
