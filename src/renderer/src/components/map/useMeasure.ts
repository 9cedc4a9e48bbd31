/** Measuring on the map: points by click or key, the last one taken back, an end, and nothing left. */
import { measureFeatures, NOTHING_MEASURED } from '@renderer/adapters/measure-features';
import type { MapPointer, MapView } from '@renderer/adapters/map-view';
import { measureLegs } from '@shared/measure';
import type { Place } from '@shared/trace-projection';
import { distanceM } from '@shared/track-math';
import { useEventListener } from '@vueuse/core';
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { measuredText } from './map-words';

export interface UseMeasureOptions {
  readonly view: () => MapView | null;
  readonly frame: () => HTMLElement | null;
  readonly units: () => 'metric' | 'imperial';
}

export interface UseMeasureReturn {
  /** Clicks set points now. */
  readonly measuring: Readonly<Ref<boolean>>;
  readonly places: Readonly<ShallowRef<readonly Place[]>>;
  /** Sum of the legs that are set, in words; null before the second point. */
  readonly total: ComputedRef<string | null>;
  /** Begins anew, or ends and clears what is there. */
  readonly toggle: () => void;
  readonly clear: () => void;
  /** Both answer true when the pointer was the measurement's. */
  readonly move: (pointer: MapPointer | null) => boolean;
  readonly click: (pointer: MapPointer, times: number) => boolean;
}

/** The second click of a double click falls on the first; it is no point of its own. */
const SAME_PLACE_PX = 4;

export function useMeasure(options: UseMeasureOptions): UseMeasureReturn {
  const measuring = ref(false);
  const places = shallowRef<readonly Place[]>([]);
  const next = shallowRef<Place | null>(null);
  const legs = computed(() => measureLegs(places.value));
  const total = computed(() => {
    const last = legs.value.at(-1);
    return last === undefined ? null : measuredText(last.sumM, options.units());
  });

  function begin(): void {
    places.value = [];
    next.value = null;
    measuring.value = true;
  }
  function finish(): void {
    measuring.value = false;
    next.value = null;
    if (places.value.length < 2) places.value = [];
  }
  function clear(): void {
    places.value = [];
    finish();
  }
  function add({ latitudeDeg, longitudeDeg, metresPerPixel }: MapPointer): void {
    const place = { latitudeDeg, longitudeDeg };
    const last = places.value.at(-1);
    const stepM = last === undefined ? Infinity : distanceM(last, place);
    if (stepM > SAME_PLACE_PX * metresPerPixel) places.value = [...places.value, place];
  }

  watch([places, next, options.units, options.view], () => {
    const label = (lengthM: number, sumM: number): string => {
      const length = measuredText(lengthM, options.units());
      const sum = measuredText(sumM, options.units());
      return length === sum ? length : `${length} (${sum})`;
    };
    options
      .view()
      ?.setMeasure(
        places.value.length === 0
          ? NOTHING_MEASURED
          : measureFeatures(places.value, next.value, label),
      );
  });
  watch(measuring, (on) => options.view()?.setMeasuring(on));

  function act(event: KeyboardEvent): boolean {
    if (event.key.toLowerCase() === 'd') toggle();
    else if (event.key === 'Escape' && (measuring.value || places.value.length > 0)) clear();
    else if (!measuring.value) return false;
    else if (event.key === 'Backspace') places.value = places.value.slice(0, -1);
    else if (event.key === 'Enter') finish();
    else if (event.key === ' ') {
      const middle = options.view()?.centre();
      if (middle !== undefined) add(middle);
    } else return false;
    return true;
  }
  // Before the deck and open menus hear of them: these keys mean the measurement while there is one.
  useEventListener(
    window,
    'keydown',
    (event: KeyboardEvent) => {
      if (options.view() === null || isElsewhere(event, options.frame())) return;
      if (!act(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );

  function toggle(): void {
    if (measuring.value || places.value.length > 0) clear();
    else begin();
  }

  return {
    measuring,
    places,
    total,
    toggle,
    clear,
    move(pointer) {
      if (!measuring.value) return false;
      next.value = places.value.length === 0 ? null : pointer;
      return true;
    },
    click(pointer, times) {
      if (!measuring.value) return false;
      add(pointer);
      if (times > 1) finish();
      return true;
    },
  };
}

/** Typing, menus and dialogs come first, unless the map itself stands in that dialog. */
function isElsewhere(event: KeyboardEvent, frame: HTMLElement | null): boolean {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  const isButton = target.closest('button, [role="tab"]') !== null;
  if (isButton && (event.key === ' ' || event.key === 'Enter')) return true;
  // The deck's own space bar plays; a point at the middle is set from the map only.
  if (frame?.contains(target) === true) return false;
  const open = document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]');
  return event.key === ' ' || open !== null;
}
