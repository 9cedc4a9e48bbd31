/** The redaction editor's state: a camera's stretch, the boxes on it, the frame that is looked at; kept as a draft. */
import { followBox } from '@renderer/adapters/render/follow-box';
import { useTask, type UseTaskReturn } from '@renderer/composables/useTask';
import {
  boxAt,
  openStretches,
  withKey,
  withoutKey,
  type FrameStretch,
  type PlacedBox,
  type RedactionBox,
  type RedactionStyle,
} from '@shared/domain/redaction';
import { useLocalStorage, useManualRefHistory } from '@vueuse/core';
import {
  computed,
  onScopeDispose,
  readonly,
  ref,
  shallowRef,
  type ComputedRef,
  type Ref,
} from 'vue';
import { sourceOf, type ClipCamera } from './clip-content';

interface Draft extends FrameStretch {
  readonly boxes: readonly RedactionBox[];
  readonly style: RedactionStyle;
}

export interface UseRedaction {
  readonly of: ClipCamera;
  readonly frame: Readonly<Ref<number>>;
  readonly stretch: ComputedRef<FrameStretch>;
  readonly boxes: ComputedRef<readonly RedactionBox[]>;
  readonly style: ComputedRef<RedactionStyle>;
  readonly selectedId: Readonly<Ref<string | null>>;
  readonly selected: ComputedRef<RedactionBox | null>;
  /** Where each box is on the frame that is looked at. */
  readonly placed: ComputedRef<readonly { readonly boxId: string; readonly place: PlacedBox }[]>;
  /** Runs of frames on which nothing is hidden. */
  readonly open: ComputedRef<readonly FrameStretch[]>;
  readonly following: UseTaskReturn;
  readonly canUndo: Readonly<Ref<boolean>>;
  readonly canRedo: Readonly<Ref<boolean>>;
  readonly setFirst: (frame: number) => void;
  readonly setLast: (frame: number) => void;
  readonly setStyle: (style: RedactionStyle) => void;
  readonly go: (frame: number) => void;
  readonly select: (boxId: string) => void;
  /** A new box from this frame to the end of the stretch, standing still until it is moved. */
  readonly add: (place: PlacedBox) => void;
  /** Places a box on the frame that is looked at: one key more, or that frame's own moved. */
  readonly place: (boxId: string, place: PlacedBox) => void;
  /** Nothing of this box after the frame that is looked at. */
  readonly endHere: (boxId: string) => void;
  readonly removeKeyHere: (boxId: string) => void;
  readonly remove: (boxId: string) => void;
  readonly follow: (boxId: string) => Promise<void>;
  readonly stopFollowing: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Forgets the draft: it has become a file. */
  readonly done: () => void;
}

export function useRedaction(
  incidentId: string,
  of: ClipCamera,
  wanted: FrameStretch,
): UseRedaction {
  const fresh: Draft = { ...wanted, boxes: [], style: 'black' };
  const key = `roadproof.redaction.${incidentId}.${of.camera.cameraId}`;
  const draft = useLocalStorage<Draft>(key, fresh, { shallow: true });
  const history = useManualRefHistory(draft, { capacity: 100 });
  const frame = ref(draft.value.firstFrame);
  const selectedId = ref<string | null>(draft.value.boxes[0]?.boxId ?? null);
  const following = useTask();
  const control = shallowRef(new AbortController());

  const boxes = computed(() => draft.value.boxes);
  const stretch = computed(() => {
    const { firstFrame, lastFrame } = draft.value;
    return { firstFrame, lastFrame };
  });

  function change(next: Partial<Draft>): void {
    draft.value = { ...draft.value, ...next };
    history.commit();
  }
  const boxOf = (boxId: string): RedactionBox | undefined =>
    boxes.value.find((box) => box.boxId === boxId);
  function replace(boxId: string, next: RedactionBox | null): void {
    change({
      boxes: boxes.value.flatMap((box) => (box.boxId === boxId ? (next ?? []) : box)),
    });
  }
  function go(to: number): void {
    const { firstFrame, lastFrame } = stretch.value;
    frame.value = Math.min(lastFrame, Math.max(firstFrame, to));
  }

  async function follow(boxId: string): Promise<void> {
    const box = boxOf(boxId);
    const from = frame.value;
    const start = box && boxAt(box, from);
    if (!box || !start) return;
    control.value = new AbortController();
    const { signal } = control.value;
    // What was there after this frame is replaced by what is found.
    let next: RedactionBox = withKey(
      { ...box, keys: box.keys.filter((each) => each.frame < from) },
      { ...start, frame: from, followed: false },
    );
    await following.run(async () => {
      try {
        await followBox({
          source: sourceOf(of.camera, of.clip),
          box: start,
          fromFrame: from,
          toFrame: stretch.value.lastFrame,
          signal,
          onKey: (found) => {
            next = withKey(next, found);
            frame.value = found.frame;
          },
        });
      } catch (caught) {
        if (!signal.aborted) throw caught;
      }
      replace(boxId, next);
    });
  }
  onScopeDispose(() => {
    control.value.abort();
  });

  return {
    of,
    frame: readonly(frame),
    stretch,
    boxes,
    style: computed(() => draft.value.style),
    selectedId,
    selected: computed(() => boxOf(selectedId.value ?? '') ?? null),
    placed: computed(() =>
      boxes.value.flatMap((box) => {
        const place = boxAt(box, frame.value);
        return place === null ? [] : [{ boxId: box.boxId, place }];
      }),
    ),
    open: computed(() => openStretches(boxes.value, stretch.value)),
    following,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    setFirst: (firstFrame) => {
      change({ firstFrame: Math.min(firstFrame, stretch.value.lastFrame) });
      go(frame.value);
    },
    setLast: (lastFrame) => {
      change({ lastFrame: Math.max(lastFrame, stretch.value.firstFrame) });
      go(frame.value);
    },
    setStyle: (style) => {
      change({ style });
    },
    go,
    select: (boxId) => (selectedId.value = boxId),
    add: (place) => {
      const boxId = crypto.randomUUID();
      const here = { ...place, frame: frame.value, followed: false };
      const end = { ...here, frame: stretch.value.lastFrame };
      change({ boxes: [...boxes.value, withKey({ boxId, keys: [here] }, end)] });
      selectedId.value = boxId;
    },
    place: (boxId, place) => {
      const box = boxOf(boxId);
      if (box) replace(boxId, withKey(box, { ...place, frame: frame.value, followed: false }));
    },
    endHere: (boxId) => {
      const box = boxOf(boxId);
      const here = box && boxAt(box, frame.value);
      if (!box || !here) return;
      const before = { ...box, keys: box.keys.filter((each) => each.frame < frame.value) };
      replace(boxId, withKey(before, { ...here, frame: frame.value, followed: false }));
    },
    removeKeyHere: (boxId) => {
      const box = boxOf(boxId);
      if (box) replace(boxId, withoutKey(box, frame.value));
    },
    remove: (boxId) => {
      replace(boxId, null);
      if (selectedId.value === boxId) selectedId.value = boxes.value[0]?.boxId ?? null;
    },
    follow,
    stopFollowing: () => {
      control.value.abort();
    },
    undo: history.undo,
    redo: history.redo,
    done: () => {
      draft.value = fresh;
    },
  };
}
