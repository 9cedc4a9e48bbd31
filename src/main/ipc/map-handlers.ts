/** `map:*`: the offline maps at hand, and the user's own among them. */
import type { Maps } from '../maps';
import type { TileSource } from '../media/tiles';
import type { HandlersOf } from './handler-map';

export function mapHandlers(tiles: TileSource, maps: Maps): HandlersOf<'map'> {
  return {
    'map:sources': () => tiles.describe(),
    'map:files': () => maps.state(),
    'map:add': (input) => maps.add(input),
    'map:add-dropped': () => maps.addDropped(),
    'map:locate': ({ mapId }) => maps.locate(mapId),
    'map:set-on': ({ mapId, on }) => maps.setOn(mapId, on),
    'map:move': ({ mapId, index }) => maps.move(mapId, index),
    'map:remove': ({ mapId }) => maps.remove(mapId),
    'map:restore': ({ mapId }) => maps.restore(mapId),
    'map:reveal': ({ mapId }) => {
      maps.reveal(mapId);
    },
    'map:set-source': (change) => maps.setSource(change),
    'map:try-source': () => maps.trySource(),
    'map:save-area': (input) => maps.saveArea(input),
    'map:resume-area': () => maps.resumeArea(),
    'map:discard-area': () => maps.discardArea(),
    'map:cancel': () => {
      maps.cancel();
    },
  };
}
