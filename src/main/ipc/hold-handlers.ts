/** `hold:*`: legal holds. */
import type { HoldInput } from '@shared/domain/hold';
import type { IncidentDetail } from '@shared/domain/incident';
import type { Library } from '../library';
import type { HandlersOf } from './handler-map';

export function holdHandlers(library: Library): HandlersOf<'hold'> {
  const after = async ({ incidentId }: HoldInput): Promise<IncidentDetail> => {
    // The readable copy beside the files follows; the record itself is already written.
    await library.saving.repairCustodyCopies();
    return library.detail(incidentId);
  };
  return {
    'hold:put': (input) => {
      library.hold.put(input);
      return after(input);
    },
    'hold:release': (input) => {
      library.hold.release(input);
      return after(input);
    },
  };
}
