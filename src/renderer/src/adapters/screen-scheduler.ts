/** The engine's time and ticks from the window: one tick a screen refresh. */
import type { PlaybackScheduler } from '@shared/playback/camera-track';

export function createScreenScheduler(): PlaybackScheduler {
  return {
    nowMs: () => performance.now(),
    everyTick: (callback) => {
      let handle = requestAnimationFrame(function tick() {
        handle = requestAnimationFrame(tick);
        callback();
      });
      return () => cancelAnimationFrame(handle);
    },
  };
}
