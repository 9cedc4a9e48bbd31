/** The library: one folder of incidents with one index, and everything that may be asked of it. */
import { createCustodyRecord, type CustodyRecord } from '@main/custody';
import type { Clock } from '@main/platform/clock';
import type { Database } from '@main/platform/database';
import type { Log } from '@main/platform/log';
import { oneAtATime } from '@main/platform/one-at-a-time';
import { bindSide, type Side } from './bind';
import type { LibraryContext } from './context';
import { locateDerived } from './derived-files';
import { locateFile, type LocatedFile } from './file-records';
import { openIndex } from './opening/open-index';
import { openIndexCopy } from './opening/open-read-only';
import { createListIndex } from './query/list-index';
import type { ListRow } from './query/list-order';
import { createWordSearch } from './query/word-search';
import * as sides from './sides';
import { createTrash, type LibraryTrash } from './trash';

export interface LibraryOptions {
  /** Folder of the library; made when missing. */
  readonly root: string;
  readonly clock: Clock;
  readonly log: Log;
  /** A folder for a copy of the index, when the library must not be written to; `library.read-only` then. */
  readonly readOnlyCopy?: string;
}

/** An incident as the list knows it. */
export type SelectedIncident = Omit<ListRow, 'rowId' | 'urgency' | 'state'>;

export interface Library extends Side<typeof sides.INCIDENTS> {
  readonly root: string;
  readonly database: Database;
  readonly custody: CustodyRecord;
  /** An original or a made file; null unless it is saved. */
  locate(fileId: string): LocatedFile | null;

  readonly saving: Side<typeof sides.SAVING>;
  readonly marks: Side<typeof sides.MARKS>;
  readonly hold: Side<typeof sides.HOLD>;
  readonly claims: Side<typeof sides.CLAIMS>;
  readonly releases: Side<typeof sides.RELEASES>;
  readonly derived: Side<typeof sides.DERIVED>;
  readonly reports: Side<typeof sides.REPORTS>;
  readonly imports: Side<typeof sides.IMPORTS>;
  readonly trash: LibraryTrash;
  readonly stored: Side<typeof sides.STORED>;

  /** Hears ids of incidents whose rows changed (empty: any). Returns its own off switch. */
  onChanged(listener: (incidentIds: readonly string[]) => void): () => void;
  close(): void;
}

/** @throws AppError `library.unavailable`, `library.newer` */
export function openLibrary({ root, clock, log, readOnlyCopy }: LibraryOptions): Library {
  const database = readOnlyCopy === undefined ? openIndex(root) : openIndexCopy(root, readOnlyCopy);
  const custody = createCustodyRecord(database, clock);
  const listeners = new Set<(incidentIds: readonly string[]) => void>();
  const listIndex = createListIndex(database);
  const context: LibraryContext = {
    root,
    database,
    custody,
    clock,
    log,
    openedAtMs: Date.now(),
    listIndex,
    wordSearch: createWordSearch(database, () => listIndex.revision()),
    inTurn: oneAtATime(),
    changed: (incidentIds) => {
      for (const listener of listeners) listener(incidentIds);
    },
  };

  return {
    root,
    database,
    custody,
    ...bindSide(context, sides.INCIDENTS),
    locate: (fileId) => locateFile(context, fileId) ?? locateDerived(context, fileId),
    saving: bindSide(context, sides.SAVING),
    marks: bindSide(context, sides.MARKS),
    hold: bindSide(context, sides.HOLD),
    claims: bindSide(context, sides.CLAIMS),
    releases: bindSide(context, sides.RELEASES),
    derived: bindSide(context, sides.DERIVED),
    reports: bindSide(context, sides.REPORTS),
    imports: bindSide(context, sides.IMPORTS),
    trash: createTrash(context),
    stored: bindSide(context, sides.STORED),
    onChanged: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: onlyOnce(() => {
      listeners.clear();
      closeIndex(database);
    }),
  };
}

function onlyOnce(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}

/** Into the one file: a drive may be pulled out, or the folder copied, before SQLite lets go of its log. */
function closeIndex(database: Database): void {
  try {
    if (!database.readOnly) database.all('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
