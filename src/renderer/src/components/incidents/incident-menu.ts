/** The right-click menu of the list, for one row or a selection. */
import type { MenuItem } from '@renderer/components/ui/menu-item';
import type { UseIncidentActionsReturn } from '@renderer/composables/useIncidentActions';
import { formatCount } from '@shared/units';
import { ArrowUpToLine, CircleX, Copy, Download, FolderPlus, SquarePlay } from '@lucide/vue';

export interface IncidentMenu {
  readonly items: readonly MenuItem[];
  run(id: string, actions: UseIncidentActionsReturn): void;
}

/**
 * @param selectedIds what saving and cancelling act on
 * @param focusedId what opening acts on
 */
export function incidentMenu(
  selectedIds: readonly string[],
  focusedId: string | null,
): IncidentMenu {
  const many = selectedIds.length > 1 ? ` ${formatCount(selectedIds.length)} incidents` : '';
  return {
    items: [
      { id: 'open', label: 'Open review', icon: SquarePlay, shortcut: 'Enter' },
      { kind: 'separator', id: 'line-1' },
      { id: 'save', label: `Save${many}`, icon: Download, shortcut: 'S' },
      { id: 'save-next', label: `Save${many} next`, icon: ArrowUpToLine },
      { id: 'cancel', label: `Cancel saving${many}`, icon: CircleX },
      { id: 'claim', label: `Add${many} to claim…`, icon: FolderPlus },
      { kind: 'separator', id: 'line-2' },
      { id: 'copy', label: 'Copy incident id', icon: Copy },
    ],
    run(id, actions) {
      if (id === 'save') void actions.save(selectedIds);
      else if (id === 'save-next') void actions.saveNext(selectedIds);
      else if (id === 'cancel') void actions.cancel(selectedIds);
      else if (id === 'claim') actions.addToClaim(selectedIds);
      else if (focusedId === null) return;
      else if (id === 'open') void actions.open(focusedId, false);
      else if (id === 'copy') void actions.copy(focusedId, 'Incident id');
    },
  };
}
