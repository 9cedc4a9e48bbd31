/** Hashing again everything that the library's folders describe: how far it is, and what it found. */
import type { AppErrorData } from '../errors';

/** `left-over` alone is no failure: a transfer that goes on later. */
export type FindingKind =
  'missing' | 'changed' | 'unknown' | 'unreadable' | 'custody' | 'left-over';

export interface LibraryFinding {
  readonly kind: FindingKind;
  /** Below the library's folder, with /. */
  readonly path: string;
  readonly reason: string;
}

export interface LibraryCheck {
  readonly ok: boolean;
  readonly incidents: number;
  readonly filesHashed: number;
  readonly custodyRecords: number;
  readonly findings: readonly LibraryFinding[];
}

/** How far a check is; sizes in bytes. */
export interface LibraryCheckProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly filesHashed: number;
  readonly findings: number;
}

/** A chain of custody that no longer holds together. */
export interface BrokenChain {
  /** Null: the library's own chain. */
  readonly incidentId: string | null;
  /** Event and ticket, or what the chain is. */
  readonly name: string;
  /** Entry at which it breaks, counted from 0. */
  readonly atIndex: number;
  readonly reason: string;
}

export interface LibraryCheckState {
  readonly status: 'idle' | 'running';
  readonly progress: LibraryCheckProgress;
  /** Of the last check that came to its end since the start. */
  readonly report: (LibraryCheck & { readonly endedAtMs: number }) | null;
  readonly error: AppErrorData | null;
  /** From a look at every chain at the start, and after each check; null while the look goes on. */
  readonly brokenChains: readonly BrokenChain[] | null;
}
