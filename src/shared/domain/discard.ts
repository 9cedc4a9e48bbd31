/** Discarding an event in the cloud: what it takes, and what of it is not saved here. */

export interface DiscardInput {
  readonly incidentId: string;
  /** Why; needed when not everything is saved here, welcome always. */
  readonly reason: string;
  /** Who decides it; stands in the custody record. */
  readonly userName: string;
}

/** What would be lost, judged with the service's own list of media at this moment. */
export interface DiscardCheck {
  /** True when all that the service has of the event is saved here. */
  readonly complete: boolean;
  /** What is missing here, in plain words, e.g. `2 of 4 videos`. */
  readonly missing: readonly string[];
}
