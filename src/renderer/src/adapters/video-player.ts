/** A bare video.js player and its element; video.js' only user. */
import './video-without-styles';
import videojs from 'video.js';
import type { VideoHost } from './video-host';

videojs.log.level('error');

/** @param backstage where the new player stands first; video.js wants its element in a page. */
export function createVideoPlayer(backstage: HTMLElement): VideoHost {
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
  const root = player.el() as HTMLElement;
  // The tile around it says whose picture this is.
  root.removeAttribute('role');
  root.removeAttribute('aria-label');
  return {
    root,
    video,
    open: (url) => {
      player.src({ src: url, type: 'video/mp4' });
    },
    onError: (report) => {
      player.on('error', report);
    },
    dispose: () => {
      player.dispose();
    },
  };
}
