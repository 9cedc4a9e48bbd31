/** `clips:*`: the remote clips desk. */
import type { ClipRequests } from '../clip-requests';
import type { HandlersOf } from './handler-map';

export function clipsHandlers(clips: ClipRequests): HandlersOf<'clips'> {
  return {
    'clips:get': () => clips.state(),
    'clips:refresh': () => clips.refresh(),
    'clips:devices': () => clips.devices(),
    'clips:ask': (ask) => clips.ask(ask),
    'clips:clear': ({ clipIds }) => clips.clear(clipIds),
    'clips:restore': ({ clipIds }) => clips.restore(clipIds),
    'clips:incident': async ({ clipId }) => ({ incidentId: await clips.incidentOf(clipId) }),
  };
}
