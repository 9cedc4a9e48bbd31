/** `discard:*`: discarding an event in the cloud. */
import type { Discards } from '../discard';
import type { HandlersOf } from './handler-map';

export function discardHandlers(discards: Discards): HandlersOf<'discard'> {
  return {
    'discard:check': ({ incidentId }) => discards.check(incidentId),
    'discard:event': (input) => discards.discard(input),
  };
}
