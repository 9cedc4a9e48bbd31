/** The device configuration: how many seconds an event's videos hold, and in which format. */
import { answer, type Reply } from './exchange';

const SETTINGS = {
  event_pre_seconds: 10,
  event_post_seconds: 10,
  video_format: 'H264',
  video_resolution: '1280x720',
  video_framerate: 10,
};

export function showConfiguration(): Reply {
  return answer({
    data: { current: { ...SETTINGS, video_framerate: 30 }, default: SETTINGS },
  });
}
