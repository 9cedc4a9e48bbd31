/** The layout of a composite picture while somebody changes it: cells, crop and names, checked against the picture. */
import {
  cellRegion,
  checkLayout,
  usualLayout,
  type CompositeLayout,
  type LayoutCheck,
  type PictureCrop,
  type PictureSize,
} from '@shared/domain/composite-layout';
import type { PictureRegion } from '@shared/domain/camera';
import { computed, shallowRef, type ComputedRef } from 'vue';

export interface LayoutCell {
  readonly name: string;
  readonly region: PictureRegion;
}

export interface UseLayoutForm {
  readonly layout: ComputedRef<CompositeLayout>;
  readonly cells: ComputedRef<readonly LayoutCell[]>;
  readonly check: ComputedRef<LayoutCheck>;
  readonly isUsual: ComputedRef<boolean>;
  readonly setGrid: (columns: number, rows: number) => void;
  readonly setCrop: (edge: keyof PictureCrop, px: number) => void;
  readonly setName: (cell: number, name: string) => void;
  readonly reset: () => void;
}

export function useLayoutForm(
  captureMode: string,
  size: PictureSize,
  known: CompositeLayout | null,
): UseLayoutForm {
  const usual = usualLayout(captureMode);
  /** Plain inside, since it goes to main as it is. */
  const form = shallowRef<CompositeLayout>(known ?? usual);
  const layout = computed((): CompositeLayout => ({
    ...form.value,
    names: form.value.names.map((name) => name.trim()),
  }));

  /** Cameras keep their column and row; new cells are numbered. */
  function setGrid(columns: number, rows: number): void {
    const before = form.value;
    const names = Array.from({ length: columns * rows }, (_, cell) => {
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      const isNew = column >= before.columns || row >= before.rows;
      return isNew ? `Camera ${cell + 1}` : (before.names[row * before.columns + column] ?? '');
    });
    form.value = { ...before, columns, rows, names };
  }

  return {
    layout,
    cells: computed(() =>
      form.value.names.map((name, cell) => ({ name, region: cellRegion(form.value, size, cell) })),
    ),
    check: computed(() => checkLayout(layout.value, size)),
    isUsual: computed(() => JSON.stringify(layout.value) === JSON.stringify(usual)),
    setGrid,
    setCrop: (edge, px) => {
      const whole = Number.isFinite(px) ? Math.max(0, Math.round(px)) : 0;
      form.value = { ...form.value, crop: { ...form.value.crop, [edge]: whole } };
    },
    setName: (cell, name) => {
      form.value = {
        ...form.value,
        names: form.value.names.map((each, index) => (index === cell ? name : each)),
      };
    },
    reset: () => (form.value = usual),
  };
}
