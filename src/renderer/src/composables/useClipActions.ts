/** What can be done with a clip of the desk: show or save what it became. */
import { useClipsStore } from '@renderer/stores/clips';
import { useDownloadsStore } from '@renderer/stores/downloads';
import type { RemoteClip } from '@shared/domain/clip-desk';
import { useRouter } from 'vue-router';
import { useToasts } from './useToasts';
import { useTold } from './useTold';

export interface UseClipActionsReturn {
  /** Opens the review deck of the incident that the clip became. */
  readonly show: (clip: RemoteClip) => Promise<void>;
  readonly save: (clip: RemoteClip) => Promise<void>;
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
