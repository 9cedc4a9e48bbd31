/** A camera track of the engine that can also be looked at and listened to. */
import type { CameraTrack } from '@shared/playback/camera-track';
import type { Clip } from '@shared/domain/clip';
import type { CameraView } from '@shared/domain/camera';

export interface PictureTrack extends CameraTrack {
  /** The element that shows this camera; put it into the page once and never move it. */
  pictureOf(cameraId: string): HTMLElement | null;
  setMuted(muted: boolean): void;
  /** 0…1. */
  setVolume(volume: number): void;
}

export interface PictureTrackOptions {
  readonly clip: Clip;
  /** Where the bytes are, `media://file/<fileId>`. */
  readonly url: string;
  /** The cameras this file holds: one, or several regions of a composite picture. */
  readonly views: readonly CameraView[];
  /** Where elements that only decode and are not looked at may live. */
  readonly backstage: HTMLElement;
}
