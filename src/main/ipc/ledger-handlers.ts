/** `ledger:*`: what of a period is safe, saving what is not, hashing again, and statements. */
import type { IncidentSelection } from '@shared/domain/incident-query';
import type { Ledger } from '../ledger';
import type { HandlersOf } from './handler-map';

export function ledgerHandlers(
  ledger: Ledger,
  save: (incidentIds: readonly string[]) => void,
): HandlersOf<'ledger'> {
  const saveOpen = (selection: IncidentSelection, withinDays: number | null): number => {
    const ids = ledger.openIds(selection, withinDays);
    save(ids);
    return ids.length;
  };
  return {
    'ledger:sums': ({ selection, soonDays }) => ledger.sums(selection, soonDays),
    'ledger:save': ({ selection, withinDays }) => ({ queued: saveOpen(selection, withinDays) }),
    'ledger:check': () => ledger.check(),
    'ledger:start-check': ({ selection }) => ledger.startCheck(selection),
    'ledger:cancel-check': () => ledger.cancelCheck(),
    'ledger:export': ({ selection, scope, format }) =>
      ledger.exportStatement(selection, scope, format),
    'ledger:reveal': () => ledger.revealStatement(),
  };
}
