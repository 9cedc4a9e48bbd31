/** The devices that the library knows from its incidents: whom a clip can be asked of. */
import type { ClipDevice } from '@shared/domain/clip-desk';
import { number, text, textOrNull } from '@main/platform/columns';
import type { Database } from '@main/platform/database';

/** By vehicle, then device. */
export function knownDevices(database: Database, partitionId: string): readonly ClipDevice[] {
  const modes = new Map<string, Set<string>>();
  const seen = database.all(
    `SELECT DISTINCT device_id, capture_modes FROM incidents
     WHERE partition_id = ? AND device_id IS NOT NULL AND capture_modes <> '[]'`,
    partitionId,
  );
  for (const row of seen) {
    const own = modes.get(text(row, 'device_id')) ?? new Set();
    // Written by the library from the service's own list of modes.
    for (const mode of JSON.parse(text(row, 'capture_modes')) as readonly string[]) own.add(mode);
    modes.set(text(row, 'device_id'), own);
  }
  return database
    .all(
      // SQLite takes the other columns from the row that holds the maximum.
      `SELECT device_id, vehicle_name, max(event_time_ms) AS last_ms FROM incidents
       WHERE partition_id = ? AND device_id IS NOT NULL
       GROUP BY device_id ORDER BY vehicle_name IS NULL, lower(vehicle_name), device_id`,
      partitionId,
    )
    .map((row) => ({
      deviceId: text(row, 'device_id'),
      vehicleName: textOrNull(row, 'vehicle_name'),
      lastIncidentMs: number(row, 'last_ms'),
      captureModes: [...(modes.get(text(row, 'device_id')) ?? [])].sort(),
    }));
}
