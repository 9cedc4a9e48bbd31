/** `thumbnails:*`: small pictures along the time line, kept outside of the library. */
import type { Thumbnails } from '../thumbnails';
import type { HandlersOf } from './handler-map';

export function thumbnailHandlers(thumbnails: Thumbnails): HandlersOf<'thumbnails'> {
  return {
    'thumbnails:read': ({ place, timesUs }) => thumbnails.read(place, timesUs),
    'thumbnails:write': ({ place, timeUs, jpeg }) => thumbnails.write(place, timeUs, jpeg),
    'thumbnails:size': () => thumbnails.sizeBytes(),
    'thumbnails:clear': () => thumbnails.clear(),
  };
}
