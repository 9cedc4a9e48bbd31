/** Long lists of one row height: only the rows in sight exist, and those are asked for as they come. */
import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/vue-virtual';
import { computed, watch, type ComputedRef, type Ref } from 'vue';

/** Must agree with `--height-row`. */
export const ROW_PX = 40;

export interface VirtualRowsOptions {
  readonly count: () => number;
  readonly scroller: () => HTMLElement | null;
  /** Changes when the list answers another question; it then begins at its top. */
  readonly question: () => number;
  /** Told the first and the last row in sight. */
  readonly look: (first: number, last: number) => Promise<void>;
}

export interface VirtualRows {
  readonly virtualizer: Readonly<Ref<Virtualizer<HTMLElement, Element>>>;
  /** The rows in sight and a few around them. */
  readonly rows: ComputedRef<VirtualItem[]>;
}

export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { count, scroller, question, look } = options;
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: count(),
      getScrollElement: scroller,
      estimateSize: () => ROW_PX,
      overscan: 8,
    })),
  );
  const rows = computed(() => virtualizer.value.getVirtualItems());

  watch(rows, (shown) => {
    const first = shown[0];
    const last = shown.at(-1);
    if (first && last) void look(first.index, last.index);
  });
  watch(question, () => {
    virtualizer.value.scrollToOffset(0);
  });

  return { virtualizer, rows };
}
