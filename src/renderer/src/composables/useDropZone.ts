/** Files dragged over an element: whether they hover, and that they were dropped; with their names; paths stay outside. */
import { computed, ref, type ComputedRef } from 'vue';

export interface UseDropZoneReturn {
  readonly hovered: ComputedRef<boolean>;
  /** To bind with `v-on`. */
  readonly listeners: Readonly<Record<string, (event: DragEvent) => void>>;
}

export function useDropZone(onDrop: (fileNames: readonly string[]) => void): UseDropZoneReturn {
  // Children fire enter and leave too; the element is left when as many left as entered.
  const depth = ref(0);
  const holdsFiles = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes('Files') ?? false;

  return {
    hovered: computed(() => depth.value > 0),
    listeners: {
      dragenter: (event) => {
        if (holdsFiles(event)) depth.value += 1;
      },
      dragover: (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      dragleave: () => {
        depth.value = Math.max(0, depth.value - 1);
      },
      drop: (event) => {
        // A camera put in another place is dropped as well.
        if (!holdsFiles(event)) return;
        event.preventDefault();
        depth.value = 0;
        onDrop([...(event.dataTransfer?.files ?? [])].map(({ name }) => name));
      },
    },
  };
}
