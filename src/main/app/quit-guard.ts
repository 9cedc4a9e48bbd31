/** Quitting, or closing the window that the app ends with, asks first while packages are made. */
import { app, type BrowserWindow } from 'electron';
import { plural } from '@shared/units';
import type { Desktop } from '../platform/desktop';
import { focusWindow } from './window';

/** @param unfinishedPackages that quitting would stop */
export function guardQuit(
  window: BrowserWindow,
  unfinishedPackages: () => number,
  { confirm }: Pick<Desktop, 'confirm'>,
): void {
  let agreed = false;
  let asking = false;

  async function ask(packages: number): Promise<void> {
    if (asking) return;
    asking = true;
    focusWindow();
    agreed = await confirm(quitQuestion(packages)).finally(() => {
      asking = false;
    });
    if (agreed) app.quit();
  }

  const holdBack = (event: { preventDefault: () => void }): void => {
    const packages = agreed ? 0 : unfinishedPackages();
    if (packages === 0) return;
    event.preventDefault();
    void ask(packages);
  };
  app.on('before-quit', holdBack);
  // The app ends with it; and it makes the stills that packages wait for.
  window.on('close', holdBack);
}

function quitQuestion(packages: number): Parameters<Desktop['confirm']>[0] {
  const [are, them] = packages === 1 ? ['is', 'it'] : ['are', 'them'];
  return {
    message: 'A hand-over is running.',
    detail: `${plural(packages, 'package')} ${are} not whole yet. Quitting stops ${them}: nothing half is left behind, and packages that are whole stay.`,
    yes: 'Quit and stop it',
    no: 'Keep working',
  };
}
