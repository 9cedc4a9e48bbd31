/** Who is signed in where: sign-in, accounts, fleets, the demo fleet, libraries without a service. */
import { AppError, toErrorData } from '@shared/errors';
import type { Fleet, SessionState } from '@shared/domain/session';
import type { SignInInput } from '@shared/ipc/requests/fleet-requests';
import { type FleetCredentials, normalizeBaseUrl } from '../fleet';
import { type StoredAccount, withOpened, withoutAccount, withSignedOut } from './account-file';
import { oneAtATime } from '../platform/one-at-a-time';
import { createOpenSession, startOf } from './open-session';
import { comeBack, restore } from './restore';
import { SIGNED_OUT } from './session-state';
import type { Session, SessionOptions, SwitchInput } from './session-types';
import type { SignedInService } from './signed-in-service';

const SIGN_OUT_PATIENCE_MS = 3_000;

export function createSession(options: SessionOptions): Session {
  const { log } = options;
  const inTurn = oneAtATime();
  const open = createOpenSession(options);
  const { file, steps, vault } = open;
  const ending = new AbortController();
  const closed = (): boolean => ending.signal.aborted;

  async function signIn(input: SignInInput, signal?: AbortSignal): Promise<SessionState> {
    const credentials: FleetCredentials = {
      baseUrl: normalizeBaseUrl(input.baseUrl),
      apiKey: input.apiKey.trim(),
      email: input.email.trim(),
      password: input.password,
    };
    const { baseUrl, email } = credentials;
    const { staySignedIn } = input;
    const entered = open.connect(startOf(credentials), false);
    const fleets = await entered.signIn(signal);
    steps.leave();
    open.leave();
    if (fleets.length > 1) {
      open.use(entered);
      return open.set({
        ...SIGNED_OUT,
        status: 'choosing-fleet',
        keychain: (await vault.available()) ? 'available' : 'unavailable',
        ...{ baseUrl, email, fleets, staySignedIn },
      });
    }
    const fleet = fleets[0] ?? null;
    return open.enter({ baseUrl, email, demo: false, fleet, fleets, staySignedIn }, entered);
  }

  async function chooseFleet(fleetId: number): Promise<SessionState> {
    const { baseUrl, email, demo, fleets, staySignedIn, fleet: before } = open.own();
    const fleet = fleets.find((one) => one.fleetId === fleetId);
    const service = open.service();
    if (!service || !fleet || baseUrl === null || email === null) throw unknownFleet();
    // A client of its own for each fleet: what still asks for the old one never gets the new one's answers.
    const start = { credentials: service.credentials, token: service.token(), fleet: before };
    const entered = open.connect(start, demo);
    await entered.chooseFleet(fleet);
    return open.enter({ baseUrl, email, demo, fleet, fleets, staySignedIn }, entered);
  }

  /** @param restored not by a person: it was open when the app ended */
  async function openDemo(wanted: Fleet | null, restored: boolean): Promise<SessionState> {
    const started = await options.startDemoFleet();
    const { stop, ...credentials } = started;
    const { baseUrl, email } = credentials;
    try {
      const entered = open.connect(startOf(credentials), true);
      const fleets = await entered.signIn();
      const fleet = fleets.find((one) => one.fleetId === wanted?.fleetId) ?? fleets[0] ?? null;
      if (fleet && fleets.length > 1) await entered.chooseFleet(fleet);
      const entry = { baseUrl, email, demo: true, fleet, fleets, staySignedIn: true };
      return await open.enter(entry, entered, { demoFleet: started, restored });
    } catch (caught) {
      stop();
      throw caught;
    }
  }

  function openLibrary(partitionId: string): SessionState {
    const partition = options.partitions().find((one) => one.partitionId === partitionId);
    if (!partition) throw new AppError('library.not-found');
    steps.leave();
    open.leave();
    const { baseUrl, email, keychain } = open.own();
    return open.set({
      ...SIGNED_OUT,
      status: 'library-only',
      demo: partition.demo,
      partitionId,
      ...{ baseUrl, email, keychain },
    });
  }

  function accountOf(accountId: string): StoredAccount {
    const account = file.get().accounts.find((one) => one.accountId === accountId);
    if (!account)
      throw new AppError('input.invalid', { detail: 'This account is not known here.' });
    return account;
  }

  async function switchAccount({ accountId, fleetId }: SwitchInput): Promise<SessionState> {
    const account = accountOf(accountId);
    const { fleets } = account;
    const fleet = fleetId === null ? account.fleet : fleets.find((one) => one.fleetId === fleetId);
    if (fleet === undefined) throw unknownFleet();
    if (open.own().accountId === accountId && open.service()) {
      const stays = fleet === null || fleet.fleetId === open.own().fleet?.fleetId;
      return stays ? open.state() : chooseFleet(fleet.fleetId);
    }
    const found = await vault.find(accountId);
    if (found && fleet && fleet.fleetId !== account.fleet?.fleetId) {
      const { apiKey, password, token } = found;
      const { baseUrl, email, staySignedIn } = account;
      const credentials = { baseUrl, email, apiKey, password };
      const entered = open.connect({ credentials, token, fleet: account.fleet }, false);
      await entered.chooseFleet(fleet);
      steps.leave();
      open.leave();
      return open.enter({ baseUrl, email, demo: false, fleet, fleets, staySignedIn }, entered);
    }
    const target = { ...account, fleet };
    steps.leave();
    // Without its secrets the library alone is opened.
    if (found) steps.signIn(target, false);
    await file.set(withOpened(file.get(), target));
    return comeBack(open, target);
  }

  async function tellSignedOut(service: SignedInService): Promise<void> {
    try {
      await service.signOut(AbortSignal.timeout(SIGN_OUT_PATIENCE_MS));
    } catch {
      log.info('signed out here only; the service was not told');
    }
  }

  /** @returns the account that was left, null for anything that has no account. */
  async function leaveAccount(): Promise<string | null> {
    const leaving = open.service();
    const { accountId, demo } = open.own();
    open.leave();
    if (leaving && !demo) await tellSignedOut(leaving);
    return accountId;
  }

  async function signOut(): Promise<SessionState> {
    const { status, baseUrl, email, demo, keychain } = open.own();
    steps.signOut();
    const accountId = await leaveAccount();
    if (accountId !== null) {
      await vault.forget(accountId);
      await file.set(withSignedOut(file.get(), accountId));
    } else if (status === 'signed-in') {
      await file.set({ ...file.get(), open: null });
    }
    return open.set({ ...SIGNED_OUT, keychain, ...(demo ? {} : { baseUrl, email }) });
  }

  async function removeAccount(accountId: string): Promise<SessionState> {
    const account = accountOf(accountId);
    const active = open.own().accountId === accountId;
    if (active) {
      steps.signOut();
      await leaveAccount();
    } else {
      const found = await vault.find(accountId);
      if (found) steps.signOutOf(account);
      if (found?.token) {
        const { baseUrl, email, fleet } = account;
        const credentials = { baseUrl, email, ...found };
        await tellSignedOut(open.connect({ credentials, token: found.token, fleet }, false));
      }
    }
    await vault.forget(accountId);
    await file.set(withoutAccount(file.get(), accountId));
    return open.set(active ? { ...SIGNED_OUT, keychain: open.own().keychain } : {});
  }

  /** One after the other, and never before the accounts of this computer are known. */
  const inOrder = (work: () => SessionState | Promise<SessionState>): Promise<SessionState> =>
    inTurn(async () => {
      await file.load();
      return work();
    });

  return {
    state: open.state,
    signIn: (input, signal) => inOrder(() => signIn(input, signal)),
    openDemo: () => inOrder(() => openDemo(null, false)),
    openLibrary: ({ partitionId }) => inOrder(() => openLibrary(partitionId)),
    chooseFleet: ({ fleetId }) => inOrder(() => chooseFleet(fleetId)),
    switchAccount: (input) => inOrder(() => switchAccount(input)),
    removeAccount: ({ accountId }) => inOrder(() => removeAccount(accountId)),
    signOut: () => inOrder(signOut),
    restore: () =>
      inOrder(() =>
        restore(open, (fleet, stillWanted) => {
          void inOrder(async () => {
            if (closed() || !stillWanted()) return open.state();
            const state = await openDemo(fleet, true);
            if (closed()) open.leave();
            return state;
          }).catch((caught: unknown) => {
            if (stillWanted()) open.set({ connection: 'offline', problem: toErrorData(caught) });
          });
        }),
      ),
    service: () => (open.own().status === 'signed-in' ? (open.service()?.client ?? null) : null),
    credentials: () =>
      open.own().status === 'signed-in' ? (open.service()?.credentials ?? null) : null,
    close: () => {
      ending.abort();
      open.leave();
    },
  };
}

function unknownFleet(): AppError {
  return new AppError('input.invalid', {
    detail: 'This fleet is not among those of the account.',
  });
}
