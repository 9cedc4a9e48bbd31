/** What the app asks of the desktop around it: where to save, what to open, show a file. */
import { BrowserWindow, dialog, shell } from 'electron';

export interface Desktop {
  /** Path chosen in the system's save dialog; null when the user cancels. */
  askWhereToSave(question: SaveQuestion): Promise<string | null>;
  /** Path of a file chosen in the system's open dialog; null when the user cancels. */
  askWhatToOpen(question: Omit<SaveQuestion, 'defaultPath'>): Promise<string | null>;
  /** Shows a file in the system's file manager. */
  reveal(path: string): void;
}

export interface SaveQuestion {
  readonly title: string;
  /** Suggested full path or name. */
  readonly defaultPath: string;
  readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[];
}

export const electronDesktop: Desktop = {
  async askWhereToSave({ title, defaultPath, filters }) {
    const options = {
      title,
      defaultPath,
      filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    };
    const [window] = BrowserWindow.getAllWindows();
    const answer = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    return answer.canceled || !answer.filePath ? null : answer.filePath;
  },
  async askWhatToOpen({ title, filters }) {
    const options = {
      title,
      properties: ['openFile' as const],
      filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    };
    const [window] = BrowserWindow.getAllWindows();
    const answer = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options);
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  },
  reveal(path) {
    shell.showItemInFolder(path);
  },
};
