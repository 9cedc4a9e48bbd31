/** The ledger's keys: arrows, pages, ends, Enter to open, S to save. */
import { rowAfterKey } from '@renderer/composables/row-steps';
import { useIncidentActions } from '@renderer/composables/useIncidentActions';
import { useIncidentSelectionStore } from '@renderer/stores/incident-selection';
import { useLedgerStore } from '@renderer/stores/ledger';

export interface UseLedgerKeysOptions {
  readonly focusedIndex: () => number;
  readonly openRow: (index: number) => Promise<void>;
  /** Scrolls until the row is in sight. */
  readonly reveal: (index: number) => void;
  readonly rowsInSight: () => number;
}

export function useLedgerKeys(options: UseLedgerKeysOptions): (event: KeyboardEvent) => void {
  const ledger = useLedgerStore();
  const selection = useIncidentSelectionStore();
  const actions = useIncidentActions();

  async function moveTo(target: number): Promise<void> {
    options.reveal(target);
    await ledger.look(Math.max(0, target - options.rowsInSight()), target);
    const row = ledger.rowAt(target);
    if (row) selection.show(row.incidentId);
  }

  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const current = options.focusedIndex();
    const target = rowAfterKey(event.key, {
      current,
      count: ledger.total ?? 0,
      rowsInSight: options.rowsInSight(),
    });
    const row = ledger.rowAt(current);
    if (target !== null) void moveTo(target);
    else if (event.key === 'Enter') void options.openRow(current);
    else if (event.key.toLowerCase() === 's' && row) void actions.save([row.incidentId]);
    else return;
    event.preventDefault();
  };
}
