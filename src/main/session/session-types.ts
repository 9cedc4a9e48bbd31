/** What the session needs of the rest of main and what it offers to it. */
import type { Fleet, LibraryPartition, SessionState } from '@shared/domain/session';
import type { SignInInput } from '@shared/ipc/requests/fleet-requests';
import type { FleetClient, FleetCredentials } from '../fleet';
import type { SecretStore } from '../platform/secret-store';
import type { HeldSecrets } from './credential-vault';
import type { ServiceEnvironment } from './signed-in-service';

export interface DemoFleetProcess extends FleetCredentials {
  readonly stop: () => void;
}

/** A fleet that a person signs in to or out of, or the demo as it is opened or left. */
export interface SessionStep {
  readonly action: 'signed-in' | 'signed-out';
  readonly baseUrl: string;
  readonly demo: boolean;
  readonly fleet: Fleet | null;
  readonly partitionId: string;
}

export interface SessionOptions extends ServiceEnvironment {
  readonly secrets: SecretStore;
  /** Secrets that go into no keychain: kept by the app until it ends, whatever library is open. */
  readonly held: HeldSecrets;
  /** Where the accounts without their secrets are remembered. */
  readonly accountFilePath: string;
  readonly startDemoFleet: () => Promise<DemoFleetProcess>;
  readonly partitions: () => readonly LibraryPartition[];
  /** Makes sure that the library has a place of this name before anything is put into it. */
  readonly ensurePartition: (
    partition: Pick<LibraryPartition, 'partitionId' | 'label' | 'demo'>,
  ) => void;
  readonly onChange: (state: SessionState) => void;
  /** Before each of a person's steps is done; what it throws prevents it. Coming back at the start is none. */
  readonly onStep: (step: SessionStep) => void;
}

export interface SwitchInput {
  readonly accountId: string;
  /** Null: the fleet that was open last. */
  readonly fleetId: number | null;
}

export interface Session {
  state(): SessionState;
  /** @throws AppError `service.wrong-key`, `service.wrong-password`, `network.unreachable`… */
  signIn(input: SignInInput, signal?: AbortSignal): Promise<SessionState>;
  openDemo(): Promise<SessionState>;
  openLibrary(input: { readonly partitionId: string }): Promise<SessionState>;
  chooseFleet(input: { readonly fleetId: number }): Promise<SessionState>;
  /**
   * Opens a known account. Its last fleet opens without a network too, another one does not.
   * @throws AppError `input.invalid` for an unknown account or fleet, `network.*`, `service.*`
   */
  switchAccount(input: SwitchInput): Promise<SessionState>;
  /** Deletes the account's secrets and forgets it; its libraries stay. Works without a network. */
  removeAccount(input: { readonly accountId: string }): Promise<SessionState>;
  /** Deletes the secrets, keeps the library. Works without a network. */
  signOut(): Promise<SessionState>;
  /** Once at start: comes back to where the user was; the service is asked in the background. */
  restore(): Promise<SessionState>;
  /** The signed-in service; null while there is none to ask. */
  service(): FleetClient | null;
  /** Of the signed-in account; never leave main. Null while there are none. */
  credentials(): FleetCredentials | null;
  /** Ends background work and the demo fleet. */
  close(): void;
}
