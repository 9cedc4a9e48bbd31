/** Who is signed in, which fleet is on screen, and how that changes. */
import { request, subscribe } from '@renderer/api/bridge';
import type { SessionState } from '@shared/domain/session';
import type { SignInInput } from '@shared/ipc/requests/fleet-requests';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

export const useSessionStore = defineStore('session', () => {
  const state = shallowRef<SessionState | null>(null);

  /** Address and e-mail of an unfinished sign-in, so that a look into the settings does not lose them. */
  const draft = shallowRef<{ readonly baseUrl: string; readonly email: string } | null>(null);

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
    draft,
    start,
    signIn: async (input: SignInInput) => take(await request('session:sign-in', input)),
    cancelSignIn: () => request('session:cancel-sign-in'),
    openDemo: async () => take(await request('session:open-demo')),
    openLibrary: async (partitionId: string) =>
      take(await request('session:open-library', { partitionId })),
    chooseFleet: async (fleetId: number) =>
      take(await request('session:choose-fleet', { fleetId })),
    switchAccount: async (accountId: string, fleetId: number | null = null) =>
      take(await request('session:switch-account', { accountId, fleetId })),
    removeAccount: async (accountId: string) =>
      take(await request('session:remove-account', { accountId })),
    signOut: async () => take(await request('session:sign-out')),
  };
});
