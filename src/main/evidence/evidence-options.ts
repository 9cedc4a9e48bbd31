/** What the evidence capability needs, and what it offers. */
import type { ClaimDetails, EvidencePlan, ExportState } from '@shared/domain/evidence';
import type { BatchState } from '@shared/domain/package-batch';
import type { PassphraseVerdict } from '@shared/domain/passphrase';
import type { StillOutcome } from '@shared/domain/still';
import type { UnitSystem } from '@shared/units';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import type { ViewerAssets } from './documents/package-facts';
import type { HandOver } from './export/gather-facts';
import type { MakeSilentCopy } from './export/make-copies';
import type { PackageRunner } from './export/package-job';
import type { EvidenceLibrary, ExportRecord } from './evidence-source';
import type { TileReader } from './map/tile-reader';
import type { SignerNames } from './signature/make-certificate';
import type { PackageSigner } from './signature/package-signer';
import type { TimeStamps } from './time-stamp/create-time-stamps';

export interface EvidenceOptions {
  readonly library: EvidenceLibrary;
  readonly appendCustody: (record: ExportRecord) => Promise<void> | void;
  /** The system's own save dialog; null when it was cancelled. It asks before replacing a file. */
  readonly chooseTarget: (defaultFileName: string) => Promise<string | null>;
  /** For several incidents in one go; without it there is none. */
  readonly batches?: {
    /** The system's own dialog; null when it was cancelled. Nobody is asked before a file is replaced, so none is. */
    readonly chooseFolder: () => Promise<string | null>;
    readonly onChange: (state: BatchState) => void;
  };
  /** Shows a file in the system's file manager. */
  readonly reveal: (path: string) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly appVersion: string;
  readonly onChange: (state: ExportState) => void;
  /** The built viewer; asked for at each export. */
  readonly viewer: () => Promise<ViewerAssets>;
  /** Signs packages; without it they go out unsigned. */
  readonly signer?: PackageSigner;
  /** Time-stamps packages; without it they carry no time but the signer's. */
  readonly timeStamps?: TimeStamps;
  /** Whose name a new certificate carries; an empty one is taken from the claim. */
  readonly who?: () => SignerNames;
  readonly units?: () => UnitSystem;
  /** The offline maps, for report and viewer. */
  readonly tiles?: TileReader;
  /** Holds the fonts of the report on paper. */
  readonly fontFolder: string;
  /**
   * For plain packages on their way to be encrypted; a killed export leaves one there. The system's
   * temporary folder without it.
   */
  readonly workFolder?: string;
  /** Makes a copy of a whole video without its sound, among the incident's derived files. */
  readonly makeSilentCopy?: MakeSilentCopy;
  /** The longest silence of a window that makes stills, milliseconds; without it there is no window to ask. */
  readonly stillPatienceMs?: number;
  /** Where packages are made; without it in the calling thread. */
  readonly runner?: PackageRunner;
}

export interface ExportInput extends HandOver {
  /** Encrypts the package; never kept, never logged. */
  readonly passphrase?: string | undefined;
}

export interface BatchInput extends Omit<ExportInput, 'incidentId'> {
  /** The claim that they are handed over for. */
  readonly claimId: string;
  readonly incidentIds: readonly string[];
}

export interface RetryInput extends Pick<ExportInput, 'passphrase'> {
  readonly batchId: string;
}

export interface Evidence {
  /** @throws AppError `library.not-found`, `evidence.nothing-to-export` */
  plan(input: HandOver): Promise<EvidencePlan>;
  /**
   * Asks for the target and starts; resolves at once with the running state, null when cancelled.
   * @throws AppError `evidence.nothing-chosen`, `evidence.weak-passphrase`, `signature.expired` and as `plan`
   */
  export(input: ExportInput): Promise<ExportState | null>;
  /**
   * Asks for a folder and makes a package of each incident there, one after the other; resolves at once with
   * the running state, null when cancelled. One that cannot be made is named in the state.
   * @throws AppError as `export`, when none can be made
   */
  exportAll(input: BatchInput): Promise<BatchState | null>;
  /** Ends the one that is made and those that wait; what is whole stays. */
  cancelAll(input: { batchId: string }): Promise<void>;
  /**
   * Makes those that are not there yet, in the same folder; encrypted ones with the passphrase typed again.
   * @throws AppError `signature.expired`, `evidence.other-passphrase`, `evidence.weak-passphrase`
   */
  retryAll(input: RetryInput): Promise<BatchState>;
  /** Nothing of it will be made again. */
  forgetAll(input: { batchId: string }): void;
  /** What came of a still that a running export waits for. */
  stillMade(input: { exportId: string; outcome: StillOutcome }): void;
  judgePassphrase(input: { passphrase: string; claim: ClaimDetails }): Promise<PassphraseVerdict>;
  suggestPassphrase(): Promise<{ readonly passphrase: string }>;
  cancel(input: { exportId: string }): Promise<void>;
  reveal(input: { exportId: string }): void;
  /** Packages that are being made or wait for their turn. */
  unfinished(): number;
  /** Ends every export and waits until nothing half is left; for closing the app. */
  close(): Promise<void>;
}
