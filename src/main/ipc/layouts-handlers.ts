/** `layouts:*`: how a device lays out its composite pictures, and how its cameras stand on the deck. */
import type { Library } from '../library';
import type { HandlersOf } from './handler-map';

/** @param user name from settings, noted in the chain of custody. */
export function layoutsHandlers(library: Library, user: () => string): HandlersOf<'layouts'> {
  return {
    'layouts:set': async ({ incidentId, captureMode, layout }) => {
      library.setLayout(incidentId, captureMode, layout, user());
      // Every incident of the device is meant.
      library.saving.changed([]);
      await library.saving.repairCustodyCopies();
    },
    'layouts:set-order': ({ incidentId, cameraIds, wholeFleet }) => {
      library.setDeckOrder(incidentId, cameraIds, wholeFleet);
    },
  };
}
