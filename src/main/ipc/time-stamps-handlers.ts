/** `time-stamps:*`: what waits for its time stamp, and a trial of the server. */
import type { TimeStamps } from '../evidence';
import type { HandlersOf } from './handler-map';

export function timeStampsHandlers(timeStamps: TimeStamps): HandlersOf<'time-stamps'> {
  return {
    'time-stamps:get': () => timeStamps.queue(),
    'time-stamps:send': () => timeStamps.send(),
    'time-stamps:try': () => timeStamps.try(),
  };
}
