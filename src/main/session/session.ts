/** Who is signed in where: sign-in, fleets, the demo fleet, libraries without a service, and coming back. */
import type { Fleet, LibraryPartition, SessionState } from '@shared/domain/session';
import type { SignInInput } from '@shared/ipc/contract';
import { AppError, toErrorData } from '@shared/errors';
import { type FleetClient, type FleetCredentials, normalizeBaseUrl } from '../fleet';
import type { SecretStore } from '../platform/secret-store';
import { openAccountFile, type StoredAccount } from './account-file';
import { accountIdOf, partitionIdOf } from './account-ids';
import { createCredentialVault } from './credential-vault';
import { oneAtATime } from './one-at-a-time';
import {
  connectionAfter,
  demoPartition,
  labelOf,
  type OwnState,
  SIGNED_OUT,
} from './session-state';
import {
  createSignedInService,
  type ServiceEnvironment,
  type SignedInService,
} from './signed-in-service';

export interface DemoFleetProcess extends FleetCredentials {
  readonly stop: () => void;
}

export interface SessionOptions extends ServiceEnvironment {
  readonly secrets: SecretStore;
  /** Where the account without its secrets is remembered. */
  readonly accountFilePath: string;
  readonly startDemoFleet: () => Promise<DemoFleetProcess>;
  readonly partitions: () => readonly LibraryPartition[];
  /** Makes sure that the library has a place of this name before anything is put into it. */
  readonly ensurePartition: (
    partition: Pick<LibraryPartition, 'partitionId' | 'label' | 'demo'>,
  ) => void;
  readonly onChange: (state: SessionState) => void;
}

export interface Session {
  state(): SessionState;
  /** @throws AppError `service.wrong-key`, `service.wrong-password`, `network.unreachable`… */
  signIn(input: SignInInput, signal?: AbortSignal): Promise<SessionState>;
  openDemo(): Promise<SessionState>;
  openLibrary(input: { readonly partitionId: string }): Promise<SessionState>;
  chooseFleet(input: { readonly fleetId: number }): Promise<SessionState>;
  /** Deletes the secrets, keeps the library. Works without a network. */
  signOut(): Promise<SessionState>;
  /** Once at start: comes back to where the user was; the service is asked in the background. */
  restore(): Promise<SessionState>;
  /** The signed-in service; null while there is none to ask. */
  service(): FleetClient | null;
  /** Ends background work and the demo fleet. */
  close(): void;
}

const SIGN_OUT_PATIENCE_MS = 3_000;

