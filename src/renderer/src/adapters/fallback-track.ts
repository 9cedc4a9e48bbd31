/** Plays a file frame by frame for as long as that works, and as a plain video from then on. */
import type {
  CameraTrackListener,
  CameraTrackStatus,
  PaintedFrame,
  TrackFailure,
} from '@shared/playback/camera-track';
import type { PictureTrack } from './picture-track';

/** Makes a track anew; called a second time only when the first one broke. */
export interface TrackMakers {
  readonly first: () => PictureTrack;
  readonly second: () => PictureTrack;
}

export class FallbackTrack implements PictureTrack {
  readonly trackId: string;
  #inner: PictureTrack;
  #isSecond = false;
  #destroyed = false;
  #muted = true;
  #volume = 1;
  #aimUs: number | null = null;
  #rate: number | null = null;
  #loaded: Promise<void> | null = null;
  readonly #hosts = new Map<string, HTMLElement>();
  readonly #listeners = new Set<CameraTrackListener>();

  constructor(private readonly makers: TrackMakers) {
    this.#inner = makers.first();
    this.trackId = this.#inner.trackId;
    this.#hear();
  }

  /** A file that changes its player is loading once more. */
  get status(): CameraTrackStatus {
    return this.#inner.status;
  }

  get canReverse(): boolean {
    return this.#inner.canReverse;
  }

  get isExact(): boolean {
    return this.#inner.isExact;
  }

  /** A box that stays; what is in it may change. */
  pictureOf(cameraId: string): HTMLElement | null {
    const known = this.#hosts.get(cameraId);
    if (known !== undefined) return known;
    const picture = this.#inner.pictureOf(cameraId);
    if (picture === null) return null;
    const host = document.createElement('div');
    host.append(picture);
    this.#hosts.set(cameraId, host);
    return host;
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#inner.setMuted(muted);
  }

  setVolume(volume: number): void {
    this.#volume = volume;
    this.#inner.setVolume(volume);
  }

  async load(): Promise<void> {
    this.#loaded = this.#inner.load();
    let waitedFor: Promise<void> | null = null;
    while (waitedFor !== this.#loaded) {
      waitedFor = this.#loaded;
      await waitedFor;
    }
  }

  seek(aimUs: number): void {
    this.#aimUs = aimUs;
    this.#rate = null;
    this.#inner.seek(aimUs);
  }

  showNearest(): void {
    this.#inner.showNearest?.();
  }

  play(rate: number): void {
    this.#rate = rate;
    this.#inner.play(rate);
  }

  pause(): void {
    this.#rate = null;
    this.#inner.pause();
  }

  follow(targetUs: number, rate: number): void {
    this.#aimUs = targetUs;
    this.#inner.follow(targetUs, rate);
  }

  positionUs(): number {
    // While the other player loads, the clock has to wait for this camera where it was.
    return this.status === 'ready' ? this.#inner.positionUs() : (this.#aimUs ?? 0);
  }

  readyUs(targetUs: number, direction: -1 | 1): number {
    return this.#inner.readyUs?.(targetUs, direction) ?? this.positionUs();
  }

  painted(): PaintedFrame | null {
    return this.#inner.painted();
  }

  listen(listener: CameraTrackListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#destroyed = true;
    this.#listeners.clear();
    this.#inner.destroy();
  }

  #hear(): void {
    this.#inner.listen({
      painted: (frame) => {
        for (const listener of this.#listeners) listener.painted?.(frame);
      },
      failed: (failure) => this.#broke(failure),
    });
  }

  #broke(failure: TrackFailure): void {
    if (this.#destroyed) return;
    if (this.#isSecond) {
      for (const listener of this.#listeners) listener.failed?.(failure);
      return;
    }
    this.#isSecond = true;
    this.#inner.destroy();
    this.#inner = this.makers.second();
    this.#hear();
    this.#inner.setMuted(this.#muted);
    this.#inner.setVolume(this.#volume);
    for (const [cameraId, host] of this.#hosts) {
      const picture = this.#inner.pictureOf(cameraId);
      host.replaceChildren(...(picture === null ? [] : [picture]));
    }
    this.#loaded = this.#inner.load().then(() => this.#resume());
  }

  /** Goes on where the broken one stood. */
  #resume(): void {
    if (this.#destroyed || this.#inner.status !== 'ready') return;
    if (this.#aimUs !== null) this.#inner.seek(this.#aimUs);
    if (this.#rate !== null) this.#inner.play(this.#rate);
  }
}
