/** Legal hold: an incident of which nothing may be deleted until somebody releases it by name. */

export interface LegalHold {
  /** UTC milliseconds since 1970. */
  readonly sinceMs: number;
  readonly by: string;
  /** Empty when none was given. */
  readonly reason: string;
}

export interface HoldInput {
  readonly incidentId: string;
  readonly reason: string;
  readonly userName: string;
}
