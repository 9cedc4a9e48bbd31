/** A bare video.js player and its element; video.js' only user. */
import './video-without-styles';
import videojs from 'video.js';

videojs.log.level('error');

export interface VideoPlayer {
  readonly player: ReturnType<typeof videojs>;
  /** What to put into the page. */
  readonly root: HTMLElement;
  /** The element itself: for clock work the player's wrappers add nothing but time. */
  readonly video: HTMLVideoElement;
}

/** @param backstage where the new player stands first; video.js wants its element in a page. */
export function createVideoPlayer(backstage: HTMLElement): VideoPlayer {
  const element = document.createElement('video');
  // Pictures may be read back (stills); the file server allows this page.
  element.crossOrigin = 'anonymous';
  backstage.append(element);
  const player = videojs(element, {
    controls: false,
    preload: 'auto',
    muted: true,
    bigPlayButton: false,
    errorDisplay: false,
    loadingSpinner: false,
    posterImage: false,
    textTrackDisplay: false,
    textTrackSettings: false,
    controlBar: false,
    userActions: { click: false, doubleClick: false, hotkeys: false },
  });
  const video = player.tech({ IWillNotUseThisInPlugins: true }).el() as HTMLVideoElement;
  video.disablePictureInPicture = true;
  return { player, root: player.el() as HTMLElement, video };
}
