/** Tells main the paths of what the user drops on the window; the page itself sees names only. */
import { ipcRenderer, webUtils } from 'electron';
import { DROPPED_CHANNEL } from '@shared/ipc/channels';

/** Electron 25 puts the path on the file itself, later ones answer it through `webUtils`. */
type FileWithPath = File & { readonly path?: string };

function pathOf(file: FileWithPath): string {
  const utils = webUtils as typeof webUtils | undefined;
  return utils?.getPathForFile(file) ?? file.path ?? '';
}

/** Only a real drop counts: files made by a script have no path, events made by one are not trusted. */
export function tellDroppedPaths(): void {
  window.addEventListener(
    'drop',
    (event) => {
      if (!event.isTrusted) return;
      const paths = [...(event.dataTransfer?.files ?? [])]
        .map(pathOf)
        .filter((path) => path !== '');
      ipcRenderer.send(DROPPED_CHANNEL, paths);
    },
    { capture: true },
  );
}
