/** Deleting local copies, putting them back and emptying the trash, each with the message that follows. */
import { useSettingsStore } from '@renderer/stores/settings';
import { useStorageStore } from '@renderer/stores/storage';
import type { TrashInput } from '@shared/domain/storage';
import { formatBytes, plural } from '@shared/units';
import { useKeepName } from './useKeepName';
import { useTask, type UseTaskReturn } from './useTask';
import { useToasts } from './useToasts';
import { useTold } from './useTold';

export interface UseTrashReturn extends Pick<UseTaskReturn, 'busy' | 'error'> {
  /** True when done; otherwise `error` says why not. */
  readonly trash: (input: TrashInput) => Promise<boolean>;
  /** Null: all. Its failures are told in a message. */
  readonly restore: (batchIds: readonly string[] | null) => Promise<void>;
  /** True when done; otherwise `error` says why not. */
  readonly empty: (batchIds: readonly string[] | null, userName: string) => Promise<boolean>;
}

/** Long enough to think better of it; the trash keeps it after that. */
const UNDO_SHOWN_MS = 12_000;

export function useTrash(): UseTrashReturn {
  const storage = useStorageStore();
  const settings = useSettingsStore();
  const toasts = useToasts();
  const { told } = useTold();
  const keepName = useKeepName();
  const { busy, error, run } = useTask();

  const restore: UseTrashReturn['restore'] = (batchIds) =>
    told(async () => {
      const { files, left } = await storage.restore(batchIds, settings.settings.userName);
      if (files > 0) toasts.show({ tone: 'good', title: `${plural(files, 'file')} put back` });
      if (files === 0 && left.length === 0) {
        toasts.show({
          tone: 'warning',
          title: 'Nothing was put back',
          text: 'The trash was emptied meanwhile, or the files are back already.',
        });
      }
      if (left.length === 0) return;
      toasts.show({
        tone: 'warning',
        title: `${plural(left.length, 'file')} could not be put back`,
        text: `Saved again meanwhile, or no longer in the trash: ${left.slice(0, 3).join(', ')}`,
      });
    });

  return {
    busy,
    error,
    restore,
    trash: (input) =>
      run(async () => {
        const { batchIds, files, bytes } = await storage.trash(input);
        await keepName(input.userName);
        if (files === 0) {
          toasts.show({ tone: 'neutral', title: 'There was nothing of these kinds' });
          return;
        }
        toasts.show({
          tone: 'good',
          title: `${plural(files, 'file')} in the trash, ${formatBytes(bytes)}`,
          text: 'The room is free once the trash is emptied.',
          action: { label: 'Undo', run: () => void restore(batchIds) },
          shownMs: UNDO_SHOWN_MS,
        });
      }),
    empty: (batchIds, userName) =>
      run(async () => {
        const { files, bytes, held, left } = await storage.empty(batchIds, userName);
        await keepName(userName);
        toasts.show({
          tone: 'good',
          title: `${plural(files, 'file')} deleted for good, ${formatBytes(bytes)} free`,
          ...(held > 0
            ? { text: `${plural(held, 'incident')} on legal hold stay in the trash.` }
            : {}),
        });
        if (left.length === 0) return;
        toasts.show({
          tone: 'danger',
          title: `${plural(left.length, 'file')} could not be deleted`,
          text: `Another program may have them open: ${left.slice(0, 3).join(', ')}`,
        });
      }),
  };
}
