/** `claim.json` in a folder of its own: what a claim says, so that the index can be rebuilt from disk alone. */
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { removeLeftovers, writeFileAtomic } from '@main/platform/atomic-file';
import { flag, number, text } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from '../context';
import { describedTable, jsonRows, versionOf } from '../described-tables';
import { absolutePath } from '../file-records';
import { CLAIMS_FOLDER } from '../opening/library-folders';

export const CLAIM_FILE = 'claim.json';
export const CLAIM_FORMAT = 'roadproof-library-claim';
export const CLAIM_FORMAT_VERSION = 1;

/** Describes every claim whose description is behind; each whole or not at all. */
export async function writeClaimFiles(library: LibraryContext): Promise<void> {
  const { database } = library;
  const behind = database.all(
    `SELECT c.claim_id, c.revision, p.partition_id, p.label, p.demo, p.folder FROM claims c
     JOIN partitions p ON p.partition_id = c.partition_id WHERE c.revision > c.described_revision`,
  );
  for (const row of behind) {
    const claimId = text(row, 'claim_id');
    const folder = absolutePath(library.root, `${text(row, 'folder')}/${CLAIMS_FOLDER}/${claimId}`);
    const description = describe(library, claimId, row);
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder, library.openedAtMs);
    await writeFileAtomic(join(folder, CLAIM_FILE), `${JSON.stringify(description, null, 2)}\n`);
    database.run(
      'UPDATE claims SET described_revision = ? WHERE claim_id = ?',
      number(row, 'revision'),
      claimId,
    );
  }
}

/** Its incidents are named for who reads it by eye: the index takes them from the incidents' own descriptions. */
function describe(library: LibraryContext, claimId: string, partition: SqlRow): unknown {
  const { database } = library;
  const [claim] = jsonRows(database, describedTable(database, 'claims'), 'claim_id = ?', claimId);
  return {
    format: CLAIM_FORMAT,
    version: CLAIM_FORMAT_VERSION,
    indexVersion: versionOf(database),
    partition: {
      partitionId: text(partition, 'partition_id'),
      label: text(partition, 'label'),
      demo: flag(partition, 'demo'),
    },
    claim,
    incidents: database
      .all(
        `SELECT i.incident_id, i.ticket, i.folder FROM claim_incidents m
         JOIN incidents i ON i.incident_id = m.incident_id WHERE m.claim_id = ? ORDER BY m.rowid`,
        claimId,
      )
      .map((row) => ({
        incidentId: text(row, 'incident_id'),
        ticket: text(row, 'ticket'),
        folder: row['folder'],
      })),
  };
}
