/** Puts one fleet back into the index: itself, its incidents' folders, its events without a folder, its claims. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from '@main/platform/database';
import { describedTable, fleetTables, insertJsonRow, JsonRowSchema } from '../described-tables';
import { EVENTS_FILE, FLEET_FILE } from '../fleet-file';
import { CLAIM_FILE } from '../claims/claim-file';
import { INCIDENT_FILE } from '../incident-file';
import { claimFolders, incidentFolders } from '../opening/library-folders';
import {
  readClaimDescription,
  readFleetDescription,
  readIncidentDescription,
  type DescribedPartition,
  type IncidentDescription,
} from './read-description';
import { rebuildCustody, type CustodyRebuild } from './rebuild-custody';
import { insertEvent, insertIncident, insertRows, lookForFiles } from './rebuild-incident';
import { reasonOf } from './rebuild-report';

const EventSchema = JsonRowSchema.and(z.object({ incidentId: z.string() }));

/** What cannot be read is told; the fleet's next sync then reads the whole span again. */
export async function rebuildFleet(rebuild: CustodyRebuild, fleet: string): Promise<void> {
  const { root, database, tally } = rebuild;
  const before = tally.problems.length;
  await readFleet(rebuild, fleet);
  for (const folder of incidentFolders(root, fleet)) await readIncident(rebuild, fleet, folder);
  await readEvents(rebuild, fleet);
  if (tally.problems.length > before) forgetBookmark(database, fleet);
  // Last: which incidents are in a claim stands with the incidents, and a sync brings no claim back.
  for (const folder of claimFolders(root, fleet)) await readClaim(rebuild, fleet, folder);
}

async function readFleet({ root, database, tally }: CustodyRebuild, fleet: string): Promise<void> {
  try {
    const description = await readFleetDescription(join(root, fleet, FLEET_FILE));
    database.transaction(() => {
      const row = { ...description.fleet, folder: fleet };
      insertJsonRow(database, describedTable(database, 'partitions'), row);
      for (const table of fleetTables(database)) insertRows(database, table, description);
    });
    tally.fleets += 1;
  } catch (caught) {
    tally.problems.push({ path: `${fleet}/${FLEET_FILE}`, reason: reasonOf(caught) });
  }
}

async function readIncident(rebuild: CustodyRebuild, fleet: string, folder: string): Promise<void> {
  const { root, database, tally } = rebuild;
  const path = `${folder}/${INCIDENT_FILE}`;
  let description: IncidentDescription;
  try {
    description = await readIncidentDescription(join(root, path));
    ensureFleet(rebuild, fleet, description.partition);
    insertIncident(database, folder, description);
  } catch (caught) {
    tally.problems.push({ path, reason: reasonOf(caught) });
    await rebuildCustody(rebuild, folder, null);
    return;
  }
  const { incidentId } = description.incident;
  tally.incidents += 1;
  lookForFiles(root, database, incidentId, tally);
  await rebuildCustody(rebuild, folder, incidentId);
}

function ensureFleet(
  { database, tally }: CustodyRebuild,
  fleet: string,
  partition: DescribedPartition,
): void {
  const { changes } = database.run(
    'INSERT INTO partitions (partition_id, label, demo, folder) VALUES (?, ?, ?, ?) ON CONFLICT (partition_id) DO NOTHING',
    partition.partitionId,
    partition.label,
    partition.demo ? 1 : 0,
    fleet,
  );
  tally.fleets += changes;
}

async function readClaim(rebuild: CustodyRebuild, fleet: string, folder: string): Promise<void> {
  const { root, database, tally } = rebuild;
  const path = `${folder}/${CLAIM_FILE}`;
  try {
    const { partition, claim } = await readClaimDescription(join(root, path));
    database.transaction(() => {
      ensureFleet(rebuild, fleet, partition);
      const row = { ...claim, describedRevision: claim['revision'] };
      insertJsonRow(database, describedTable(database, 'claims'), row);
    });
    tally.claims += 1;
  } catch (caught) {
    tally.problems.push({ path, reason: reasonOf(caught) });
  }
}

async function readEvents({ root, database, tally }: CustodyRebuild, fleet: string): Promise<void> {
  const path = `${fleet}/${EVENTS_FILE}`;
  const text = await readFile(join(root, path), 'utf8').catch(() => null);
  if (text === null) {
    tally.problems.push({ path, reason: 'the list of events without a folder cannot be read' });
    return;
  }
  const known = (incidentId: string): boolean =>
    database.get('SELECT 1 FROM incidents WHERE incident_id = ?', incidentId) !== undefined;
  database.transaction(() => {
    for (const [index, line] of text.split('\n').entries()) {
      if (line === '') continue;
      try {
        const event = EventSchema.parse(JSON.parse(line));
        // It has got a folder since.
        if (known(event.incidentId)) continue;
        insertEvent(database, event, event.incidentId);
        tally.events += 1;
      } catch (caught) {
        const reason = caught instanceof z.ZodError ? 'no event' : reasonOf(caught);
        tally.problems.push({ path: `${path}:${index + 1}`, reason });
      }
    }
  });
}

function forgetBookmark(database: Database, fleet: string): void {
  database.run(
    `UPDATE partitions SET synced_through_ms = NULL, last_deep_ms = NULL, cursor_since_ms = NULL,
       cursor_until_ms = NULL, cursor_offset = NULL, cursor_read = NULL, cursor_deep = NULL
     WHERE folder = ? COLLATE NOCASE`,
    fleet,
  );
}
