/** A video element with whoever looks after it; what a video track needs of a player. */

export interface VideoHost {
  /** What to put into the page. */
  readonly root: HTMLElement;
  /** The element itself: for clock work a player's wrappers add nothing but time. */
  readonly video: HTMLVideoElement;
  open(url: string): void;
  onError(report: () => void): void;
  dispose(): void;
}
