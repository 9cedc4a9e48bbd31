/** The list's keys: arrows, pages, ends, Enter to open, S to save, Ctrl+A for all. */
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

  async function moveTo(index: number, shift: boolean): Promise<void> {
    const last = (incidents.total ?? 0) - 1;
    if (last < 0) return;
    const target = Math.min(last, Math.max(0, index));
    options.reveal(target);
    await incidents.look(Math.max(0, target - options.rowsInSight()), target);
    await selection.click(target, { shift, toggle: false });
  }

  function steps(): Readonly<Record<string, number>> {
    const current = selection.focusedIndex;
    const page = options.rowsInSight();
    return {
      ArrowDown: current + 1,
      ArrowUp: current < 0 ? 0 : current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: (incidents.total ?? 0) - 1,
    };
  }

  function onKeydown(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    const target = steps()[event.key];
    if (target !== undefined) void moveTo(target, event.shiftKey);
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