export function createSession(options: SessionOptions): Session {
  const { log } = options;
  const vault = createCredentialVault(options.secrets, log);
  const accounts = openAccountFile(options.accountFilePath, log);
  const inTurn = oneAtATime();
  let own: OwnState = SIGNED_OUT;
  let service: SignedInService | null = null;
  let demoFleet: DemoFleetProcess | null = null;
  const ending = new AbortController();
  const closed = (): boolean => ending.signal.aborted;

  const state = (): SessionState => ({ ...own, partitions: options.partitions() });

  function set(change: Partial<OwnState>): SessionState {
    own = { ...own, ...change };
    const now = state();
    options.onChange(now);
    return now;
  }

  /** Leaves whatever was open, in memory only. */
  function leave(): void {
    service = null;
    demoFleet?.stop();
    demoFleet = null;
  }

  /** @param kept whether new tokens of this account belong into the keychain. */
  function connect(
    credentials: FleetCredentials,
    token: string | null,
    fleet: Fleet | null,
    kept: boolean,
  ): SignedInService {
    const accountId = accountIdOf(credentials.baseUrl, credentials.email);
    const made: SignedInService = createSignedInService(
      options,
      { credentials, token, fleet },
      {
        outcome: (problem) => {
          // Late answers of an account that was left say nothing about the present one.
          if (made === service) note(problem);
        },
        token: (fresh) => {
          if (kept && made === service && own.status === 'signed-in') {
            void vault.keepToken(accountId, fresh);
          }
        },
      },
    );
    return made;
  }

  function note(problem: AppError | null): void {
    if (own.status !== 'signed-in') return;
    const connection = connectionAfter(problem, own.connection);
    if (connection === own.connection) return;
    set({
      connection,
      problem: problem && connection !== 'online' ? problem.toData() : null,
    });
  }

  /** A full disk must not keep anybody from signing in or out. */
  async function remember(account: StoredAccount | null): Promise<void> {
    try {
      await accounts.write(account);
    } catch {
      log.warn('the account could not be remembered for the next start');
    }
  }

  /** The sign-in is complete: remembers it and opens its library. */
  async function enter(account: StoredAccount, entered: SignedInService): Promise<SessionState> {
    const { credentials } = entered;
    const keep = account.staySignedIn && !account.demo;
    const previous = await accounts.read();
    if (previous && !previous.demo) {
      const previousId = accountIdOf(previous.baseUrl, previous.email);
      const accountId = accountIdOf(account.baseUrl, account.email);
      if (!keep || previousId !== accountId) await vault.forget(previousId);
    }
    const kept =
      keep &&
      (await vault.keep(accountIdOf(account.baseUrl, account.email), {
        apiKey: credentials.apiKey,
        password: credentials.password,
        token: entered.token(),
      }));
    await remember(account);
    service = entered;
    const { baseUrl, email, demo, fleet, fleets, partitionId, staySignedIn } = account;
    options.ensurePartition({ partitionId, label: labelOf(account), demo });
    return set({
      status: 'signed-in',
      connection: 'online',
      problem: null,
      ...{ baseUrl, email, demo, fleet, fleets, partitionId, staySignedIn },
      ...(keep ? { keychain: kept ? 'available' : 'unavailable' } : {}),
    });
  }

  async function signIn(input: SignInInput, signal?: AbortSignal): Promise<SessionState> {
    const credentials: FleetCredentials = {
      baseUrl: normalizeBaseUrl(input.baseUrl),
      apiKey: input.apiKey.trim(),
      email: input.email.trim(),
      password: input.password,
    };
    const { baseUrl, email } = credentials;
    const { staySignedIn } = input;
    const entered = connect(credentials, null, null, staySignedIn);
    const fleets = await entered.signIn(signal);
    leave();
    if (fleets.length > 1) {
      service = entered;
      return set({
        ...SIGNED_OUT,
        status: 'choosing-fleet',
        keychain: (await vault.available()) ? 'available' : 'unavailable',
        ...{ baseUrl, email, fleets, staySignedIn },
      });
    }
    const fleet = fleets[0] ?? null;
    const partitionId = partitionIdOf(baseUrl, email, fleet?.fleetId ?? null);
    return enter(
      { baseUrl, email, demo: false, fleet, fleets, partitionId, staySignedIn },
      entered,
    );
  }

  async function chooseFleet(fleetId: number): Promise<SessionState> {
    const fleet = own.fleets.find((one) => one.fleetId === fleetId);
    const { baseUrl, email, demo, fleets, staySignedIn } = own;
    if (!service || !fleet || baseUrl === null || email === null) {
      throw new AppError('input.invalid', {
        detail: 'This fleet is not among those of the account.',
      });
    }
    // A client of its own for each fleet: what still asks for the old one never gets the new one's answers.
    const kept = staySignedIn && !demo;
    const entered = connect(service.credentials, service.token(), own.fleet, kept);
    await entered.chooseFleet(fleet);
    const partitionId = demo
      ? demoPartition(fleet, fleets)
      : partitionIdOf(baseUrl, email, fleetId);
    return enter({ baseUrl, email, demo, fleet, fleets, partitionId, staySignedIn }, entered);
  }

  async function openDemo(wanted: Fleet | null): Promise<SessionState> {
    const started = await options.startDemoFleet();
    const { stop, ...credentials } = started;
    try {
      const entered = connect(credentials, null, null, false);
      const fleets = await entered.signIn();
      const fleet = fleets.find((one) => one.fleetId === wanted?.fleetId) ?? fleets[0] ?? null;
      if (fleet && fleets.length > 1) await entered.chooseFleet(fleet);
      leave();
      demoFleet = started;
      const { baseUrl, email } = credentials;
      const partitionId = demoPartition(fleet, fleets);
      const account = {
        baseUrl,
        email,
        demo: true,
        fleet,
        fleets,
        partitionId,
        staySignedIn: true,
      };
      return await enter(account, entered);
    } catch (caught) {
      if (demoFleet !== started) stop();
      throw caught;
    }
  }

  async function signOut(): Promise<SessionState> {
    const leaving = service;
    const { baseUrl, email, demo } = own;
    leave();
    if (leaving && !demo) {
      try {
        await leaving.signOut(AbortSignal.timeout(SIGN_OUT_PATIENCE_MS));
      } catch {
        log.info('signed out here only; the service was not told');
      }
    }
    const remembered = await accounts.read();
    if (baseUrl !== null && email !== null && !demo) {
      await vault.forget(accountIdOf(baseUrl, email));
    }
    await remember(remembered && !demo ? { ...remembered, staySignedIn: false } : null);
    return set({ ...SIGNED_OUT, keychain: own.keychain, ...(demo ? {} : { baseUrl, email }) });
  }

  async function restore(): Promise<SessionState> {
    const account = await accounts.read();
    const keychain = (await vault.available()) ? 'available' : 'unavailable';
    if (!account?.staySignedIn) {
      const { baseUrl, email } = account ?? SIGNED_OUT;
      return set({ ...SIGNED_OUT, keychain, ...(account?.demo ? {} : { baseUrl, email }) });
    }
    const { baseUrl, email, demo, fleet, fleets, partitionId } = account;
    leave();
    options.ensurePartition({ partitionId, label: labelOf(account), demo });
    const back: OwnState = {
      ...SIGNED_OUT,
      status: 'signed-in',
      staySignedIn: true,
      ...{ baseUrl, email, demo, fleet, fleets, partitionId, keychain },
    };
    if (demo) {
      void inTurn(() => reopenDemo(fleet));
      return set(back);
    }
    const found = await vault.find(accountIdOf(baseUrl, email));
    if (!found) {
      return set({
        ...back,
        connection: 'sign-in-needed',
        problem: new AppError('service.signed-out').toData(),
      });
    }
    const { apiKey, password, token } = found;
    service = connect({ baseUrl, email, apiKey, password }, token, fleet, true);
    // Its outcome reaches `note`; without a network the library is there all the same.
    service.client.verifyToken().catch(() => {});
    return set(back);
  }

  /** In the background after a start; the demo's library is open already, with or without its fleet. */
  async function reopenDemo(fleet: Fleet | null): Promise<void> {
    if (closed() || !own.demo || own.status !== 'signed-in' || service) return;
    try {
      await openDemo(fleet);
      if (closed()) leave();
    } catch (caught) {
      set({ connection: 'offline', problem: toErrorData(caught) });
    }
  }

  function openLibrary(partitionId: string): SessionState {
    const partition = options.partitions().find((one) => one.partitionId === partitionId);
    if (!partition) throw new AppError('library.not-found');
    leave();
    const { baseUrl, email, keychain } = own;
    return set({
      ...SIGNED_OUT,
      status: 'library-only',
      demo: partition.demo,
      partitionId,
      ...{ baseUrl, email, keychain },
    });
  }

  return {
    state,
    signIn: (input, signal) => inTurn(() => signIn(input, signal)),
    openDemo: () => inTurn(() => openDemo(null)),
    openLibrary: ({ partitionId }) => inTurn(() => Promise.resolve(openLibrary(partitionId))),
    chooseFleet: ({ fleetId }) => inTurn(() => chooseFleet(fleetId)),
    signOut: () => inTurn(signOut),
    restore: () => inTurn(restore),
    service: () => (own.status === 'signed-in' ? (service?.client ?? null) : null),
    close: () => {
      ending.abort();
      leave();
    },
  };
}
