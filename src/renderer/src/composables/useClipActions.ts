/** What can be done with a clip of the desk: show or save what it became. */
import { useClipsStore } from '@renderer/stores/clips';
import { useDownloadsStore } from '@renderer/stores/downloads';
import type { RemoteClip } from '@shared/domain/clip-desk';
import { plural } from '@shared/units';
import { useRouter } from 'vue-router';
import { useToasts } from './useToasts';
import { useTold } from './useTold';

export interface UseClipActionsReturn {
  /** Opens the review deck of the incident that the clip became. */
  readonly show: (clip: RemoteClip) => Promise<void>;
  readonly save: (clip: RemoteClip) => Promise<void>;
  /** Takes rows that are over off the desk; the message offers to take it back. */
  readonly clear: (gone: readonly RemoteClip[]) => Promise<void>;
  readonly restoreAll: () => Promise<void>;
}

export function useClipActions(): UseClipActionsReturn {
  const clips = useClipsStore();
  const downloads = useDownloadsStore();
  const toasts = useToasts();
  const router = useRouter();
  const { told } = useTold();

  return {
    show: (clip) =>
      told(async () => {
        const incidentId = await clips.incidentOf(clip.clipId);
        await router.push({ name: 'review', params: { incidentId } });
      }),
    clear: (gone) =>
      told(async () => {
        const ids = gone.map(({ clipId }) => clipId);
        await clips.clear(ids);
        toasts.show({
          tone: 'neutral',
          title: `${plural(ids.length, 'clip')} cleared from the desk`,
          text: 'Nothing was deleted: incidents and videos stay.',
          action: { label: 'Undo', run: () => void told(() => clips.restore(ids)) },
        });
      }),
    restoreAll: () => told(() => clips.restore(null)),
    save: (clip) =>
      told(async () => {
        const first = await clips.incidentOf(clip.clipId);
        await downloads.save([...new Set([first, ...clip.incidentIds])]);
        toasts.show({
          tone: 'neutral',
          title: 'Saving the clip',
          action: { label: 'Show', run: () => void router.push({ name: 'downloads' }) },
        });
      }),
  };
}
