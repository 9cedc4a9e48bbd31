/** What a rebuild of the index found, and what it could not read. */

/** One thing on the disk that could not be read, or not wholly. Nothing is ever deleted because of it. */
export interface RebuildProblem {
  /** Below the library's folder, with /. */
  readonly path: string;
  readonly reason: string;
}

export interface RebuildReport {
  readonly fleets: number;
  readonly incidents: number;
  /** Events that have no folder of their own. */
  readonly events: number;
  readonly files: number;
  readonly claims: number;
  readonly custodyEntries: number;
  readonly problems: readonly RebuildProblem[];
  /** Name of the old index in the library's folder; null when there was none. */
  readonly backup: string | null;
}

/** Counts while it goes on. */
export interface RebuildTally {
  fleets: number;
  incidents: number;
  events: number;
  files: number;
  claims: number;
  custodyEntries: number;
  readonly problems: RebuildProblem[];
}

export function newTally(): RebuildTally {
  return {
    fleets: 0,
    incidents: 0,
    events: 0,
    files: 0,
    claims: 0,
    custodyEntries: 0,
    problems: [],
  };
}

/** Why something failed, as text. */
export function reasonOf(caught: unknown): string {
  return caught instanceof Error ? caught.message : String(caught);
}
