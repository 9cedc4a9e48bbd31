/** The session that is open now: its state, its service, its demo fleet, and what is told of them. */
import type { SessionState } from '@shared/domain/session';
import type { AppError } from '@shared/errors';
import type { FleetCredentials } from '../fleet';
import { openAccountFile, type AccountFile, type Place, withOpened } from './account-file';
import { accountIdOf } from './account-ids';
import { createCredentialVault, type CredentialVault } from './credential-vault';
import {
  connectionAfter,
  knownAccount,
  labelOf,
  type OwnState,
  partitionOf,
  SIGNED_OUT,
} from './session-state';
import type { DemoFleetProcess, SessionOptions } from './session-types';
import {
  createSignedInService,
  type ServiceStart,
  type SignedInService,
} from './signed-in-service';
import { createSteps, type Steps } from './steps';

export interface Entry extends Place {
  readonly demo: boolean;
  readonly staySignedIn: boolean;
}

/** How a fleet is entered. */
export interface Entering {
  /** Belongs to the session from then on. */
  readonly demoFleet?: DemoFleetProcess;
  /** The app comes back to it by itself. */
  readonly restored?: boolean;
}

export interface OpenSession {
  readonly vault: CredentialVault;
  readonly file: AccountFile;
  readonly steps: Steps;
  own(): OwnState;
  state(): SessionState;
  service(): SignedInService | null;
  set(change: Partial<OwnState>): SessionState;
  /** A client for one account; what it says counts once `use` has made it the open one. */
  connect(start: ServiceStart, demo: boolean): SignedInService;
  use(service: SignedInService): void;
  /** Leaves whatever was open, in memory only. */
  leave(): void;
  /** The state of a place of which nobody knows yet whether its service answers; its library is made sure of. */
  stateIn(entry: Entry): OwnState;
  /** A sign-in is complete: remembers it and opens its library. */
  enter(entry: Entry, entered: SignedInService, how?: Entering): Promise<SessionState>;
}

export function createOpenSession(options: SessionOptions): OpenSession {
  const { clock, log } = options;
  const vault = createCredentialVault(options.secrets, options.held, log);
  const file = openAccountFile(options.accountFilePath, clock, log);
  let own: OwnState = SIGNED_OUT;
  let service: SignedInService | null = null;
  let demoFleet: DemoFleetProcess | null = null;

  const state = (): SessionState => ({
    ...own,
    partitions: options.partitions(),
    accounts: file
      .get()
      .accounts.map((account) => knownAccount(account, vault.isHeld(account.accountId))),
  });

  function set(change: Partial<OwnState>): SessionState {
    own = { ...own, ...change };
    const now = state();
    options.onChange(now);
    return now;
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

  function use(next: SignedInService): void {
    if (service !== next) service?.retire();
    service = next;
  }

  function leave(): void {
    service?.retire();
    service = null;
    demoFleet?.stop();
    demoFleet = null;
  }

  const steps = createSteps(options.onStep, () => ({ own, reachable: service !== null }));

  async function keepSecrets(
    accountId: string,
    entered: SignedInService,
    staySignedIn: boolean,
  ): Promise<boolean> {
    const { apiKey, password } = entered.credentials;
    const secrets = { apiKey, password, token: entered.token() };
    if (staySignedIn) return vault.keep(accountId, secrets);
    await vault.hold(accountId, secrets);
    return true;
  }

  function stateIn(entry: Entry): OwnState {
    const { baseUrl, email, demo, fleet, fleets, staySignedIn } = entry;
    const partitionId = partitionOf(entry, demo);
    options.ensurePartition({ partitionId, label: labelOf(entry, demo), demo });
    return {
      ...SIGNED_OUT,
      status: 'signed-in',
      accountId: demo ? null : accountIdOf(baseUrl, email),
      keychain: own.keychain,
      ...{ baseUrl, email, demo, fleet, fleets, partitionId, staySignedIn },
    };
  }

  return {
    vault,
    file,
    own: () => own,
    state,
    service: () => service,
    set,
    use,
    leave,
    steps,
    stateIn,
    connect(start, demo) {
      const accountId = accountIdOf(start.credentials.baseUrl, start.credentials.email);
      const made: SignedInService = createSignedInService(options, start, {
        outcome: (problem) => {
          // Late answers of an account that was left say nothing about the present one.
          if (made === service) note(problem);
        },
        token: (fresh) => {
          if (!demo && made === service && own.status === 'signed-in') {
            void vault.keepToken(accountId, fresh);
          }
        },
      });
      return made;
    },
    async enter(entry, entered, { demoFleet: startedDemo, restored = false } = {}) {
      const { baseUrl, email, demo, fleet, fleets, staySignedIn } = entry;
      const place = { baseUrl, email, fleet, fleets };
      if (!restored) steps.signIn(place, demo);
      let kept = true;
      if (demo) {
        await file.set({ ...file.get(), open: { kind: 'demo', ...place } });
      } else {
        const accountId = accountIdOf(baseUrl, email);
        kept = await keepSecrets(accountId, entered, staySignedIn);
        await file.set(withOpened(file.get(), { accountId, ...place, staySignedIn }));
      }
      if (startedDemo) {
        leave();
        demoFleet = startedDemo;
      }
      use(entered);
      return set({
        ...stateIn(entry),
        connection: 'online',
        ...(demo || !staySignedIn ? {} : { keychain: kept ? 'available' : 'unavailable' }),
      });
    },
  };
}

/** What a service starts from. */
export function startOf(
  credentials: FleetCredentials,
  rest: Partial<Pick<ServiceStart, 'token' | 'fleet'>> = {},
): ServiceStart {
  return { credentials, token: null, fleet: null, ...rest };
}
