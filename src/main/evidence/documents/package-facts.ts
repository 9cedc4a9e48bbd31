/** Everything the documents of a package are made from; nothing in them comes from elsewhere. */
import type { ClaimDetails, EvidencePlan } from '@shared/domain/evidence';
import type { EvidenceSource } from '../evidence-source';

export interface PackageFacts {
  readonly plan: EvidencePlan;
  readonly claim: ClaimDetails;
  readonly source: EvidenceSource;
  /** When the package was asked for, UTC milliseconds; the only time that is not the source's. */
  readonly preparedAtMs: number;
  readonly appVersion: string;
  readonly viewer: ViewerAssets;
}

/** The viewer's program and looks, as they were built; both go into its page. */
export interface ViewerAssets {
  readonly script: string;
  readonly style: string;
}

/** A finished text of the package, e.g. `data/report.html`. */
export interface PackageDocument {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}
