/** One camera's view: clamped to its frame, changed by wheel and drag. */
import {
  clampPan,
  differences,
  filterOf,
  fitOf,
  transformOf,
  wheelFactor,
  zoomAbout,
  type PictureView,
} from '@renderer/stores/picture-view';
import { usePictureViewsStore } from '@renderer/stores/picture-views';
import { useElementSize } from '@vueuse/core';
import { computed, ref, useId, type ComputedRef, type Ref } from 'vue';

export interface PictureViewing {
  readonly view: ComputedRef<PictureView>;
  readonly style: ComputedRef<Record<string, string>>;
  /** What differs from the recording; empty when nothing does. */
  readonly told: ComputedRef<string>;
  readonly gammaId: string;
  readonly dragging: Readonly<Ref<boolean>>;
  readonly onWheel: (event: WheelEvent) => void;
  readonly onDown: (event: PointerEvent) => void;
  readonly onMove: (event: PointerEvent) => void;
  readonly onUp: () => void;
  /** Whether the click that just came was the end of a drag. */
  readonly wasDrag: () => boolean;
}

const DRAG_FROM_PX = 4;
const USUAL_ASPECT = 16 / 9;

export function usePictureView(
  cameraId: string,
  frame: Readonly<Ref<HTMLElement | null>>,
  aspect: () => number | null,
): PictureViewing {
  const views = usePictureViewsStore();
  const { width, height } = useElementSize(frame);
  const gammaId = `gamma-${useId()}`;
  const dragging = ref(false);
  let down: { x: number; y: number; view: PictureView } | null = null;
  let dragged = false;

  const fit = computed(() =>
    fitOf(
      aspect() ?? USUAL_ASPECT,
      { width: width.value, height: height.value },
      views.viewOf(cameraId).turns,
    ),
  );
  const view = computed(() => clampPan(views.viewOf(cameraId), fit.value));
  const style = computed((): Record<string, string> => {
    const transform = transformOf(view.value, fit.value);
    const filter = filterOf(view.value, gammaId);
    return { ...(transform && { transform }), ...(filter && { filter }) };
  });
  const set = (next: PictureView): void => views.set(cameraId, clampPan(next, fit.value));

  return {
    view,
    style,
    told: computed(() => differences(view.value).join(', ')),
    gammaId,
    dragging,
    onWheel: (event) => {
      const box = frame.value?.getBoundingClientRect();
      if (box === undefined || box.width === 0 || event.deltaY === 0) return;
      const x = (event.clientX - box.left) / box.width - 0.5;
      const y = (event.clientY - box.top) / box.height - 0.5;
      set(zoomAbout(view.value, wheelFactor(event), x, y));
    },
    onDown: (event) => {
      dragged = false;
      if (event.button !== 0 || view.value.zoom === 1) return;
      down = { x: event.clientX, y: event.clientY, view: view.value };
    },
    onMove: (event) => {
      if (down === null || frame.value === null) return;
      const [dx, dy] = [event.clientX - down.x, event.clientY - down.y];
      if (!dragging.value) {
        if (Math.hypot(dx, dy) < DRAG_FROM_PX) return;
        dragging.value = true;
        dragged = true;
        frame.value.setPointerCapture(event.pointerId);
      }
      const { panX, panY } = down.view;
      set({ ...view.value, panX: panX + dx / width.value, panY: panY + dy / height.value });
    },
    onUp: () => {
      down = null;
      dragging.value = false;
    },
    wasDrag: () => dragged,
  };
}
