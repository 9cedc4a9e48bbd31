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
  /** Shows a folder in the system's file manager. */
  readonly reveal: (folder: string) => void;
}

export function libraryHandlers({
  library,
  sync,
  eventPages,
  partitionId,
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
