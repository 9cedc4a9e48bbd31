/** Small pictures along a time line. */
import type { PictureRegion } from './camera';

/** Which pictures of which file. */
export interface ThumbnailPlace {
  readonly fileId: string;
  /** The camera's part of the picture. */
  readonly region: PictureRegion;
  /** The key frame before each moment, instead of the moment's own frame. */
  readonly keyFrames: boolean;
}

/** Wide enough for the picture under the pointer; along the time line they are drawn smaller. */
export const THUMBNAIL_WIDTH_PX = 160;
/** Pictures asked for at once, at most. */
export const MOST_THUMBNAILS_ASKED = 200;
/** A picture of that width as JPEG has some thousand bytes. */
export const MOST_THUMBNAIL_BYTES = 256 * 1024;
