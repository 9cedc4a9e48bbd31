/** A file's sound beside its decoded frames: one unseen player that keeps up with the clock. */
import { RateFollower } from '@shared/playback/rate-follower';

/** Nobody notices sound that is less than this off; steering it closer would be heard. */
const UNHEARD_MS = 40;

export class FrameSound {
  #audio: HTMLAudioElement | null = null;
  #follower: RateFollower | null = null;
  #running = false;
  #volume = 1;

  /**
   * @param shiftUs by how much the player's own time is later than the file's.
   * @param endUs presentation time of the file's end.
   */
  constructor(
    private readonly url: string,
    private readonly shiftUs: number,
    private readonly endUs: number,
  ) {}

  /** Nothing is loaded before it is to be heard. */
  setMuted(muted: boolean): void {
    if (muted) {
      this.pause();
      this.#audio?.removeAttribute('src');
      this.#audio?.load();
      this.#audio = null;
      this.#follower = null;
    } else if (this.#audio === null) {
      const audio = new Audio(this.url);
      audio.volume = this.#volume;
      this.#audio = audio;
      this.#follower = new RateFollower(
        {
          positionUs: () => this.#positionUs(audio),
          endUs: () => this.endUs,
          setRate: (rate) => (audio.playbackRate = rate),
          play: () => void audio.play().catch(() => undefined),
          pause: () => audio.pause(),
          jump: (ptsUs) => (audio.currentTime = Math.max(0, ptsUs + this.shiftUs) / 1e6),
          isJumping: () => audio.seeking,
        },
        () => performance.now(),
      );
    }
  }

  /** 0…1. */
  setVolume(volume: number): void {
    this.#volume = volume;
    if (this.#audio !== null) this.#audio.volume = volume;
  }

  /** Backwards there is nothing to be heard. */
  follow(targetUs: number, rate: number): void {
    const audio = this.#audio;
    if (audio === null || this.#follower === null || rate <= 0) {
      this.pause();
      return;
    }
    if (!this.#running) {
      this.#running = true;
      audio.currentTime = Math.max(0, targetUs + this.shiftUs) / 1e6;
      this.#follower.start(rate);
    }
    const positionUs = this.#positionUs(audio);
    const isNear = Math.abs(positionUs - targetUs) < UNHEARD_MS * 1000;
    this.#follower.follow(isNear ? positionUs : targetUs, rate);
  }

  pause(): void {
    if (!this.#running) return;
    this.#running = false;
    this.#follower?.stop();
  }

  #positionUs(audio: HTMLAudioElement): number {
    return audio.currentTime * 1e6 - this.shiftUs;
  }
}
