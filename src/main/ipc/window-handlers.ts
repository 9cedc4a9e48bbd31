/** `window:*`: further windows of the app. */
import type { HandlersOf } from './handler-map';

export function windowHandlers(openFollower: (incidentId: string) => void): HandlersOf<'window'> {
  return {
    'window:open-follower': ({ incidentId }) => {
      openFollower(incidentId);
    },
  };
}
