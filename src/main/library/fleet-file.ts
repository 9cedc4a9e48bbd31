/** `fleet.json` and `events.jsonl` in a fleet's folder: what belongs to no single incident's folder. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, writeFileAtomic } from '@main/platform/atomic-file';
import { number, text } from '@main/platform/columns';
import type { LibraryContext } from './context';
import {
  describedTable,
  fleetTables,
  INCIDENT_TABLE,
  jsonRows,
  versionOf,
} from './described-tables';
import { absolutePath } from './file-records';

export const FLEET_FILE = 'fleet.json';
export const EVENTS_FILE = 'events.jsonl';
export const FLEET_FORMAT = 'roadproof-fleet';
export const FLEET_FORMAT_VERSION = 1;

/** Rows described at once; the window stays quick between two portions. */
const PORTION = 200;

/**
 * Writes what was asked of the service, its reports, and every event that has no folder of its own, with the
 * sync's bookmark of the same moment: a sync after a rebuild goes on from there.
 */
export function writeFleetFiles(library: LibraryContext, partitionId: string): Promise<void> {
  return library.inTurn(async () => {
    const { database } = library;
    const table = describedTable(database, 'partitions');
    const [fleet] = jsonRows(database, table, 'partition_id = ?', partitionId);
    const row = database.get('SELECT folder FROM partitions WHERE partition_id = ?', partitionId);
    if (fleet === undefined || row === undefined) return;
    const folder = absolutePath(library.root, text(row, 'folder'));
    await mkdir(folder, { recursive: true });
    const description = {
      format: FLEET_FORMAT,
      version: FLEET_FORMAT_VERSION,
      indexVersion: versionOf(database),
      fleet,
      ...Object.fromEntries(
        fleetTables(database).map((each) => [
          each.key,
          jsonRows(database, each, 'partition_id = ?', partitionId),
        ]),
      ),
    };
    await writeEvents(library, partitionId, join(folder, EVENTS_FILE));
    // Last: its bookmark must never be ahead of the events.
    await writeFileAtomic(join(folder, FLEET_FILE), `${JSON.stringify(description, null, 2)}\n`);
  });
}

/** One event a line, as `incident.json` has it under `incident`. */
async function writeEvents(
  library: LibraryContext,
  partitionId: string,
  path: string,
): Promise<void> {
  const { database } = library;
  const table = describedTable(database, INCIDENT_TABLE);
  const temporaryPath = `${path}.tmp`;
  const handle = await open(temporaryPath, 'w');
  try {
    let after = 0;
    for (;;) {
      const ids = database.all(
        `SELECT row_id FROM incidents WHERE partition_id = ? AND folder IS NULL AND row_id > ?
         ORDER BY row_id LIMIT ${PORTION}`,
        partitionId,
        after,
      );
      const last = ids.at(-1);
      if (last === undefined) break;
      const until = number(last, 'row_id');
      const rows = jsonRows(
        database,
        table,
        'row_id > ? AND row_id <= ? AND partition_id = ? AND folder IS NULL',
        after,
        until,
        partitionId,
      );
      await handle.writeFile(rows.map((event) => `${JSON.stringify(event)}\n`).join(''));
      after = until;
    }
    await handle.sync();
  } catch (caught) {
    await handle.close();
    await rm(temporaryPath, { force: true });
    throw caught;
  }
  await handle.close();
  await rename(temporaryPath, path);
  await syncFolder(join(path, '..'));
}
