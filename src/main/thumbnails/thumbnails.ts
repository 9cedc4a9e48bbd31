/** Pictures along the time line of saved files: kept for the window, which makes them. */
import { AppError } from '@shared/errors';
import type { ThumbnailPlace } from '@shared/domain/thumbnail';
import type { Library } from '@main/library';
import type { ThumbnailCache } from './thumbnail-cache';

export interface Thumbnails {
  /** One a time; null for those that are not there. */
  read(place: ThumbnailPlace, timesUs: readonly number[]): Promise<readonly (Uint8Array | null)[]>;
  /** @throws AppError `library.not-found` for a file that is not saved here */
  write(place: ThumbnailPlace, timeUs: number, jpeg: Uint8Array): Promise<void>;
  sizeBytes(): Promise<number>;
  clear(): Promise<void>;
  /** After files have left the library for good: their pictures go too. */
  forgetDeleted(): Promise<void>;
}

export function createThumbnails(
  library: Pick<Library, 'locate' | 'hashesHere'>,
  cache: ThumbnailCache,
): Thumbnails {
  const hashOf = ({ fileId }: ThumbnailPlace): string => {
    const located = library.locate(fileId);
    if (located === null) throw new AppError('library.not-found');
    return located.sha256;
  };
  return {
    read: (place, timesUs) => {
      const sha256 = hashOf(place);
      return Promise.all(timesUs.map((timeUs) => cache.read(sha256, nameOf(place, timeUs))));
    },
    write: async (place, timeUs, jpeg) => {
      await cache.write(hashOf(place), nameOf(place, timeUs), jpeg);
    },
    sizeBytes: () => cache.sizeBytes(),
    clear: () => cache.clear(),
    forgetDeleted: () => cache.keepOnly(library.hashesHere()),
  };
}

/** `k-0-0-10000-5000-120000000`: key frame or exact, part of the picture in ten-thousandths, time. */
function nameOf({ region, keyFrames }: ThumbnailPlace, timeUs: number): string {
  const parts = [region.x, region.y, region.width, region.height];
  const numbers = [...parts.map((part) => Math.round(part * 10_000)), timeUs];
  return `${keyFrames ? 'k' : 'e'}-${numbers.join('-')}`;
}
