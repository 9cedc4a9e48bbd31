/** What the library takes on this disk, whether it is still what was saved, and small pictures of it. */
import { broadcast } from '../../ipc/events';
import { storageHandlers } from '../../ipc/storage-handlers';
import { thumbnailHandlers } from '../../ipc/thumbnail-handlers';
import { verifyHandlers } from '../../ipc/verify-handlers';
import { createLibraryCheckJob, createStorage } from '../../storage';
import { createThumbnailCache, createThumbnails } from '../../thumbnails';
import type { Fleet, Ground } from './ground';

/** Pictures of some thousand incidents. */
const MOST_THUMBNAIL_CACHE_BYTES = 256 * 2 ** 20;

type DiskHandlers = ReturnType<typeof storageHandlers> &
  ReturnType<typeof verifyHandlers> &
  ReturnType<typeof thumbnailHandlers>;

export function wireDisk(ground: Ground, { partitionId }: Fleet): DiskHandlers {
  const { effects, library, onQuit, keepOpen, paths, user } = ground;
  const thumbnails = createThumbnails(
    library,
    createThumbnailCache(paths.thumbnails, MOST_THUMBNAIL_CACHE_BYTES),
  );
  const storage = createStorage({
    library,
    partitionId,
    onDeleted: () => {
      thumbnails.forgetDeleted().catch((caught: unknown) => {
        effects.log.warn('pictures of deleted files stay', { reason: String(caught) });
      });
    },
    onProgress: (progress) => {
      broadcast('storage:progress', progress);
    },
  });
  onQuit(() => storage.close());
  keepOpen(() => (storage.isRunning() ? 'trash.running' : null));
  const libraryCheck = createLibraryCheckJob({
    ...effects,
    library,
    user,
    onChange: (state) => {
      broadcast('verify:changed', state);
    },
  });
  onQuit(() => libraryCheck.close());
  libraryCheck.lookAtChains();

  return {
    ...storageHandlers(storage),
    ...verifyHandlers(libraryCheck),
    ...thumbnailHandlers(thumbnails),
  };
}
