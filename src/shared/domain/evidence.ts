/** Handing over: what a package will hold, and what came out. */
import type { AppErrorData } from '../errors';
import type { AssetKind } from './incident';

/** What the person handing over says of the case; all optional but the preparer's name. */
export interface ClaimDetails {
  readonly claimNumber: string;
  readonly purpose: string;
  readonly recipient: string;
  readonly preparedBy: string;
  readonly organisation: string;
  readonly notes: string;
}

export interface PlannedFile {
  /** Path inside the bag, e.g. `data/originals/C_F.mp4`; portable ASCII. */
  readonly path: string;
  readonly kind:
    | AssetKind
    | 'derived'
    | 'track-gpx'
    | 'track-csv'
    | 'report'
    | 'viewer'
    | 'metadata'
    | 'custody'
    | 'instructions';
  readonly title: string;
  /** Null for files made during export. */
  readonly sizeBytes: number | null;
  readonly sourceFileId: string | null;
}

/** Something a reader would expect in the package that cannot go in, with its reason. */
export interface PlannedGap {
  readonly title: string;
  readonly reason: string;
}

/** Who signs packages, as their certificate says it: public, no secret in it. */
export interface Signer {
  readonly name: string;
  readonly organisation: string;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
  /** Since when the certificate counts, by the clock of the computer that made it. */
  readonly sinceMs: number;
}

export type PlannedSignature =
  | { readonly kind: 'signed'; readonly signer: Signer }
  /** The key is made with the first package. */
  | { readonly kind: 'new-key' }
  /** No keychain to keep a key in. */
  | { readonly kind: 'unsigned' };

/** Pure data: exactly what will be written, before a byte is. */
export interface EvidencePlan {
  readonly incidentId: string;
  /** Name of the zip without its ending, and of the one folder in it. */
  readonly packageName: string;
  readonly files: readonly PlannedFile[];
  readonly missing: readonly PlannedGap[];
  /** Lies beside the manifests it signs, so it is none of `files`. */
  readonly signature: PlannedSignature;
  /** Bytes of all files whose size is known. */
  readonly knownBytes: number;
}

export type ExportStep = 'check-originals' | 'write' | 'verify' | 'finish';

export interface ExportState {
  readonly exportId: string;
  readonly incidentId: string;
  readonly status: 'running' | 'done' | 'failed' | 'cancelled';
  readonly step: ExportStep;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Set when done: the package's file name (never a path), size, hash and file count. */
  readonly result: {
    readonly fileName: string;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly filesCount: number;
    /** Null when it went out unsigned. */
    readonly signer: Signer | null;
  } | null;
  readonly error: AppErrorData | null;
}
