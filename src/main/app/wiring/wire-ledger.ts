/** The ledger, and the word before something unsaved expires. */
import { join } from 'node:path';
import { app } from 'electron';
import { broadcast } from '../../ipc/events';
import { createExpiryNotice, createLedger, type ExpiryNotice, type Ledger } from '../../ledger';
import { electronDesktop as desktop } from '../../platform/desktop';
import { notifyDesktop } from '../../platform/notify';
import { focusWindow } from '../window';
import type { Fleet, Ground } from './ground';

export interface WiredLedger {
  readonly ledger: Ledger;
  readonly expiryNotice: ExpiryNotice;
}

export function wireLedger(ground: Ground, { partitionId }: Fleet): WiredLedger {
  const { effects, library, onQuit, paths, preferences, appVersion } = ground;
  const ledger = createLedger({
    library,
    clock: effects.clock,
    partitionId,
    who: () => preferences.settings(),
    appVersion,
    fontFolder: join(paths.resources, 'fonts'),
    chooseTarget: (fileName, format) =>
      desktop.askWhereToSave({
        title: 'Save the completeness statement',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: [{ name: format === 'pdf' ? 'PDF' : 'CSV table', extensions: [format] }],
      }),
    reveal: (path) => {
      desktop.reveal(path);
    },
    onChange: (check) => {
      broadcast('ledger:checked', check);
    },
  });
  onQuit(() => ledger.close());
  const expiryNotice = createExpiryNotice({
    ledger,
    clock: effects.clock,
    partitionId,
    database: library.database,
    settings: () => preferences.settings().expiryNotice,
    notify: (message) => {
      notifyDesktop(message, () => {
        focusWindow();
        broadcast('ledger:open', null);
      });
    },
  });
  return { ledger, expiryNotice };
}
