/** What can be done with one download, the same by menu and by key. */
import type { MenuItem } from '@renderer/components/ui/menu-item';
import type { UseIncidentActionsReturn } from '@renderer/composables/useIncidentActions';
import { jobActive } from '@renderer/stores/downloads';
import type { DownloadJob } from '@shared/domain/download';
import {
  ArrowDownToLine,
  ArrowUpToLine,
  CirclePause,
  CirclePlay,
  CircleX,
  CalendarClock,
  Copy,
  FolderOpen,
  RotateCw,
  SquarePlay,
} from '@lucide/vue';

/** Keys of the queue, by what they do; shown in the menu and the tooltips. */
export const DOWNLOAD_KEYS = {
  open: 'Enter',
  top: 'T',
  bottom: 'B',
  pause: 'P',
  retry: 'R',
  cancel: 'Delete',
} as const;

/** It still has a turn to come. */
export function jobMovable({ state }: Pick<DownloadJob, 'state'>): boolean {
  return state === 'queued' || state === 'paused' || state === 'held' || state === 'failed';
}

/** It ended without being saved. */
export function jobRetriable({ state }: Pick<DownloadJob, 'state'>): boolean {
  return state === 'failed' || state === 'cancelled';
}

export function downloadMenu(job: DownloadJob): readonly MenuItem[] {
  const movable = jobMovable(job);
  const again = jobRetriable(job);
  const held = job.state === 'held';
  return [
    { id: 'open', label: 'Open review', icon: SquarePlay, shortcut: DOWNLOAD_KEYS.open },
    { id: 'reveal', label: 'Show in folder', icon: FolderOpen, disabled: job.filesTotal === 0 },
    { kind: 'separator', id: 'line-1' },
    {
      id: 'top',
      label: 'Move to top',
      icon: ArrowUpToLine,
      shortcut: DOWNLOAD_KEYS.top,
      disabled: !movable,
    },
    {
      id: 'bottom',
      label: 'Move to bottom',
      icon: ArrowDownToLine,
      shortcut: DOWNLOAD_KEYS.bottom,
      disabled: !movable,
    },
    {
      id: 'by-expiry',
      label: 'Back in order of expiry',
      icon: CalendarClock,
      disabled: !movable || job.moved === null,
    },
    { kind: 'separator', id: 'line-2' },
    {
      id: 'pause',
      label: held ? 'Go on' : 'Pause',
      icon: held ? CirclePlay : CirclePause,
      shortcut: DOWNLOAD_KEYS.pause,
      disabled: !jobActive(job),
    },
    {
      id: 'retry',
      label: 'Try again',
      icon: RotateCw,
      shortcut: DOWNLOAD_KEYS.retry,
      disabled: !again,
    },
    {
      id: 'cancel',
      label: 'Cancel',
      icon: CircleX,
      shortcut: DOWNLOAD_KEYS.cancel,
      disabled: !jobActive(job),
    },
    { kind: 'separator', id: 'line-3' },
    { id: 'copy', label: 'Copy incident id', icon: Copy },
  ];
}

/** The item that a key stands for; null when it stands for none, or for one that cannot be had now. */
export function downloadKey(job: DownloadJob, key: string): string | null {
  const item = downloadMenu(job).find(
    (each) =>
      (each.kind === undefined || each.kind === 'action') &&
      each.disabled !== true &&
      each.shortcut?.toLowerCase() === key.toLowerCase(),
  );
  return item?.id ?? null;
}

export function runDownload(
  id: string,
  { incidentId, state }: DownloadJob,
  actions: UseIncidentActionsReturn,
): void {
  const ids = [incidentId];
  if (id === 'open') void actions.open(incidentId, false);
  else if (id === 'reveal') void actions.reveal(incidentId);
  else if (id === 'top' || id === 'bottom' || id === 'by-expiry') void actions.move(ids, id);
  else if (id === 'pause') void (state === 'held' ? actions.proceed(ids) : actions.hold(ids));
  else if (id === 'retry') void actions.retry(ids);
  else if (id === 'cancel') void actions.cancel(ids);
  else if (id === 'copy') void actions.copy(incidentId, 'Incident id');
}
