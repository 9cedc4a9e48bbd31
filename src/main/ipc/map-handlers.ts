/** `map:*`: the offline maps at hand. */
import type { TileSource } from '../media/tiles';
import type { HandlersOf } from './handler-map';

export function mapHandlers(tiles: TileSource): HandlersOf<'map'> {
  return { 'map:sources': () => tiles.describe() };
}
