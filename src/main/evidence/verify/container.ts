/** A package as the verifier sees it, zipped or unpacked: files by path, each a stretch of some file. */
import type { Place } from '../seal/byte-source';
import type { Stretch } from './scan';

export type ProblemKind =
  /** The zip or folder itself is not what it should be. */
  | 'container'
  | 'bagit'
  | 'manifest'
  | 'missing'
  | 'added'
  | 'changed'
  | 'renamed'
  | 'signature'
  | 'time-stamp';

export interface Problem {
  readonly kind: ProblemKind;
  /** Path inside the package; null when it is about the package as a whole. */
  readonly path: string | null;
  readonly message: string;
}

/** Its place is the file on disk that holds the bytes. */
export interface PackageFile extends Stretch, Place {
  /** Path inside the package's one folder: `data/report.html`. */
  readonly path: string;
  /** The checksum the zip announces; null in a folder. */
  readonly announcedCrc32: number | null;
}

export interface Container {
  readonly kind: 'zip' | 'folder';
  readonly name: string;
  readonly sizeBytes: number;
  readonly files: readonly PackageFile[];
  readonly problems: readonly Problem[];
}

export function problem(kind: ProblemKind, path: string | null, message: string): Problem {
  return { kind, path, message };
}
