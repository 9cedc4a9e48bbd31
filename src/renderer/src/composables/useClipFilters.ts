/** Which clips of the desk are shown: by how they stand, and by the kind of video. */
import { isOpen, type RemoteClip } from '@shared/domain/clip-desk';
import { computed, ref, type ComputedRef, type Ref } from 'vue';

type State = 'all' | 'open' | 'arrived' | 'ended';
type Lapse = 'all' | 'without' | 'only';

export const CLIP_STATES = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Under way' },
  { value: 'arrived', label: 'Arrived' },
  { value: 'ended', label: 'Not delivered' },
] as const;

export const CLIP_KINDS = [
  { value: 'all', label: 'All videos' },
  { value: 'without', label: 'Real time' },
  { value: 'only', label: 'Time lapse' },
] as const;

export interface UseClipFiltersReturn {
  readonly state: Ref<State>;
  readonly lapse: Ref<Lapse>;
  readonly shown: ComputedRef<readonly RemoteClip[]>;
  readonly clearFilters: () => void;
}

export function useClipFilters(clips: () => readonly RemoteClip[]): UseClipFiltersReturn {
  const state = ref<State>('all');
  const lapse = ref<Lapse>('all');
  return {
    state,
    lapse,
    shown: computed(() =>
      clips().filter(
        (clip) =>
          (state.value === 'all' || state.value === stateOf(clip)) &&
          (lapse.value === 'all' || clip.timeLapse === (lapse.value === 'only')),
      ),
    ),
    clearFilters: () => {
      state.value = 'all';
      lapse.value = 'all';
    },
  };
}

function stateOf(clip: RemoteClip): State {
  if (isOpen(clip.phase)) return 'open';
  return clip.phase === 'done' || clip.phase === 'partial' ? 'arrived' : 'ended';
}
