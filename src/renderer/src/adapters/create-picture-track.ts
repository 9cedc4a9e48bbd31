/** Chooses what plays a file; the engine and the screen never know which. */
import type { PictureTrack, PictureTrackOptions } from './picture-track';
import { VideoTrack } from './video-track';

export function createPictureTrack(options: PictureTrackOptions): PictureTrack {
  return new VideoTrack(options);
}
