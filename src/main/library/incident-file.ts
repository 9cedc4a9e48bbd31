/** `incident.json` and `custody.jsonl` in an incident's folder: enough to rebuild the index from disk alone. */
import { join } from 'node:path';
import { APP_CHAIN } from '@main/custody';
import { removeLeftovers, writeFileAtomic } from '@main/platform/atomic-file';
import { flag, number, text, textOrNull } from '@main/platform/columns';
import { writeClaimFiles } from './claims/claim-file';
import type { LibraryContext } from './context';
import {
  describedTable,
  INCIDENT_TABLE,
  incidentTables,
  jsonRows,
  versionOf,
} from './described-tables';
import { absolutePath } from './file-records';
import { incidentRow } from './incident-detail';
import { ensureIncidentFolder } from './incident-folder';

export const INCIDENT_FILE = 'incident.json';
export const CUSTODY_FILE = 'custody.jsonl';
export const INCIDENT_FORMAT = 'roadproof-incident';
/** 1 was written by versions before the index could be rebuilt. */
export const INCIDENT_FORMAT_VERSION = 2;

/**
 * Describes an incident beside its files: whole or not at all. Does nothing for one without a folder.
 * Whoever has added or changed files calls this when done; changes of rows alone are followed by themselves.
 * @throws AppError `library.not-found`
 */
export function writeIncidentFiles(library: LibraryContext, incidentId: string): Promise<void> {
  return library.inTurn(async () => {
    await writeDescription(library, incidentId);
    await writeCustodyCopy(library, incidentId);
  });
}

/** Brings every description and custody copy up to date that lags behind: after a change, and at the start. */
export function repairCustodyCopies(library: LibraryContext): Promise<void> {
  return library.inTurn(async () => {
    await writeClaimFiles(library);
    const unplaced = library.database.all(
      `SELECT DISTINCT i.incident_id FROM incidents i JOIN custody c ON c.chain = i.incident_id
       WHERE i.folder IS NULL`,
    );
    for (const row of unplaced) await ensureIncidentFolder(library, text(row, 'incident_id'));
    for (const row of library.database.all('SELECT incident_id FROM undescribed')) {
      await writeDescription(library, text(row, 'incident_id'));
    }
    const behind = library.database.all(
      `SELECT c.chain FROM custody c LEFT JOIN custody_copies k ON k.chain = c.chain
       WHERE c.chain = ? OR c.chain IN (SELECT incident_id FROM incidents WHERE folder IS NOT NULL)
       GROUP BY c.chain HAVING count(*) > coalesce(max(k.entries), 0)`,
      APP_CHAIN,
    );
    for (const row of behind) await writeCustodyCopy(library, text(row, 'chain'));
  });
}

async function writeDescription(library: LibraryContext, incidentId: string): Promise<void> {
  const { database } = library;
  const row = incidentRow(library, incidentId);
  const folder = textOrNull(row, 'folder');
  if (folder === null) return;
  const changes = database.get('SELECT changes FROM undescribed WHERE incident_id = ?', incidentId);
  const description = describeIncident(library, incidentId);
  const path = join(absolutePath(library.root, folder), INCIDENT_FILE);
  await writeFileAtomic(path, `${JSON.stringify(description, null, 2)}\n`);
  if (changes === undefined) return;
  // What changed while the file was written stays noted.
  database.run(
    'DELETE FROM undescribed WHERE incident_id = ? AND changes = ?',
    incidentId,
    number(changes, 'changes'),
  );
}

/** All that the index knows of one incident; the members are the index's own tables and columns. */
function describeIncident(library: LibraryContext, incidentId: string): unknown {
  const { database } = library;
  const row = incidentRow(library, incidentId);
  const partitionId = text(row, 'partition_id');
  const partition = database.get(
    'SELECT label, demo FROM partitions WHERE partition_id = ?',
    partitionId,
  );
  const [incident] = jsonRows(
    database,
    describedTable(database, INCIDENT_TABLE),
    'incident_id = ?',
    incidentId,
  );
  return {
    format: INCIDENT_FORMAT,
    version: INCIDENT_FORMAT_VERSION,
    indexVersion: versionOf(database),
    eventTime: new Date(number(row, 'event_time_ms')).toISOString(),
    partition: {
      partitionId,
      label: partition === undefined ? '' : text(partition, 'label'),
      demo: partition !== undefined && flag(partition, 'demo'),
    },
    incident,
    ...Object.fromEntries(
      incidentTables(database).map((table) => [
        table.key,
        jsonRows(database, table, 'incident_id = ?', incidentId),
      ]),
    ),
  };
}

/** Writes a custody record into its folder, the app's own into the library's; the index stays its source. */
async function writeCustodyCopy(library: LibraryContext, chain: string): Promise<void> {
  const folder = chain === APP_CHAIN ? '' : folderOf(library, chain);
  if (folder === null) return;
  const lines = library.custody.lines(chain);
  const path = absolutePath(library.root, folder);
  await removeLeftovers(path, library.openedAtMs);
  await writeFileAtomic(join(path, CUSTODY_FILE), lines.map((line) => `${line}\n`).join(''));
  library.database.run(
    `INSERT INTO custody_copies VALUES (?, ?)
     ON CONFLICT (chain) DO UPDATE SET entries = max(entries, excluded.entries)`,
    chain,
    lines.length,
  );
}

function folderOf(library: LibraryContext, incidentId: string): string | null {
  const row = library.database.get(
    'SELECT folder FROM incidents WHERE incident_id = ?',
    incidentId,
  );
  return row === undefined ? null : textOrNull(row, 'folder');
}
