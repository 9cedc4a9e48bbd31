/** Coming back: to where the user was at the last start, or to an account that was left. */
import type { Fleet, SessionState } from '@shared/domain/session';
import { AppError } from '@shared/errors';
import type { StoredAccount } from './account-file';
import type { OpenSession } from './open-session';
import { SIGNED_OUT } from './session-state';

/**
 * Opens a known account's library at once; whether its service still takes the kept secrets shows in
 * the background, and without a network the library is there all the same.
 */
export async function comeBack(open: OpenSession, account: StoredAccount): Promise<SessionState> {
  const { accountId, baseUrl, email, fleet } = account;
  const found = await open.vault.find(accountId);
  open.leave();
  const back = open.stateIn({ ...account, demo: false });
  if (!found) {
    return open.set({
      ...back,
      connection: 'sign-in-needed',
      problem: new AppError('service.signed-out').toData(),
    });
  }
  const { apiKey, password, token } = found;
  const service = open.connect(
    { credentials: { baseUrl, email, apiKey, password }, token, fleet },
    false,
  );
  open.use(service);
  service.client.verifyToken().catch(() => {});
  return open.set(back);
}

/**
 * @param reopenDemo starts the demo fleet in the background; its library is open already. What it is
 * given says whether the user is still waiting for it.
 */
export async function restore(
  open: OpenSession,
  reopenDemo: (fleet: Fleet | null, stillWanted: () => boolean) => void,
): Promise<SessionState> {
  const { accounts, open: last } = open.file.get();
  const keychain = (await open.vault.available()) ? 'available' : 'unavailable';
  open.leave();
  if (last?.kind === 'demo') {
    const state = open.set({
      ...open.stateIn({ ...last, demo: true, staySignedIn: true }),
      keychain,
    });
    reopenDemo(last.fleet, () => {
      const { demo, status } = open.own();
      return demo && status === 'signed-in' && open.service() === null;
    });
    return state;
  }
  const account = accounts.find((one) => one.accountId === last?.accountId);
  const isKnown = account?.staySignedIn === true || open.vault.isHeld(account?.accountId ?? '');
  if (account === undefined || !isKnown) {
    const { baseUrl, email } = account ?? accounts[0] ?? SIGNED_OUT;
    return open.set({ ...SIGNED_OUT, keychain, baseUrl, email });
  }
  open.set({ keychain });
  return comeBack(open, account);
}
