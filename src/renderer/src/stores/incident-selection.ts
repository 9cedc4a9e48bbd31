/** Which rows are chosen and which one has the keyboard; works on ids, so that it survives new orders. */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { useIncidentsStore } from './incidents';

interface ClickKeys {
  readonly shift: boolean;
  readonly toggle: boolean;
}

export const useIncidentSelectionStore = defineStore('incident-selection', () => {
  const incidents = useIncidentsStore();

  const selected = shallowRef<ReadonlySet<string>>(new Set());
  const focusedId = ref<string | null>(null);
  /** Where a range with Shift starts. */
  const anchorIndex = ref(0);
  /** Row that the list should bring into sight; a new object each time. */
  const shownIndex = shallowRef<{ readonly index: number } | null>(null);

  const focusedIndex = computed(() =>
    focusedId.value === null ? -1 : incidents.indexOf(focusedId.value),
  );
  const count = computed(() => selected.value.size);

  async function selectRange(toIndex: number): Promise<void> {
    const from = Math.min(anchorIndex.value, toIndex);
    const to = Math.max(anchorIndex.value, toIndex);
    selected.value = new Set(await incidents.idsBetween(from, to));
  }

  /** A click on a row; the row must be loaded. */
  async function click(index: number, keys: ClickKeys): Promise<void> {
    const row = incidents.rowAt(index);
    if (!row) return;
    focusedId.value = row.incidentId;
    if (keys.shift) return selectRange(index);
    anchorIndex.value = index;
    if (!keys.toggle) {
      selected.value = new Set([row.incidentId]);
      return;
    }
    const next = new Set(selected.value);
    if (!next.delete(row.incidentId)) next.add(row.incidentId);
    selected.value = next;
  }

  /** Chooses an incident by itself, in sight of the list or not, e.g. from a link. */
  function show(incidentId: string): void {
    focusedId.value = incidentId;
    selected.value = new Set([incidentId]);
    if (focusedIndex.value < 0) return;
    anchorIndex.value = focusedIndex.value;
    shownIndex.value = { index: focusedIndex.value };
  }

  async function selectAll(): Promise<void> {
    selected.value = new Set(await incidents.idsBetween(0, (incidents.total ?? 0) - 1));
  }

  function clear(): void {
    selected.value = new Set(focusedId.value === null ? [] : [focusedId.value]);
  }

  function reset(): void {
    selected.value = new Set();
    focusedId.value = null;
    anchorIndex.value = 0;
  }

  return {
    selected,
    focusedId,
    focusedIndex,
    shownIndex,
    count,
    click,
    show,
    selectAll,
    clear,
    reset,
  };
});
