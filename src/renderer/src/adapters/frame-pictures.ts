/** Shows decoded frames: one stream and one player a camera, parts of a picture cut without drawing. */
import type { CameraView, PictureRegion } from '@shared/domain/camera';
import type { VideoHost } from './video-host';
import { createVideoPlayer } from './video-player';

interface Screen {
  readonly view: CameraView;
  readonly player: VideoHost;
  readonly writer: WritableStreamDefaultWriter<VideoFrame>;
  readonly generator: MediaStreamTrack;
  callback: number;
}

export interface FramePictures {
  /** The caller keeps `picture`. */
  show(picture: VideoFrame): void;
  rootOf(cameraId: string): HTMLElement | null;
  destroy(): void;
}

/** @param onPainted called with the time stamp of a frame that has reached the screen, microseconds. */
export function createFramePictures(
  views: readonly CameraView[],
  backstage: HTMLElement,
  onPainted: (timestampUs: number) => void,
): FramePictures {
  const screens = views.map((view): Screen => {
    const player = createVideoPlayer(backstage);
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    const { video } = player;
    video.dataset['camera'] = view.cameraId;
    video.autoplay = true;
    video.srcObject = new MediaStream([generator]);
    return { view, player, generator, writer: generator.writable.getWriter(), callback: 0 };
  });
  const watch = (screen: Screen): void => {
    screen.callback = screen.player.video.requestVideoFrameCallback((_now, { mediaTime }) => {
      watch(screen);
      onPainted(mediaTime * 1e6);
    });
  };
  screens.forEach(watch);

  return {
    show: (picture) => {
      for (const { view, writer } of screens) {
        // Refused only after the player is gone.
        writer.write(cut(picture, view.region)).catch(() => undefined);
      }
    },
    rootOf: (cameraId) =>
      screens.find(({ view }) => view.cameraId === cameraId)?.player.root ?? null,
    destroy: () => {
      for (const { player, generator, callback } of screens) {
        player.video.cancelVideoFrameCallback(callback);
        generator.stop();
        player.video.srcObject = null;
        player.dispose();
      }
    },
  };
}

function cut(picture: VideoFrame, region: PictureRegion): VideoFrame {
  const whole = picture.visibleRect;
  if (whole === null || (region.width >= 1 && region.height >= 1)) return picture.clone();
  // Colour is stored for every other pixel: a cut lies between such pairs.
  const even = (value: number): number => Math.round(value / 2) * 2;
  return new VideoFrame(picture, {
    visibleRect: {
      x: whole.x + even(region.x * whole.width),
      y: whole.y + even(region.y * whole.height),
      width: even(region.width * whole.width),
      height: even(region.height * whole.height),
    },
  });
}
