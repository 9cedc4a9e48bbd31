/** Notes in the index itself whose folder is behind: every change of a described row, whoever made it. */
import type { Database } from '@main/platform/database';
import { incidentTables } from './described-tables';

/** Lives as long as the connection; a table added later is watched without being named here. */
export function watchChanges(database: Database): void {
  const note = (incidentId: string): string => `
    INSERT INTO undescribed (incident_id, changes)
      SELECT incident_id, 1 FROM incidents WHERE incident_id = ${incidentId} AND folder IS NOT NULL
      ON CONFLICT (incident_id) DO UPDATE SET changes = changes + 1;`;
  const rows = incidentTables(database).flatMap(({ name }) => [
    trigger(name, 'INSERT', '', note('NEW.incident_id')),
    trigger(name, 'UPDATE', '', note('NEW.incident_id')),
    trigger(name, 'DELETE', '', note('OLD.incident_id')),
  ]);
  const own = trigger(
    'incidents',
    'UPDATE',
    'WHEN NEW.folder IS NOT NULL',
    note('NEW.incident_id'),
  );
  database.exec([...rows, own].join('\n'));
}

function trigger(table: string, event: string, when: string, body: string): string {
  return `CREATE TEMP TRIGGER IF NOT EXISTS watch_${table}_${event.toLowerCase()}
    AFTER ${event} ON main.${table} ${when} BEGIN ${body} END;`;
}
