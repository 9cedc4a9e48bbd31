/** Makes the index anew from the library's folders alone. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { APP_CHAIN, createCustodyRecord } from '@main/custody';
import type { Clock } from '@main/platform/clock';
import type { Database } from '@main/platform/database';
import { fleetFolders } from '../opening/library-folders';
import { INDEX_FILE, openIndex } from '../opening/open-index';
import { rebuildCustody } from './rebuild-custody';
import { rebuildFleet } from './rebuild-fleet';
import { newTally, type RebuildReport, type RebuildTally } from './rebuild-report';
import { SCHEMA_STEPS } from '../schema';
import { removeUnfinished, settleOldIndex, swapIndex } from '../opening/swap-index';

const REBUILDING_FILE = `${INDEX_FILE}.rebuilding`;

/**
 * Builds a fresh index beside the old one and swaps it in at the very end; the old one stays as a backup. What
 * cannot be read is named, and stays on the disk as it is.
 * @param oldIndex `damaged` when the caller could not open it: its log is then kept beside it, not folded in.
 * @throws AppError `library.in-use` when a program has the library open, `library.unavailable`
 */
export async function rebuildIndex(
  root: string,
  clock: Clock,
  oldIndex: 'may-be-whole' | 'damaged' = 'may-be-whole',
): Promise<RebuildReport> {
  if (oldIndex === 'may-be-whole') settleOldIndex(root);
  removeUnfinished(root, REBUILDING_FILE);
  const database = openIndex(root, SCHEMA_STEPS, REBUILDING_FILE);
  const tally = newTally();
  try {
    const rebuild = { root, database, clock, tally };
    await rebuildCustody(rebuild, '', APP_CHAIN);
    for (const fleet of fleetFolders(root)) await rebuildFleet(rebuild, fleet);
    finish(database, clock, tally);
  } finally {
    database.close();
  }
  const backup = await swapIndex(root, REBUILDING_FILE, Math.round(clock.now()));
  return { ...tally, backup };
}

/** True when folders describe incidents or fleets, but there is no index. */
export function isIndexLost(root: string): boolean {
  return !existsSync(join(root, INDEX_FILE)) && fleetFolders(root).length > 0;
}

function finish(database: Database, clock: Clock, tally: RebuildTally): void {
  const { problems, ...counts } = tally;
  database.transaction(() => {
    // The rows came from the descriptions: no folder is behind.
    database.run('DELETE FROM undescribed');
    createCustodyRecord(database, clock).append(APP_CHAIN, {
      action: 'repaired',
      user: '',
      data: { result: 'index rebuilt from the folders', ...counts, problems: problems.length },
    });
  });
  // One file without a log beside it, so that it can be renamed.
  database.get('PRAGMA journal_mode = DELETE');
}
