/** Evidence packages: planning, making and checking them. */
export { createEvidence, type Evidence, type EvidenceOptions } from './create-evidence';
export { readViewerAssets } from './viewer-assets';
export type {
  EvidenceCustodyEntry,
  EvidenceDerived,
  EvidenceFile,
  EvidenceLibrary,
  EvidenceSource,
  ExportRecord,
} from './evidence-source';
export { threadRunner } from './export/thread-runner';
export { threadChecker } from './export/thread-runner';
export { runCheckJob } from './check/check-job';
export { createPackageChecks, type PackageChecks } from './check/package-checks';
export { planEvidence } from './plan';
export { createPackageSigner, type PackageSigner } from './signature/package-signer';
export type { Problem, ProblemKind } from './verify/container';
export type { SignatureReport } from './verify/check-signature';
export { verifyPackage, type VerifyReport } from './verify/verify-package';
