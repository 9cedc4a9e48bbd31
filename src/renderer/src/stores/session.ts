/** Who is signed in, which fleet is on screen, and how that changes. */
import { request, subscribe } from '@renderer/api/bridge';
import type { SessionState } from '@shared/domain/session';
import type { SignInInput } from '@shared/ipc/contract';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

export const useSessionStore = defineStore('session', () => {
  const state = shallowRef<SessionState | null>(null);

  /** True when incidents can be shown, with or without a connection. */
  const opened = computed(
    () => state.value?.status === 'signed-in' || state.value?.status === 'library-only',
  );

  function take(next: SessionState): SessionState {
    state.value = next;
    return next;
  }

  /** Asks once and follows every change after that. */
  async function start(): Promise<void> {
    subscribe('session:changed', take);
    take(await request('session:get'));
  }

  return {
    state,
    opened,
    start,
    signIn: async (input: SignInInput) => take(await request('session:sign-in', input)),
    cancelSignIn: () => request('session:cancel-sign-in'),
    openDemo: async () => take(await request('session:open-demo')),
    openLibrary: async (partitionId: string) =>
      take(await request('session:open-library', { partitionId })),
    chooseFleet: async (fleetId: number) =>
      take(await request('session:choose-fleet', { fleetId })),
    signOut: async () => take(await request('session:sign-out')),
  };
});
