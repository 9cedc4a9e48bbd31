/** `incidents:*` and `sync:*`: questions to the library on this disk, and bringing it up to date. */
import { AppError } from '@shared/errors';
import type { EventPages, Library, Sync } from '../library';
import type { HandlersOf } from './handler-map';

export interface LibraryHandlersOptions {
  readonly library: Library;
  readonly sync: Sync;
  readonly eventPages: EventPages;
  /** Whose incidents are on screen; null while nobody has signed in or opened a library. */
  readonly partitionId: () => string | null;
  /** Name from settings, kept with each viewing in the chain of custody. */
  readonly user: () => string;
  /** Shows a folder in the system's file manager. */
  readonly reveal: (folder: string) => void;
}

export function libraryHandlers({
  library,
  sync,
  eventPages,
  partitionId,
  user,
  reveal,
}: LibraryHandlersOptions): HandlersOf<'incidents' | 'sync'> {
  const onScreen = (): string => {
    const id = partitionId();
    if (id === null) throw new AppError('library.not-found');
    return id;
  };
  return {
    'incidents:query': (query) => library.query(onScreen(), query),
    'incidents:facets': () => library.facets(onScreen()),
    'incidents:get': ({ incidentId }) => library.detail(incidentId),
    'incidents:review': ({ incidentId }) => library.reviewMaterial(incidentId),
    'incidents:viewed': async ({ incidentId }) => {
      if (!library.noteViewed(incidentId, user())) return;
      await library.saving.repairCustodyCopies();
    },
    'incidents:read-page': ({ incidentId }) => eventPages.read(incidentId),
    'incidents:reveal': ({ incidentId }) => {
      const folder = library.folder(incidentId);
      if (folder === null) throw new AppError('library.not-found');
      reveal(folder);
    },
    'sync:get': () => sync.state(),
    'sync:start': () => sync.start(),
    'sync:cancel': () => sync.cancel(),
  };
}
