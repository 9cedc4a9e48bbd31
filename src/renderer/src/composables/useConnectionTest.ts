/** Runs the connection test and follows it step by step, for as long as its place is on screen. */
import { request, subscribe } from '@renderer/api/bridge';
import type { ConnectionAccount, ConnectionCheck } from '@shared/domain/connection-check';
import type { AppErrorData } from '@shared/errors';
import { computed, onScopeDispose, readonly, shallowRef, type ComputedRef, type Ref } from 'vue';
import { useTask } from './useTask';

export interface UseConnectionTestReturn {
  /** Null before the first test. */
  readonly check: Readonly<Ref<ConnectionCheck | null>>;
  readonly running: ComputedRef<boolean>;
  readonly error: Readonly<Ref<AppErrorData | null>>;
  /** With what was typed, or null for the signed-in account. */
  readonly start: (account: ConnectionAccount | null) => Promise<void>;
  readonly cancel: () => void;
}

export function useConnectionTest(): UseConnectionTestReturn {
  const check = shallowRef<ConnectionCheck | null>(null);
  const { busy, error, run } = useTask();
  const running = computed(() => busy.value);

  const off = subscribe('connection:changed', (next) => {
    if (busy.value) check.value = next;
  });

  function cancel(): void {
    void request('connection:cancel');
  }

  onScopeDispose(() => {
    off();
    if (busy.value) cancel();
  });

  async function start(account: ConnectionAccount | null): Promise<void> {
    check.value = null;
    await run(async () => {
      check.value = await request('connection:check', { account });
    });
  }

  return { check: readonly(check), running, error, start, cancel };
}
