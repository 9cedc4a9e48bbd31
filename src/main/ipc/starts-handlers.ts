/** `starts:*`: starts of clips that a person corrects. */
import type { Library } from '../library';
import type { HandlersOf } from './handler-map';

/** @param user name from settings, kept with each correction and in the chain of custody. */
export function startsHandlers(library: Library, user: () => string): HandlersOf<'starts'> {
  return {
    'starts:correct': async ({ incidentId, fileId, correction }) => {
      const kept = library.correctStart(incidentId, fileId, correction, user());
      library.saving.changed([incidentId]);
      await library.saving.repairCustodyCopies();
      return kept;
    },
  };
}
