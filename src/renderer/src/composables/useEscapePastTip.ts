/** Escape while a tip is shown: the tip goes, and the menu or dialog beneath it hears the key as well. */
import { useEventListener } from '@vueuse/core';
import { nextTick, type Ref } from 'vue';

/** Of all that lies over the page the library lets the newest alone hear Escape, and it counts tips among them. */
const TIP = '.ui-tooltip';
const BENEATH = `[data-dismissable-layer]:not(${TIP})`;
/** The library takes a tip away within two. */
const MOST_TICKS = 5;

/** @param open whether the tip is shown */
export function useEscapePastTip(open: Ref<boolean>): void {
  const passOn = async (event: KeyboardEvent): Promise<void> => {
    const { target } = event;
    open.value = false;
    for (let tick = 0; tick < MOST_TICKS && document.querySelector(TIP) !== null; tick += 1) {
      await nextTick();
    }
    target?.dispatchEvent(new KeyboardEvent(event.type, event));
  };
  useEventListener(
    () => (open.value ? window : null),
    'keydown',
    (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector(BENEATH) === null) return;
      // Before anybody has heard it: it is told once, to those whom it concerns.
      event.stopImmediatePropagation();
      void passOn(event);
    },
    { capture: true },
  );
}
