/** Tells the renderer which offline maps there are. */
import type { TileSource } from '../media/tiles';
import type { HandlersOf } from './handler-map';

export function createMapHandlers(tiles: Pick<TileSource, 'describe'>): HandlersOf<'map'> {
  return { 'map:sources': () => tiles.describe() };
}
