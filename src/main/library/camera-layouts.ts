/** How a device's composite pictures are laid out, where somebody has corrected it. */
import {
  CompositeLayoutSchema,
  usualLayout,
  type CompositeLayout,
} from '@shared/domain/composite-layout';
import { APP_CHAIN } from '@main/custody';
import { text } from '@main/platform/columns';
import type { LibraryContext } from './context';
import { deviceOf } from './incident-device';

/** By capture mode. */
export function layoutsOf(
  library: LibraryContext,
  incidentId: string,
): ReadonlyMap<string, CompositeLayout> {
  const { partitionId, deviceId } = deviceOf(library, incidentId);
  return new Map(
    library.database
      .all(
        'SELECT capture_mode, layout FROM camera_layouts WHERE partition_id = ? AND device_id = ?',
        partitionId,
        deviceId,
      )
      .flatMap((row) => {
        // A rebuilt index has it from a file that anybody may have written.
        const layout = CompositeLayoutSchema.safeParse(JSON.parse(text(row, 'layout')));
        return layout.success ? [[text(row, 'capture_mode'), layout.data] as const] : [];
      }),
  );
}

/**
 * Keeps a layout for the device of this incident; null takes it back to what the capture mode stands for.
 * @throws AppError `library.not-found`
 */
export function setLayout(
  library: LibraryContext,
  incidentId: string,
  captureMode: string,
  layout: CompositeLayout | null,
  user: string,
): void {
  library.database.transaction(() => {
    const { partitionId, deviceId } = deviceOf(library, incidentId);
    const before = layoutsOf(library, incidentId).get(captureMode) ?? null;
    const usual = JSON.stringify(usualLayout(captureMode));
    const after = layout === null || JSON.stringify(layout) === usual ? null : layout;
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    library.database.run(
      'DELETE FROM camera_layouts WHERE partition_id = ? AND device_id = ? AND capture_mode = ?',
      partitionId,
      deviceId,
      captureMode,
    );
    if (after !== null) {
      library.database.run(
        'INSERT INTO camera_layouts (partition_id, device_id, capture_mode, layout) VALUES (?, ?, ?, ?)',
        partitionId,
        deviceId,
        captureMode,
        JSON.stringify(after),
      );
    }
    library.custody.append(APP_CHAIN, {
      action: 'layout-changed',
      user,
      data: { partitionId, deviceId, captureMode, before, after },
    });
  });
}
