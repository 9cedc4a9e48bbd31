/** What main and the hashing thread say to each other about `.part` files. */
import type { ErrorCode } from '@shared/errors';
import type { Hashes } from '@main/platform/hashing';

/** Orders for one file, which the thread carries out one after the other. */
export type PartOrder =
  | { readonly kind: 'open'; readonly path: string }
  /** Ends an `open` that still hashes. */
  | { readonly kind: 'cancel' }
  | { readonly kind: 'append'; readonly pieces: readonly Uint8Array[] }
  | { readonly kind: 'start-over' }
  | { readonly kind: 'digest' }
  | { readonly kind: 'close' };

export interface ToThread {
  readonly part: number;
  /** Answered under the same number. */
  readonly call: number;
  readonly order: PartOrder;
}

/** `sizeBytes` on disk after the order; `hashes` after `digest`. */
export interface PartAnswer {
  readonly sizeBytes: number;
  readonly hashes: Hashes | null;
}

export interface FromThread {
  readonly call: number;
  readonly answer: PartAnswer | null;
  readonly failure: PartFailure | null;
}

/** An error as it crosses the border; `code` is null for what nobody foresaw. */
export interface PartFailure {
  readonly code: ErrorCode | null;
  readonly name: string;
  readonly message: string;
}
