/** Puts a custody record from its folder back into the index, line by line as it was written. */
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCustodyRecord, parseEntry, verifyChain } from '@main/custody';
import type { Clock } from '@main/platform/clock';
import type { Database } from '@main/platform/database';
import { absolutePath } from '../file-records';
import { CUSTODY_FILE } from '../incident-file';
import type { RebuildTally } from './rebuild-report';

export interface CustodyRebuild {
  readonly root: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly tally: RebuildTally;
}

/**
 * A record that does not verify is taken as it is, and goes on not verifying. From a line that cannot be read
 * on it ends: then the file as it was found is kept beside, and an entry says so.
 * @param chain the record's name when it is known; otherwise the first line's counts.
 */
export async function rebuildCustody(
  { root, database, clock, tally }: CustodyRebuild,
  folder: string,
  chain: string | null,
): Promise<void> {
  const path = join(absolutePath(root, folder), CUSTODY_FILE);
  const shown = folder === '' ? CUSTODY_FILE : `${folder}/${CUSTODY_FILE}`;
  const problem = (reason: string): void => void tally.problems.push({ path: shown, reason });
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) {
    if (folder !== '' && mustExist(database, chain)) problem('the custody record is missing');
    return;
  }
  const lines = text.split('\n').filter((line) => line !== '');
  const name = chain ?? parseEntry(lines[0] ?? '')?.chain;
  if (name === undefined) {
    if (lines.length > 0) problem('the custody record cannot be read');
    return;
  }
  const check = verifyChain(name, lines);
  if (!check.ok) problem(`the custody record breaks at entry ${check.atIndex}: ${check.reason}`);
  const taken = database.transaction(() => insertLines(database, name, lines));
  tally.custodyEntries += taken;
  if (chain !== null) {
    database.run('INSERT INTO custody_copies (chain, entries) VALUES (?, ?)', name, taken);
  }
  if (taken === lines.length) return;
  const keptAs = `${CUSTODY_FILE}.damaged-${Math.round(clock.now())}`;
  await copyFile(path, join(absolutePath(root, folder), keptAs));
  createCustodyRecord(database, clock).append(name, {
    action: 'repaired',
    user: '',
    data: { result: 'record damaged', entriesRead: taken, linesFound: lines.length, keptAs },
  });
}

/** Returns how many lines, from the first on, are in the index now. */
function insertLines(database: Database, chain: string, lines: readonly string[]): number {
  for (const [index, line] of lines.entries()) {
    const entry = parseEntry(line);
    if (entry === null) return index;
    try {
      database.run(
        'INSERT INTO custody (chain, entry_index, time_ms, action, hash, line) VALUES (?, ?, ?, ?, ?, ?)',
        chain,
        index,
        entry.timeMs,
        entry.action,
        entry.hash,
        line,
      );
    } catch {
      // The same entry twice.
      return index;
    }
  }
  return lines.length;
}

/** A video, snapshot or log is saved, so at least one entry says so; nobody knows for a folder without a description. */
function mustExist(database: Database, chain: string | null): boolean {
  if (chain === null) return true;
  const saved = `SELECT 1 FROM files WHERE incident_id = ? AND state = 'saved' AND kind <> 'service-answer'`;
  return database.get(saved, chain) !== undefined;
}
