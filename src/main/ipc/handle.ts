/** The one guarded door from the renderer: our own page, our own frame, a listed channel, a checked input. */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { describeError } from '@shared/errors';
import { DROPPED_CHANNEL, REQUEST_CHANNELS } from '@shared/ipc/channels';
import { failed } from '@shared/result';
import { isAppUrl } from '../app/origin';
import type { Log } from '../platform/log';
import { answer } from './answer';
import type { HandlerMap } from './handler-map';

/** Opens every channel of the contract. `handlers` are asked each time: they change with the library. */
export function openDoor(handlers: () => HandlerMap, log: Log): void {
  for (const channel of REQUEST_CHANNELS) {
    ipcMain.handle(channel, async (event, input: unknown) => {
      if (!isTrusted(event)) {
        log.warn('request from a foreign page refused', { channel });
        return failed(describeError('request.refused'));
      }
      return answer(channel, input, handlers(), log);
    });
  }
}

/** What the preload script says was dropped on the window; nobody else can name a path to main. */
export function listenForDrops(take: (message: unknown) => void): void {
  ipcMain.on(DROPPED_CHANNEL, (event, message: unknown) => {
    if (isTrusted(event)) take(message);
  });
}

function isTrusted(event: IpcMainInvokeEvent | IpcMainEvent): boolean {
  const frame = event.senderFrame;
  // The frame is null when it navigated or closed while the message was on its way.
  return frame !== null && frame === event.sender.mainFrame && isAppUrl(frame.url);
}
