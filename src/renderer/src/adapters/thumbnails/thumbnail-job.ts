/** What the page and the worker that makes small pictures say to each other. */
import type { PictureRegion } from '@shared/domain/camera';

export type ToThumbnailWorker =
  | {
      readonly type: 'open';
      readonly url: string;
      readonly region: PictureRegion;
      /** Of the small pictures. */
      readonly widthPx: number;
      /** Null: as high as the picture's shape wants it. */
      readonly heightPx: number | null;
    }
  | {
      readonly type: 'make';
      readonly timeUs: number;
      /** The key frame before is near enough: one picture is decoded instead of many. */
      readonly keyOnly: boolean;
    };

export type FromThumbnailWorker =
  | {
      readonly type: 'made';
      readonly timeUs: number;
      readonly keyOnly: boolean;
      readonly jpeg: Uint8Array | null;
    }
  | { readonly type: 'failed'; readonly detail: string };
