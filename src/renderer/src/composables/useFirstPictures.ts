/** The first picture of each video that waits to be imported, made one after the other. */
import {
  createThumbnailMaker,
  type ThumbnailMaker,
} from '@renderer/adapters/thumbnails/thumbnail-maker';
import { WHOLE_PICTURE } from '@shared/domain/camera';
import { importFileId } from '@shared/domain/import';
import { THUMBNAIL_WIDTH_PX } from '@shared/domain/thumbnail';
import { onScopeDispose, shallowReactive, watch } from 'vue';
import { mediaUrl } from './clip-content';

export interface FirstPicturesOptions {
  /** Null while nothing waits. */
  readonly importId: () => string | null;
  /** Ids of the videos whose pictures are looked at, in this order. */
  readonly wanted: () => readonly string[];
}

export interface UseFirstPictures {
  /** A data URL; null where no picture can be made, undefined while it is still to be made. */
  readonly pictureOf: (itemId: string) => string | null | undefined;
}

/** What was made stays until another import is looked at. Ends with the calling scope. */
export function useFirstPictures({ importId, wanted }: FirstPicturesOptions): UseFirstPictures {
  const pictures = shallowReactive(new Map<string, string | null>());
  let maker: ThumbnailMaker | null = null;

  function close(): void {
    maker?.close();
    maker = null;
  }

  function settle(itemId: string, picture: string | null): void {
    close();
    pictures.set(itemId, picture);
    next();
  }

  function next(): void {
    const id = importId();
    const itemId = wanted().find((each) => !pictures.has(each));
    if (maker !== null || id === null || itemId === undefined) return;
    maker = createThumbnailMaker({
      url: mediaUrl(importFileId(id, itemId)),
      region: WHOLE_PICTURE,
      widthPx: THUMBNAIL_WIDTH_PX,
      heightPx: null,
      isQuiet: () => true,
      onMade: (_timeUs, _isKeyFrame, jpeg) => {
        settle(itemId, jpegUrl(jpeg));
      },
      onNone: () => {
        settle(itemId, null);
      },
      onFailed: () => {
        settle(itemId, null);
      },
    });
    maker.want([{ timeUs: 0, keyOnly: true }]);
  }

  watch(importId, () => {
    close();
    pictures.clear();
  });
  watch([importId, wanted], next, { immediate: true });
  onScopeDispose(close);

  return { pictureOf: (itemId) => pictures.get(itemId) };
}

const jpegUrl = (jpeg: Uint8Array): string =>
  `data:image/jpeg;base64,${btoa(String.fromCharCode(...jpeg))}`;
