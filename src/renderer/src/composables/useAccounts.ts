/** The accounts of this computer as the screens show them, and how one is opened. */
import { useSessionStore } from '@renderer/stores/session';
import type { KnownAccount } from '@shared/domain/session';
import { computed, type ComputedRef } from 'vue';
import { useRouter } from 'vue-router';

export interface UseAccountsReturn {
  readonly accounts: ComputedRef<readonly KnownAccount[]>;
  readonly isOpen: (account: KnownAccount) => boolean;
  /** Opens it, or the sign-in form with its address when its secrets are not here. */
  readonly openAccount: (account: KnownAccount, fleetId?: number | null) => Promise<void>;
  /** To the sign-in form, for an account that is not known yet. */
  readonly addAccount: () => Promise<void>;
}

export function useAccounts(): UseAccountsReturn {
  const session = useSessionStore();
  const router = useRouter();

  return {
    accounts: computed(() => session.state?.accounts ?? []),
    isOpen: (account) => session.opened && session.state?.accountId === account.accountId,
    async openAccount(account, fleetId = null) {
      if (account.secretsKept) {
        await session.switchAccount(account.accountId, fleetId);
        return;
      }
      await router.push({ name: 'sign-in', query: { account: account.accountId } });
    },
    async addAccount() {
      await router.push({ name: 'sign-in', query: { account: 'new' } });
    },
  };
}

/** Where an account is, in a few words. */
export function accountPlace({ baseUrl, fleet }: KnownAccount): string {
  const { host } = new URL(baseUrl);
  return fleet === null ? host : `${fleet.name} · ${host}`;
}
