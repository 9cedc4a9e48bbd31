/** How each camera's picture is looked at, for as long as the incident is open. Nothing of it is kept. */
import { AS_RECORDED, lookedAround, zoomAbout, type PictureView } from './picture-view';
import { defineStore } from 'pinia';
import { ref, shallowReactive } from 'vue';

/** One key press, in parts of the frame. */
const A_LOOK = 0.1;

export const usePictureViewsStore = defineStore('picture-views', () => {
  const views = shallowReactive(new Map<string, PictureView>());
  /** The camera under the pointer, which keys reach when none is large. */
  const pointedCameraId = ref<string | null>(null);
  let openId: string | null = null;

  function open(incidentId: string): void {
    if (openId !== incidentId) views.clear();
    openId = incidentId;
    pointedCameraId.value = null;
  }
  const viewOf = (cameraId: string): PictureView => views.get(cameraId) ?? AS_RECORDED;
  const set = (cameraId: string, view: PictureView): void => void views.set(cameraId, view);
  const reset = (cameraId: string): void => void views.delete(cameraId);
  const zoom = (cameraId: string, factor: number): void =>
    set(cameraId, zoomAbout(viewOf(cameraId), factor));

  const lookAround = (cameraId: string, right: number, down: number): void =>
    set(cameraId, lookedAround(viewOf(cameraId), right * A_LOOK, down * A_LOOK));

  return { pointedCameraId, open, viewOf, set, reset, zoom, lookAround };
});
