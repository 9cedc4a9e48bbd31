/** In which order a device's cameras stand on the deck, where somebody has chosen one. */
import { z } from 'zod';
import { text } from '@main/platform/columns';
import type { LibraryContext } from './context';
import { deviceOf } from './incident-device';

/** Stands for every device of the fleet that has no order of its own. */
const WHOLE_FLEET = '*';
const CameraIdsSchema = z.array(z.string().max(200)).max(100);

/** Camera ids, the device's own order before its fleet's; empty when nobody chose any. */
export function deckOrderOf(library: LibraryContext, incidentId: string): readonly string[] {
  const { partitionId, deviceId } = deviceOf(library, incidentId);
  const [row] = library.database.all(
    `SELECT camera_ids FROM deck_orders WHERE partition_id = ? AND device_id IN (?, ?)
     ORDER BY device_id = ? LIMIT 1`,
    partitionId,
    deviceId,
    WHOLE_FLEET,
    WHOLE_FLEET,
  );
  if (row === undefined) return [];
  // A rebuilt index has it from a file that anybody may have written.
  return CameraIdsSchema.safeParse(JSON.parse(text(row, 'camera_ids'))).data ?? [];
}

/**
 * Keeps an order for this incident's device, or for all devices of its fleet; empty for the usual one.
 * @throws AppError `library.not-found`
 */
export function setDeckOrder(
  library: LibraryContext,
  incidentId: string,
  cameraIds: readonly string[],
  wholeFleet: boolean,
): void {
  library.database.transaction(() => {
    const device = deviceOf(library, incidentId);
    const { partitionId } = device;
    const deviceId = wholeFleet ? WHOLE_FLEET : device.deviceId;
    library.database.run(
      `DELETE FROM deck_orders WHERE partition_id = ? AND (device_id = ? OR ?)`,
      partitionId,
      deviceId,
      wholeFleet ? 1 : 0,
    );
    if (cameraIds.length === 0 && wholeFleet) return;
    library.database.run(
      'INSERT INTO deck_orders (partition_id, device_id, camera_ids) VALUES (?, ?, ?)',
      partitionId,
      deviceId,
      JSON.stringify(cameraIds),
    );
  });
}
