/** Tells every window of the app what happened, typed by the contract. */
import { BrowserWindow } from 'electron';
import type { EventChannel, Events } from '@shared/ipc/contract';

export type Broadcast = <E extends EventChannel>(event: E, payload: Events[E]) => void;

export const broadcast: Broadcast = (event, payload) => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed() && !window.webContents.isDestroyed()) {
      window.webContents.send(event, payload);
    }
  }
};
