/** Quitting, or closing the window that the app ends with, asks first while something would be stopped by it. */
import { app, type BrowserWindow } from 'electron';
import type { Desktop, Question } from '../platform/desktop';
import { quitQuestion, type UnfinishedWork } from './quit-question';
import { focusWindow } from './window';

/** @param unfinishedWork what quitting would stop */
export function guardQuit(
  window: BrowserWindow,
  unfinishedWork: () => UnfinishedWork,
  { confirm }: Pick<Desktop, 'confirm'>,
): void {
  let agreed = false;
  let asking = false;

  async function ask(question: Question): Promise<void> {
    if (asking) return;
    asking = true;
    focusWindow();
    agreed = await confirm(question).finally(() => {
      asking = false;
    });
    if (agreed) app.quit();
  }

  const holdBack = (event: { preventDefault: () => void }): void => {
    const question = agreed ? null : quitQuestion(unfinishedWork());
    if (question === null) return;
    event.preventDefault();
    void ask(question);
  };
  app.on('before-quit', holdBack);
  // The app ends with it; and it makes the stills that packages wait for.
  window.on('close', holdBack);
}
