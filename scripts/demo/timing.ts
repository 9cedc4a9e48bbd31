/** When every frame of a camera's file is shown. */
import type { CameraPlan, Story } from './story';

/** Ticks a second in the MP4's video track; every frame time is a whole number of them. */
export const TICKS_PER_SECOND = 90_000;

/** Of four frames at even distance an uneven camera leaves one out. */
const UNEVEN_KEPT = 3;
const UNEVEN_PERIOD = 4;

const roundMs = (milliseconds: number): number => Math.round(milliseconds);

export const eventMs = (story: Story): number => Date.parse(story.eventAt);

/** True UTC of a camera's first frame, milliseconds. */
export const trueStartMs = (story: Story, camera: CameraPlan): number =>
  roundMs(eventMs(story) + camera.start * 1000);

export const frameCount = (camera: CameraPlan): number => {
  const even = Math.round(camera.seconds * camera.framesPerSecond);
  return camera.uneven ? Math.floor((even * UNEVEN_KEPT) / UNEVEN_PERIOD) : even;
};

/** Seconds from the first frame to this one. */
export function frameSeconds(camera: CameraPlan, frame: number): number {
  const even = camera.uneven
    ? Math.floor(frame / UNEVEN_KEPT) * UNEVEN_PERIOD + (frame % UNEVEN_KEPT)
    : frame;
  return even / camera.framesPerSecond;
}

/** The same as an ffmpeg filter argument over the frame number N, in ticks; commas are escaped. */
export function frameTicksExpression(camera: CameraPlan): string {
  const ticks = TICKS_PER_SECOND / camera.framesPerSecond;
  const kept = String(UNEVEN_KEPT);
  const even = camera.uneven ? `(floor(N/${kept})*${String(UNEVEN_PERIOD)}+mod(N\\,${kept}))` : 'N';
  return `${even}*${String(ticks)}`;
}

/** Length of the video, seconds: the last frame lasts as long as an even one. */
export const videoSeconds = (camera: CameraPlan): number =>
  frameSeconds(camera, frameCount(camera) - 1) + 1 / camera.framesPerSecond;
