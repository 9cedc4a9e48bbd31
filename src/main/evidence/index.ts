/** Evidence packages: planning, making and checking them. */
export { createEvidence } from './create-evidence';
export type { Evidence, EvidenceOptions } from './evidence-options';
export { readViewerAssets } from './viewer-assets';
export type {
  EvidenceCustodyEntry,
  EvidenceDerived,
  EvidenceFile,
  EvidenceLibrary,
  EvidenceSource,
  ExportRecord,
} from './evidence-source';
export { threadChecker, threadKeyFileReader, threadRunner } from './export/thread-runner';
export { runCheckJob } from './check/check-job';
export { createPackageChecks, type PackageChecks } from './check/package-checks';
export { planEvidence } from './plan';
export { createPackageSigner, type PackageSigner } from './signature/package-signer';
export { readKeyFile } from './signature/read-key-file';
export { createSigningDesk, type SigningDesk } from './signature/signing-desk';
export { createTimeStamps, type TimeStamps } from './time-stamp/create-time-stamps';
export { stampTable } from './time-stamp/stamp-table';
export type { TimeStampReport } from './verify/check-time-stamp';
export type { Problem, ProblemKind } from './verify/container';
export type { ChainLink, SignatureReport } from './verify/check-signature';
export { verifyPackage, type VerifyReport } from './verify/verify-package';
export { threadReissuer } from './export/thread-runner';
export { runReissueJob, type ReissueRunner, type ReissueSource } from './reissue/reissue-job';
export { manifestHashes, readRecipe } from './reissue/recipe';
