/** Starts that would fit better, from GPS time at once and from the sound when asked; each waits for a yes. */
import { compareSound } from '@renderer/adapters/sound/compare-sound';
import { errorData } from '@renderer/api/bridge';
import { useStartsStore } from '@renderer/stores/starts';
import type { Clip } from '@shared/domain/clip';
import type { ReviewMaterial } from '@shared/domain/incident';
import { gpsProposals, soundProposal, type StartProposal } from '@shared/domain/start-proposal';
import { describeError } from '@shared/errors';
import { buildTimeline } from '@shared/playback/timeline';
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import { mediaUrl } from './clip-content';

export interface UseStartProposals {
  readonly proposals: ComputedRef<readonly StartProposal[]>;
  /** Those that somebody refused before. */
  readonly dismissed: ComputedRef<readonly StartProposal[]>;
  /** Enough files have sound. */
  readonly canCompare: ComputedRef<boolean>;
  /** 0…1 while sound is compared; null otherwise. */
  readonly part: Readonly<Ref<number | null>>;
  /** What came of the comparison beside proposals, a line a camera. */
  readonly outcome: Readonly<Ref<readonly string[]>>;
  readonly compare: () => Promise<void>;
  readonly stop: () => void;
  readonly accept: (proposal: StartProposal) => void;
  readonly dismiss: (proposal: StartProposal) => void;
  readonly restore: (proposal: StartProposal) => void;
}

/** Sound around the event that is listened to at most. */
const MOST_LISTENED_MS = 240_000;

export function useStartProposals(
  material: () => ReviewMaterial,
  names: () => ReadonlyMap<string, string>,
): UseStartProposals {
  const starts = useStartsStore();
  const bySound = shallowRef<readonly StartProposal[]>([]);
  const outcome = shallowRef<readonly string[]>([]);
  const part = ref<number | null>(null);
  let control = new AbortController();
  const heard = computed(() => material().clips.filter(({ audioCodec }) => audioCodec !== null));
  const nameOf = (clipId: string): string => names().get(clipId) ?? 'this camera';

  const found = computed(() => [
    ...gpsProposals(material().track, material().clips, material().trackSpan),
    ...bySound.value,
  ]);

  function tell(clip: Clip, reference: Clip, match: Parameters<typeof soundProposal>[1] | null) {
    const [name, other] = [nameOf(clip.clipId), nameOf(reference.clipId)];
    if (match === null) {
      outcome.value = [...outcome.value, `${name} and ${other}: no sound that surely is the same.`];
      return;
    }
    const proposal = soundProposal(clip, match, other);
    if (proposal !== null) bySound.value = [...bySound.value, proposal];
    else outcome.value = [...outcome.value, `${name} and ${other}: their sound falls together.`];
  }

  async function compare(): Promise<void> {
    const [reference, ...others] = heard.value;
    if (reference === undefined || part.value !== null) return;
    control = new AbortController();
    bySound.value = [];
    outcome.value = [];
    part.value = 0;
    try {
      const compared = await compareSound(
        {
          files: [reference, ...others].map(({ clipId, fileId, startMs }) => ({
            clipId,
            url: mediaUrl(fileId),
            startMs,
          })),
          ...stretchAround(material().incident.eventTimeMs, heard.value),
        },
        (done) => (part.value = done),
        control.signal,
      );
      for (const { clipId, match } of compared) {
        const clip = others.find((each) => each.clipId === clipId);
        if (clip !== undefined) tell(clip, reference, match);
      }
    } catch (caught) {
      if (!control.signal.aborted) {
        const detail = caught instanceof Error ? caught.message : errorData(caught).message;
        starts.error = describeError('unexpected', { detail });
      }
    } finally {
      part.value = null;
    }
  }

  function without(proposal: StartProposal): void {
    bySound.value = bySound.value.filter((each) => each !== proposal);
  }

  onScopeDispose(() => {
    control.abort();
  });

  return {
    proposals: computed(() => found.value.filter(starts.isOpen)),
    dismissed: computed(() => found.value.filter((proposal) => !starts.isOpen(proposal))),
    canCompare: computed(() => heard.value.length > 1),
    part,
    outcome,
    compare,
    stop: () => {
      control.abort();
    },
    accept: (proposal) => {
      const { clipIds, method, basis, shiftMs } = proposal;
      starts.correct(
        material()
          .clips.filter(({ clipId }) => clipIds.includes(clipId))
          .map((clip) => ({
            clip,
            content: {
              offsetMs: Math.round(((clip.correction?.offsetMs ?? 0) + shiftMs) * 1000) / 1000,
              method,
              basis,
            },
          })),
      );
      without(proposal);
    },
    dismiss: starts.dismiss,
    restore: starts.restore,
  };
}

function stretchAround(
  eventTimeMs: number,
  clips: readonly Clip[],
): { readonly fromMs: number; readonly toMs: number } {
  const { startMs, endMs } = buildTimeline(clips);
  const half = MOST_LISTENED_MS / 2;
  const middle = Math.max(startMs + half, Math.min(endMs - half, eventTimeMs));
  return { fromMs: middle - half, toMs: middle + half };
}
