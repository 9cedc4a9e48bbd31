/** How the app ends: what is open is closed in reverse order, with a limit, whatever fails. */
import { app, dialog } from 'electron';
import { toErrorData } from '@shared/errors';
import type { Log } from '../platform/log';
import { closeAll, type Closer } from './close-all';
import { settleFinalizers } from './settle-finalizers';

/** Work that is stopped hard can be resumed on the next start, so nobody waits longer than this. */
const CLOSE_LIMIT_MS = 5_000;

/** Runs what was handed to `onQuit`, last first, before the app ends. */
export function createLifecycle(log: Log): { onQuit: (close: Closer) => void } {
  const closers: Closer[] = [];
  let closed = false;

  // Not `before-quit`: the windows close after that and still have something to say.
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const limit = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS));
    void Promise.race([closeAll(closers, log), limit]).then(async () => {
      closed = true;
      // Takes turns of its own: while `will-quit` is still being told, Electron takes no second quit.
      await settleFinalizers();
      app.quit();
    });
  });
  app.on('window-all-closed', () => {
    app.quit();
  });

  return {
    onQuit: (close) => {
      closers.unshift(close);
    },
  };
}

/** A failure nobody caught: written down, told, and the app ends, because its state is unknown. */
export function endOnUncaught(log: Log): void {
  process.on('unhandledRejection', (reason) => {
    log.error('unhandled rejection', { reason: reason instanceof Error ? reason.stack : reason });
  });
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', { stack: error.stack });
    const told = dialog.showMessageBox({
      type: 'error',
      message: 'Roadproof has to close.',
      detail: 'Something failed that it cannot recover from. What was saved is safe.',
    });
    void told.finally(() => {
      app.exit(1);
    });
  });
}

/** The app cannot open at all. */
export async function endOnFailedStart(caught: unknown): Promise<void> {
  const { message, nextStep } = toErrorData(caught);
  // The log itself may be what failed; standard error is always there.
  process.stderr.write(`${caught instanceof Error ? (caught.stack ?? '') : String(caught)}\n`);
  await dialog.showMessageBox({
    type: 'error',
    title: 'Roadproof',
    message,
    detail: nextStep,
    buttons: ['Close Roadproof'],
  });
  app.exit(1);
}
