/** Handing over: what a package will hold, and what came out. */
import type { AppErrorData } from '../errors';
import type { AssetKind } from './incident';
import type { PackageChoice, PackagePart } from './package-choice';
import type { ReportLanguage } from './report-language';
import type { StillToMake } from './still';

/** What the person handing over says of the case; all optional but the preparer's name. */
export interface ClaimDetails {
  readonly claimNumber: string;
  readonly purpose: string;
  readonly recipient: string;
  readonly preparedBy: string;
  readonly organisation: string;
  readonly notes: string;
  /** What the claim says of the loss, when one was chosen. */
  readonly facts?: ClaimFacts | undefined;
}

/** A claim's own facts, as they go into a package. */
export interface ClaimFacts {
  readonly insured: string;
  readonly policy: string;
  readonly carrier: string;
  readonly adjuster: string;
  /** Local day at the place, `2026-06-12`; empty when not known. */
  readonly lossDate: string;
  readonly lossPlace: string;
  readonly lossType: string;
  readonly lossDescription: string;
  readonly references: readonly { readonly label: string; readonly number: string }[];
}

export interface PlannedFile {
  /** Path inside the bag, e.g. `data/originals/C_F.mp4`; portable ASCII. */
  readonly path: string;
  readonly kind:
    | AssetKind
    | 'derived'
    | 'still'
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

/** Something that can be switched in or out, and whether it goes. */
export interface PlannedOffer {
  readonly part: PackagePart;
  /** One camera's video or one clip; null for the part as a whole. */
  readonly of:
    | { readonly kind: 'camera'; readonly captureMode: string }
    | { readonly kind: 'clip'; readonly derivedId: string }
    | null;
  readonly title: string;
  readonly files: number;
  /** Null when it is made during the export. */
  readonly sizeBytes: number | null;
  readonly chosen: boolean;
  /** Why it stays out, or goes in another form, though it is chosen; null when it goes as it is. */
  readonly remark: string | null;
  readonly goesIn: boolean;
}

/** A copy without sound that has to be made before the package. */
export interface SilentCopyToMake {
  readonly clipId: string;
  readonly cameraName: string;
  readonly lastFrame: number;
}

/** Who signs packages, as their certificate says it: public, no secret in it. */
export interface Signer {
  readonly name: string;
  readonly organisation: string;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
  /** Since when the certificate counts, by the clock of the computer that made it. */
  readonly sinceMs: number;
  /** The certificate's last second; null when it has no end. */
  readonly untilMs: number | null;
  /** Who vouches for the name, nearest first, as the certificates name them; empty when self-made. */
  readonly issuers: readonly string[];
}

export type PlannedSignature =
  | { readonly kind: 'signed'; readonly signer: Signer }
  /** The certificate does not count today: nothing is handed over with it. */
  | { readonly kind: 'expired'; readonly signer: Signer }
  /** The key is made with the first package. */
  | { readonly kind: 'new-key' }
  /** No keychain to keep a key in. */
  | { readonly kind: 'unsigned' };

/** Pure data: exactly what will be written, before a byte is. */
export interface EvidencePlan {
  readonly incidentId: string;
  /** Of the report; kept with the package, so that it is the same when it is issued again. */
  readonly language: ReportLanguage;
  /** Name of the zip without its ending, and of the one folder in it. */
  readonly packageName: string;
  readonly files: readonly PlannedFile[];
  readonly missing: readonly PlannedGap[];
  readonly choice: PackageChoice;
  /** Everything that can be switched, in reading order. */
  readonly offers: readonly PlannedOffer[];
  /** What stays out on purpose, each with its reason. */
  readonly leftOut: readonly PlannedGap[];
  readonly copiesToMake: readonly SilentCopyToMake[];
  readonly stillsToMake: readonly StillToMake[];
  /** Lies beside the manifests it signs, so it is none of `files`. */
  readonly signature: PlannedSignature;
  /** Bytes of all files whose size is known. */
  readonly knownBytes: number;
}

export type ExportStep =
  'silent-copies' | 'stills' | 'check-originals' | 'write' | 'verify' | 'encrypt' | 'finish';

export interface ExportState {
  readonly exportId: string;
  readonly incidentId: string;
  readonly status: 'running' | 'done' | 'failed' | 'cancelled';
  readonly step: ExportStep;
  /** It is encrypted at the end, with a passphrase that is not kept. */
  readonly encrypted: boolean;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** While stills are made: all of them, and of how many something is known. */
  readonly stills: { readonly toMake: readonly StillToMake[]; readonly told: number } | null;
  /** Set when done: the package's file name (never a path), size, hash and file count. */
  readonly result: {
    readonly fileName: string;
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly filesCount: number;
    /** Null when it went out unsigned. */
    readonly signer: Signer | null;
    /** Null when no time stamp was asked for; it waits while the server cannot be reached. */
    readonly timeStamp: { readonly timeMs: number; readonly authority: string } | 'waits' | null;
    /** Stills that were wanted and could not be made; the report says so too. */
    readonly notMade: readonly PlannedGap[];
  } | null;
  readonly error: AppErrorData | null;
}

/** False when everything a reader would open was switched off. */
export function holdsEvidence({ files }: EvidencePlan): boolean {
  return files.some(({ kind }) => !['metadata', 'custody', 'instructions'].includes(kind));
}
