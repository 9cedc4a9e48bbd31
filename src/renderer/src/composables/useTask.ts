/** One thing at a time that can be busy and can fail: the state behind a button. */
import { errorData } from '@renderer/api/bridge';
import type { AppErrorData } from '@shared/errors';
import { readonly, ref, shallowRef, type Ref, type ShallowRef } from 'vue';

export interface UseTaskReturn {
  readonly busy: Readonly<Ref<boolean>>;
  readonly error: Readonly<ShallowRef<AppErrorData | null>>;
  /** Runs the work; a failure lands in `error` and the answer is false. Cancelled work is no failure. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly clear: () => void;
}

export function useTask(): UseTaskReturn {
  const busy = ref(false);
  const error = shallowRef<AppErrorData | null>(null);

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    busy.value = true;
    error.value = null;
    try {
      await work();
      return true;
    } catch (caught) {
      const data = errorData(caught);
      if (data.code !== 'cancelled') error.value = data;
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { busy: readonly(busy), error, run, clear: () => (error.value = null) };
}
