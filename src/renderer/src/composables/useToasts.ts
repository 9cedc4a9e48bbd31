/** Short messages at the window's edge: what was done, or what failed elsewhere than here. */
import { readonly, shallowRef, type DeepReadonly, type ShallowRef } from 'vue';

export interface Toast {
  readonly id: number;
  readonly tone: 'neutral' | 'good' | 'warning' | 'danger';
  readonly title: string;
  readonly text?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Milliseconds on screen; failures stay until they are closed (null). */
  readonly shownMs: number | null;
}

export interface UseToastsReturn {
  readonly toasts: DeepReadonly<ShallowRef<readonly Toast[]>>;
  /** Shows a message and returns its id. */
  readonly show: (
    toast: Omit<Toast, 'id' | 'shownMs'> & { readonly shownMs?: number | null },
  ) => number;
  readonly dismiss: (id: number) => void;
}

const SHOWN_MS = 5000;
/** More at once than this nobody reads. */
const MOST_AT_ONCE = 4;

const toasts = shallowRef<readonly Toast[]>([]);
let lastId = 0;

function show(toast: Omit<Toast, 'id' | 'shownMs'> & { readonly shownMs?: number | null }): number {
  lastId += 1;
  const shownMs = toast.shownMs === undefined ? defaultShownMs(toast.tone) : toast.shownMs;
  toasts.value = [...toasts.value, { ...toast, id: lastId, shownMs }].slice(-MOST_AT_ONCE);
  return lastId;
}

function defaultShownMs(tone: Toast['tone']): number | null {
  return tone === 'danger' ? null : SHOWN_MS;
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** The one list of messages of this window. */
export function useToasts(): UseToastsReturn {
  return { toasts: readonly(toasts), show, dismiss };
}
