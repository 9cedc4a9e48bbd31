/** The service's own list record of an incident, as it came last, and where from. */
import { text } from '@main/platform/columns';
import type { LibraryContext } from './context';
import { incidentRow } from './incident-detail';
import { listAnswerOf, type ListRecordSource } from './sync/list-answers';

/** @throws AppError `library.not-found` */
export function listRecord(
  library: LibraryContext,
  incidentId: string,
): { readonly record: unknown; readonly source: ListRecordSource } {
  const row = incidentRow(library, incidentId);
  return {
    record: JSON.parse(text(row, 'list_record')) as unknown,
    source: listAnswerOf(library, row),
  };
}
