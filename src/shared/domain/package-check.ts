/** Checking a package that came from anywhere: what was looked at, and what came of it. */
import type { AppErrorData } from '../errors';

export type PackageCheckId =
  'container' | 'bag' | 'completeness' | 'hashes' | 'signature' | 'time-stamp';

/** One thing that was looked at, in words for somebody who has never heard of a bag. */
export interface PackageCheckLine {
  readonly id: PackageCheckId;
  readonly title: string;
  readonly passed: boolean;
  /** Nothing is wrong as far as can be told, but somebody should look. */
  readonly caution?: true;
  /** What passing means, or what failing means. */
  readonly explanation: string;
  /** Everything found wrong here, the first of them when there are very many. */
  readonly findings: readonly PackageFinding[];
  /** How many were found, whatever is listed. */
  readonly findingsCount: number;
}

export interface PackageFinding {
  /** Path inside the package; null when it is about the package as a whole. */
  readonly path: string | null;
  readonly message: string;
}

/** What the package says of itself; its makers' words, not proof. */
export interface PackageFact {
  readonly label: string;
  readonly value: string;
}

export interface PackageCheckReport {
  readonly ok: boolean;
  readonly kind: 'zip' | 'folder';
  readonly sizeBytes: number;
  readonly filesCount: number;
  /** SHA-256 of the zip itself; null for a folder. */
  readonly sha256: string | null;
  readonly lines: readonly PackageCheckLine[];
  readonly facts: readonly PackageFact[];
}

export interface PackageCheckState {
  /** Locked: it is encrypted and waits for its passphrase; with an error, the last one was wrong. */
  readonly status: 'running' | 'locked' | 'done' | 'failed' | 'cancelled';
  /** The file's or folder's name, never its path. */
  readonly name: string;
  readonly bytesDone: number;
  /** Null while it is unknown, as for a folder. */
  readonly bytesTotal: number | null;
  readonly report: PackageCheckReport | null;
  readonly error: AppErrorData | null;
}
