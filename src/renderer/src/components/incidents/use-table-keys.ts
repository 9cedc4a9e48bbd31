/** The list's keys: arrows, pages, ends, Enter to open, S to save, Ctrl+A for all. */
import { rowAfterKey } from '@renderer/composables/row-steps';
import { useIncidentActions } from '@renderer/composables/useIncidentActions';
import { useIncidentSelectionStore } from '@renderer/stores/incident-selection';
import { useIncidentsStore } from '@renderer/stores/incidents';

export interface UseTableKeysOptions {
  readonly openRow: (index: number) => Promise<void>;
  /** Scrolls until the row is in sight. */
  readonly reveal: (index: number) => void;
  readonly rowsInSight: () => number;
}

export interface UseTableKeysReturn {
  readonly onKeydown: (event: KeyboardEvent) => void;
}

export function useTableKeys(options: UseTableKeysOptions): UseTableKeysReturn {
  const incidents = useIncidentsStore();
  const selection = useIncidentSelectionStore();
  const actions = useIncidentActions();

  async function moveTo(target: number, shift: boolean): Promise<void> {
    options.reveal(target);
    await incidents.look(Math.max(0, target - options.rowsInSight()), target);
    await selection.click(target, { shift, toggle: false });
  }

  function onKeydown(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    const target = rowAfterKey(event.key, {
      current: selection.focusedIndex,
      count: incidents.total ?? 0,
      rowsInSight: options.rowsInSight(),
    });
    if (target !== null) void moveTo(target, event.shiftKey);
    else if (event.key === 'Enter') void options.openRow(selection.focusedIndex);
    else if (event.key === 'Escape') selection.clear();
    else if (event.key.toLowerCase() === 'a' && command) void selection.selectAll();
    else if (event.key.toLowerCase() === 's' && !command)
      void actions.save([...selection.selected]);
    else return;
    event.preventDefault();
  }

  return { onKeydown };
}
