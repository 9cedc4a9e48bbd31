/** The time of day for ages and days left: one slow clock for the whole window. */
import { readonly, ref, type Ref } from 'vue';

const TICK_MS = 20_000;

const nowMs = ref(Date.now());
setInterval(() => (nowMs.value = Date.now()), TICK_MS);

/** UTC milliseconds, a few times a minute. */
export function useNow(): Readonly<Ref<number>> {
  return readonly(nowMs);
}
