/** What the library's own modules share: the index, the folder, the clock and who wants to hear of changes. */
import type { CustodyRecord } from '@main/custody';
import type { Clock } from '@main/platform/clock';
import type { Database } from '@main/platform/database';
import type { Log } from '@main/platform/log';
import type { ListIndex } from './query/list-index';
import type { FoundRows } from './query/word-search';

export interface LibraryContext {
  readonly root: string;
  readonly database: Database;
  readonly custody: CustodyRecord;
  readonly clock: Clock;
  readonly log: Log;
  /** When this program opened the library, by the system's own clock. */
  readonly openedAtMs: number;
  readonly listIndex: ListIndex;
  readonly wordSearch: (match: string) => FoundRows;
  /** What writes the folders' descriptions: one after the other, so that a newer one is never overwritten. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Tells that rows of these incidents changed; empty means "any of them". */
  changed(incidentIds: readonly string[]): void;
}
