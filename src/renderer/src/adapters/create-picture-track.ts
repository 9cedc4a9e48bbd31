/** Chooses what plays a file; the engine and the screen never know which. */
import { FallbackTrack } from './fallback-track';
import { canDecodeFrames, FrameTrack } from './frame-track';
import type { PictureTrack, PictureTrackOptions } from './picture-track';
import { createVideoPlayer } from './video-player';
import { VideoTrack } from './video-track';

/** `frames` decodes every frame itself; `video` leaves it to the browser's player. */
export type TrackKind = 'frames' | 'video';

/** @param preferred what plays the file where the platform and the file allow it. */
export function createPictureTrack(
  options: PictureTrackOptions,
  preferred: TrackKind = 'frames',
): PictureTrack {
  const video = (): PictureTrack => new VideoTrack(options, createVideoPlayer(options.backstage));
  if (preferred === 'video' || !canDecodeFrames(options.clip)) return video();
  return new FallbackTrack({ first: () => new FrameTrack(options), second: video });
}
