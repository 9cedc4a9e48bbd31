/** A package as the verifier sees it, zipped or unpacked: files by path, each a stretch of some file. */
import type { Stretch } from './scan';

export type ProblemKind =
  /** The zip or folder itself is not what it should be. */
  'container' | 'bagit' | 'manifest' | 'missing' | 'added' | 'changed' | 'renamed' | 'signature';

export interface Problem {
  readonly kind: ProblemKind;
  /** Path inside the package; null when it is about the package as a whole. */
  readonly path: string | null;
  readonly message: string;
}

export interface PackageFile extends Stretch {
  /** Path inside the package's one folder: `data/report.html`. */
  readonly path: string;
  /** The file on disk that holds the bytes. */
  readonly filePath: string;
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
