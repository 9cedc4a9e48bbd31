/** `report:*`: the safety report of the fleet on screen. */
import { AppError } from '@shared/errors';
import type { SafetyReports } from '../report';
import type { HandlersOf } from './handler-map';

export function reportHandlers(
  reports: SafetyReports,
  partitionId: () => string | null,
): HandlersOf<'report'> {
  return {
    'report:show': (query) => {
      const id = partitionId();
      if (id === null) throw new AppError('library.not-found');
      return reports.show(id, query);
    },
  };
}
