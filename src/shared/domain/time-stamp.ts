/** Time stamps of packages by an outside authority (RFC 3161). */

export interface TimeStampQueue {
  /** Packages whose time stamp could not be had yet. */
  readonly waiting: number;
}

/** Who answered a trial, and what its clock said. */
export interface TimeStampTrial {
  /** UTC milliseconds since 1970. */
  readonly timeMs: number;
  readonly authority: string;
  /** Who vouches for it, nearest first. */
  readonly issuers: readonly string[];
}
