/** Everything the documents of a package are made from; nothing in them comes from elsewhere. */
import type { ClaimDetails, EvidencePlan } from '@shared/domain/evidence';
import type { IncidentMaps } from '@shared/domain/map-extract';
import type { UnitSystem } from '@shared/units';
import type { Words } from '@shared/words/words';
import type { EvidenceSource } from '../evidence-source';

/** Plain data: the language is that of `plan`. */
export interface PackageFacts {
  readonly plan: EvidencePlan;
  readonly claim: ClaimDetails;
  /** As `sourceFor` gives it. */
  readonly source: EvidenceSource;
  /** A name that may stand in no document; null when there is none. */
  readonly withheldName: string | null;
  /** When the package was asked for, UTC milliseconds; the only time that is not the source's. */
  readonly preparedAtMs: number;
  readonly appVersion: string;
  /** In which the charts are drawn; texts say both. */
  readonly units: UnitSystem;
  /** Of whom a time stamp is asked once the package is made; null: of nobody. */
  readonly timeStampAuthority: string | null;
  /** Null when no map is at hand or nobody knows where it was. */
  readonly maps: IncidentMaps | null;
  readonly viewer: ViewerAssets;
  /** Where the fonts of the report on paper lie; stands in no document. */
  readonly fontFolder: string;
}

/** Facts with the words of their language, which can not cross to another thread. */
export interface ReportFacts extends PackageFacts {
  readonly words: Words;
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
