/** What the app asks of the desktop around it: where to save, what to open, show a file. */
import {
  BrowserWindow,
  dialog,
  shell,
  type MessageBoxOptions,
  type OpenDialogOptions,
} from 'electron';

export interface Desktop {
  /** Path chosen in the system's save dialog; null when the user cancels. */
  askWhereToSave(question: SaveQuestion): Promise<string | null>;
  /** Path of a file chosen in the system's open dialog; null when the user cancels. */
  askWhatToOpen(question: Omit<SaveQuestion, 'defaultPath'>): Promise<string | null>;
  /** Paths of files chosen in the system's open dialog; empty when the user cancels. */
  askWhichFiles(question: Omit<SaveQuestion, 'defaultPath'>): Promise<readonly string[]>;
  /** Path of a folder chosen in the system's open dialog; null when the user cancels. */
  askWhichFolder(question: { readonly title: string }): Promise<string | null>;
  /** Asks before something that cannot be taken back; `no` is what Enter and Escape answer. */
  confirm(question: Question): Promise<boolean>;
  /** Shows a file in the system's file manager. */
  reveal(path: string): void;
}

export interface SaveQuestion {
  readonly title: string;
  /** Suggested full path or name. */
  readonly defaultPath: string;
  readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[];
}

export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
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
  async askWhatToOpen(question) {
    const [path] = await askToOpen(dialogOptions(question, 'openFile'));
    return path ?? null;
  },
  askWhichFiles(question) {
    return askToOpen(dialogOptions(question, 'openFile', 'multiSelections'));
  },
  async askWhichFolder({ title }) {
    const [path] = await askToOpen({ title, properties: ['openDirectory'] });
    return path ?? null;
  },
  async confirm({ message, detail, yes, no }) {
    const options: MessageBoxOptions = {
      type: 'warning',
      title: 'Roadproof',
      message,
      detail,
      buttons: [yes, no],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const [window] = BrowserWindow.getAllWindows();
    const answer = window
      ? await dialog.showMessageBox(window, options)
      : await dialog.showMessageBox(options);
    return answer.response === 0;
  },
  reveal(path) {
    shell.showItemInFolder(path);
  },
};

function dialogOptions(
  { title, filters }: Omit<SaveQuestion, 'defaultPath'>,
  ...properties: ('openFile' | 'multiSelections')[]
): OpenDialogOptions {
  return {
    title,
    properties,
    filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
  };
}

async function askToOpen(options: OpenDialogOptions): Promise<readonly string[]> {
  const [window] = BrowserWindow.getAllWindows();
  const answer = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return answer.canceled ? [] : answer.filePaths;
}
