/** What the window asks about packages: plan, signature, time stamps, releases, checks. */
import type { ClaimDetails, EvidencePlan, ExportState } from '../../domain/evidence';
import type { StatementFile } from '../../domain/ledger';
import type { BatchState } from '../../domain/package-batch';
import type { PackageCheckState } from '../../domain/package-check';
import type { PackageChoice } from '../../domain/package-choice';
import type { PassphraseVerdict } from '../../domain/passphrase';
import type {
  RegisterList,
  RegisterQuery,
  RegisteredPackage,
  ReissueState,
  ReleaseContent,
} from '../../domain/release';
import type { ReportLanguage } from '../../domain/report-language';
import type { SigningKeyState } from '../../domain/signing-key';
import type { StillOutcome } from '../../domain/still';
import type { TimeStampQueue, TimeStampTrial } from '../../domain/time-stamp';

/** Channel → what goes in, what comes out. `void` inputs are sent as `undefined`. */
export interface PackageRequests {
  'evidence:plan': {
    input: {
      incidentId: string;
      claim: ClaimDetails;
      choice: PackageChoice;
      language: ReportLanguage;
    };
    output: EvidencePlan;
  };
  /** Asks for the target with the system's own save dialog; null when the user cancels it. */
  'evidence:export': {
    input: {
      incidentId: string;
      claim: ClaimDetails;
      choice: PackageChoice;
      language: ReportLanguage;
      passphrase?: string | undefined;
    };
    output: ExportState | null;
  };
  /** How well a passphrase for this claim's package holds. */
  'evidence:judge-passphrase': {
    input: { passphrase: string; claim: ClaimDetails };
    output: PassphraseVerdict;
  };
  /** Six random words. */
  'evidence:suggest-passphrase': { input: void; output: { readonly passphrase: string } };
  /** What came of a still that a running export waits for; the window makes them through `derived:begin` and on. */
  'evidence:still-made': { input: { exportId: string; outcome: StillOutcome }; output: void };
  'evidence:cancel': { input: { exportId: string }; output: void };
  'evidence:reveal': { input: { exportId: string }; output: void };
  /** Asks for a folder with the system's own dialog, then makes a package of each; null when the user cancels it. */
  'evidence:export-all': {
    input: {
      claimId: string;
      incidentIds: readonly string[];
      claim: ClaimDetails;
      choice: PackageChoice;
      language: ReportLanguage;
      passphrase?: string | undefined;
    };
    output: BatchState | null;
  };
  /** What is whole stays. */
  'evidence:cancel-all': { input: { batchId: string }; output: void };
  /** Makes those that are not there yet; encrypted ones with the passphrase typed again. */
  'evidence:retry-all': {
    input: { batchId: string; passphrase?: string | undefined };
    output: BatchState;
  };
  'evidence:forget-all': { input: { batchId: string }; output: void };

  'signer:get': { input: void; output: SigningKeyState };
  /** Makes a key with a self-made certificate, in place of the one there. */
  'signer:renew': { input: void; output: SigningKeyState };
  /** Asks for a key file with the system's own dialog; null when the user cancels it. */
  'signer:choose-file': { input: void; output: { readonly fileName: string } | null };
  /** Takes the key out of the chosen file into the keychain. */
  'signer:import': { input: { passphrase: string }; output: SigningKeyState };
  'signer:forget-file': { input: void; output: void };
  /** Writes the certificates (PEM) where the user chooses; null when cancelled. */
  'signer:export': { input: void; output: { readonly fileName: string } | null };
  'signer:remove': { input: void; output: SigningKeyState };

  'time-stamps:get': { input: void; output: TimeStampQueue };
  /** Asks for everything that waits. */
  'time-stamps:send': { input: void; output: TimeStampQueue };
  /** Has a random hash stamped, to see who answers. */
  'time-stamps:try': { input: void; output: TimeStampTrial };

  /** The release register of the fleet on screen; `incidents:changed` tells of its changes. */
  'releases:list': { input: RegisterQuery; output: RegisterList };
  'releases:mark': {
    input: { packageId: string; content: ReleaseContent; userName: string };
    output: RegisteredPackage;
  };
  /** Marks an entry that was a mistake; nothing is deleted. */
  'releases:withdraw': {
    input: { releaseId: string; reason: string; userName: string };
    output: RegisteredPackage;
  };
  /** Asks for the target, then makes the identical package again; null when the user cancels it. */
  'releases:reissue': { input: { packageId: string }; output: ReissueState | null };
  'releases:cancel-reissue': { input: { packageId: string }; output: void };
  'releases:reveal': { input: { packageId: string }; output: void };
  /** The rows that fit as CSV; null when the user cancels it. */
  'releases:export': { input: RegisterQuery; output: StatementFile | null };

  /** The check that runs or ran last. */
  'package-check:get': { input: void; output: PackageCheckState | null };
  /** Asks with the system's own dialog, then starts; null when the user cancels it. */
  'package-check:open': { input: { kind: 'zip' | 'folder' }; output: PackageCheckState | null };
  /** Checks what was dropped on the window last. */
  'package-check:dropped': { input: void; output: PackageCheckState };
  /** Checks the encrypted package that was chosen last once more, with its passphrase. */
  'package-check:unlock': { input: { passphrase: string }; output: PackageCheckState };
  'package-check:cancel': { input: void; output: void };
}
