/** The second window of the review deck, for another monitor: it looks on, and changes nothing. */
import { BrowserWindow, screen } from 'electron';
import { APP_ORIGIN } from './origin';
import { secondBounds } from './second-bounds';
import { windowOptions } from './window';

let follower: BrowserWindow | null = null;
/** Whose incident it shows. */
let library: string | null = null;

/** Opens it on a monitor where the deck is not, or brings the one that is open to this incident. */
export function openFollower(incidentId: string, partitionId: string | null): void {
  library = partitionId;
  const url = `${APP_ORIGIN}/#/follow/${encodeURIComponent(incidentId)}`;
  follower ??= createFollower();
  // Another place of the page it shows already: answered with a rejection that means nothing.
  follower.loadURL(url).catch(() => undefined);
  follower.show();
}

/** Another library is open, or none: the window has nothing to show any more. */
export function keepFollower(partitionId: string | null): void {
  if (partitionId !== library) follower?.close();
}

function createFollower(): BrowserWindow {
  const [deck] = BrowserWindow.getAllWindows();
  const here = deck ? screen.getDisplayMatching(deck.getBounds()) : screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== here.id);
  const window = new BrowserWindow({
    ...windowOptions(),
    ...secondBounds(
      here.workArea,
      others.map(({ workArea }) => workArea),
    ),
    minWidth: 480,
    minHeight: 360,
    title: 'Roadproof, second window',
  });
  const closeToo = (): void => {
    window.close();
  };
  deck?.once('closed', closeToo);
  window.once('closed', () => {
    deck?.removeListener('closed', closeToo);
    follower = null;
  });
  return window;
}
