/** The release register: every package that was made, to whom each was given, and what was made again. */
import type { AppErrorData } from '../errors';
import type { ExportStep } from './evidence';

export const RELEASE_CHANNELS = [
  'email',
  'portal',
  'data-carrier',
  'post',
  'by-hand',
  'other',
] as const;
export type ReleaseChannel = (typeof RELEASE_CHANNELS)[number];

export const RELEASE_CHANNEL_NAMES: Readonly<Record<ReleaseChannel, string>> = {
  email: 'E-mail',
  portal: 'Upload to a portal',
  'data-carrier': 'USB stick or disk',
  post: 'Post or courier',
  'by-hand': 'Handed over in person',
  other: 'Other',
};

/** What somebody writes down when a package has left the house. */
export interface ReleaseContent {
  readonly recipient: string;
  readonly channel: ReleaseChannel;
  /** UTC milliseconds since 1970. */
  readonly releasedAtMs: number;
  readonly purpose: string;
  readonly note: string;
}

export interface Release extends ReleaseContent {
  readonly releaseId: string;
  readonly recordedBy: string;
  readonly recordedAtMs: number;
  /** Null unless it was written down by mistake; the entry stays. */
  readonly withdrawn: {
    readonly atMs: number;
    readonly by: string;
    readonly reason: string;
  } | null;
}

export interface Reissue {
  readonly reissueId: string;
  readonly madeAtMs: number;
  readonly madeBy: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** SHA-256 of each manifest: equal ones mean the same payload, byte for byte. */
export interface ManifestHashes {
  readonly 'manifest-sha256.txt': string;
  readonly 'manifest-sha512.txt': string;
  readonly 'tagmanifest-sha256.txt': string;
}

/** One package of the register, with the incident it is of. */
export interface RegisteredPackage {
  readonly packageId: string;
  readonly incidentId: string;
  readonly ticket: string;
  readonly typeName: string;
  readonly eventTimeMs: number;
  readonly vehicleName: string | null;
  readonly driverName: string | null;
  readonly madeAtMs: number;
  /** Empty when no name was given. */
  readonly madeBy: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly claimNumber: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Of the package inside the encryption; the same as `sha256` for a plain one. */
  readonly innerSha256: string;
  /** Null for packages from before the register. */
  readonly filesCount: number | null;
  /** SHA-256 of the signer's certificate; null when unsigned or unknown. */
  readonly signer: string | null;
  /** Null when it was made before everything that makes it was kept. */
  readonly manifests: ManifestHashes | null;
  /** Latest first, withdrawn ones too. */
  readonly releases: readonly Release[];
  /** Latest first. */
  readonly reissues: readonly Reissue[];
}

export interface RegisterQuery {
  /** Words in any order, each the beginning of a word of the package, its releases or its incident. */
  readonly text: string;
  readonly state: 'all' | 'released' | 'not-released';
}

export interface RegisterList {
  /** Made last first. */
  readonly rows: readonly RegisteredPackage[];
  /** Without search and filter. */
  readonly total: number;
  readonly released: number;
}

export interface ReissueState {
  readonly packageId: string;
  readonly status: 'running' | 'done' | 'failed' | 'cancelled';
  readonly step: ExportStep;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Set when done. */
  readonly result: ReissueResult | null;
  readonly error: AppErrorData | null;
}

export interface ReissueResult {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** True: the file itself is the same. False: payload and manifests are, the zip around them is not. */
  readonly sameFile: boolean;
  readonly manifests: ManifestHashes;
  /** One that came after the package had gone out and was put in now; null: nothing was added. */
  readonly addedTimeStamp: { readonly timeMs: number; readonly authority: string } | null;
}

export function isReleased({ releases }: Pick<RegisteredPackage, 'releases'>): boolean {
  return releases.some(({ withdrawn }) => withdrawn === null);
}
