/** A video element of the page's own, for a browser without the app around it. */
import type { VideoHost } from '@renderer/adapters/video-host';

/** @param backstage where the element stands until it is shown: some browsers decode nothing outside a page. */
export function createPlainVideo(backstage: HTMLElement): VideoHost {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  video.disablePictureInPicture = true;
  backstage.append(video);
  return {
    root: video,
    video,
    open: (url) => {
      video.src = url;
    },
    onError: (report) => {
      video.addEventListener('error', report);
    },
    dispose: () => {
      video.removeAttribute('src');
      video.load();
      video.remove();
    },
  };
}
