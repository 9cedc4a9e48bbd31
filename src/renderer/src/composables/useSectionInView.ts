/** Which section of a long page is being read, for the list of sections beside it. */
import { useEventListener } from '@vueuse/core';
import { onMounted, ref, type Ref } from 'vue';

/** A heading this far below the top edge already counts as read, in CSS pixels. */
const READ_BELOW_PX = 96;

export interface SectionInView {
  /** Id of the section being read. */
  readonly current: Readonly<Ref<string>>;
  /** Brings a section to the top and keeps it current until somebody scrolls by hand: the last ones never reach the top. */
  show(id: string): void;
}

/**
 * @param scroller the element that scrolls
 * @param ids elements' ids, in their order on the page
 */
export function useSectionInView(
  scroller: Readonly<Ref<HTMLElement | null>>,
  ids: readonly string[],
): SectionInView {
  const current = ref(ids[0] ?? '');
  let byHand = true;

  function look(): void {
    const top = scroller.value?.getBoundingClientRect().top;
    if (top === undefined || !byHand) return;
    const read = ids.filter((id) => {
      const section = document.getElementById(id);
      return section !== null && section.getBoundingClientRect().top - top <= READ_BELOW_PX;
    });
    current.value = read.at(-1) ?? ids[0] ?? '';
  }

  useEventListener(scroller, 'scroll', look, { passive: true });
  useEventListener(
    scroller,
    ['wheel', 'pointerdown', 'keydown'],
    () => {
      byHand = true;
    },
    { passive: true },
  );
  onMounted(look);

  return {
    current,
    show: (id) => {
      byHand = false;
      current.value = id;
      document.getElementById(id)?.scrollIntoView({ block: 'start' });
    },
  };
}
