/** `marks:*`: a reviewer's marks and notes. */
import type { Library } from '../library';
import type { HandlersOf } from './handler-map';

/** @param user name from settings, kept with each mark and in the chain of custody. */
export function marksHandlers(library: Library, user: () => string): HandlersOf<'marks'> {
  /** The readable copy beside the files follows; the record itself is already written. */
  const copyCustody = (): Promise<void> => library.saving.repairCustodyCopies();
  return {
    'marks:list': ({ incidentId }) => library.marks.list(incidentId),
    'marks:save': async ({ incidentId, mark }) => {
      const saved = library.marks.save(incidentId, mark, user());
      await copyCustody();
      return saved;
    },
    'marks:delete': async ({ incidentId, markId }) => {
      library.marks.delete(incidentId, markId, user());
      await copyCustody();
    },
  };
}
