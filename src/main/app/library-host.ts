/** Holds the library of the app: opens it, shuts it, changes its place, and says what can be done meanwhile. */
import { join } from 'node:path';
import { readdir } from 'node:fs/promises';
import { AppError, toErrorData, type AppErrorData, type ErrorCode } from '@shared/errors';
import type { LibraryPlace, OpenPlace } from '@shared/domain/library-place';
import { APP_CHAIN } from '../custody';
import { copyLibrary, holdsLibrary, openPlace, type OpenedPlace } from '../library';
import { systemClock as clock } from '../platform/clock';
import type { Log } from '../platform/log';
import type { Preferences } from '../settings';
import { closeAll, type Closer } from './close-all';
import { shownPlace } from './shown-place';
import { rebuiltNotice } from './rebuilt-notice';

/** What the host needs of the capabilities that stand on an open library. */
export interface Housed {
  /** Opens the demo fleet, as a click on the sign-in screen does. */
  openDemo(): Promise<unknown>;
  /** Why the library must not be left just now: what runs in it could not go on later. */
  keptOpenBy(): ErrorCode | null;
}

export interface BuiltOn extends OpenedPlace {
  /** The demo's own library, which has nothing to do with the user's accounts. */
  readonly demo: boolean;
}

export interface LibraryHostOptions<H extends Housed> {
  readonly log: Log;
  readonly preferences: Preferences;
  readonly defaultFolder: string;
  readonly demoFolder: string;
  /** Where a read-only index is copied to. */
  readonly copyFolder: string;
  readonly chooseFolder: (title: string) => Promise<string | null>;
  readonly reveal: (path: string) => void;
  /** Builds everything that stands on the library; what it hands to `onClose` ends in reverse order. */
  readonly build: (opened: BuiltOn, onClose: (close: Closer) => void) => Promise<H>;
  readonly onChange: (state: LibraryPlace) => void;
  /** Another library is open: the windows begin anew. */
  readonly onReplaced: () => void;
}

export interface LibraryHost<H extends Housed> {
  state(): LibraryPlace;
  /** Null while no library is open. */
  current(): H | null;
  /** Opens the library of the preferences; what is wrong with it becomes the state. */
  start(): Promise<void>;
  retry(): Promise<LibraryPlace>;
  /** @throws AppError `library.importing`, `library.exporting`, `library.rendering`, `trash.running`: they would be lost with it */
  mayLeave(): void;
  /** Asks for a folder and opens the library there, or a new one. @throws AppError as `mayLeave` */
  choose(): Promise<LibraryPlace>;
  openDemo(): Promise<LibraryPlace>;
  /**
   * Asks for a folder and begins to move; the state tells how far it is.
   * @throws AppError `library.read-only`, and as `mayLeave`
   */
  move(): Promise<LibraryPlace>;
  cancelMove(): void;
  /** Shows the library's folder, or where it was before it was moved. */
  reveal(which: 'library' | 'moved-from'): void;
  /** The notices of the start were read. */
  acknowledge(): LibraryPlace;
  close(): Promise<void>;
}

type Said = Partial<Pick<OpenPlace, 'justMoved' | 'problem' | 'demo'>>;

export function createLibraryHost<H extends Housed>(
  options: LibraryHostOptions<H>,
): LibraryHost<H> {
  const { log, preferences } = options;
  let closers: Closer[] = [];
  let housed: H | null = null;
  let opened: OpenedPlace | null = null;
  let root = options.defaultFolder;
  let movedFrom: string | null = null;
  let moving: { controller: AbortController; done: Promise<void> } | null = null;
  let state: LibraryPlace = closed(root, new AppError('library.unavailable').toData());

  const set = (next: LibraryPlace): LibraryPlace => {
    state = next;
    options.onChange(next);
    return next;
  };
  const ownFolder = (): string => preferences.libraryFolder() ?? options.defaultFolder;

  const mayLeave = (): void => {
    const code = housed?.keptOpenBy() ?? null;
    if (code !== null) throw new AppError(code);
  };

  const shut = async (): Promise<void> => {
    housed = null;
    opened = null;
    const all = closers;
    closers = [];
    await closeAll(all, log);
  };

  /** Opens `folder`, or makes the state say why not. */
  const open = async (folder: string, expected: boolean, said: Said = {}): Promise<boolean> => {
    root = folder;
    try {
      const { copyFolder } = options;
      opened = await openPlace({ root, expected, copyFolder, clock, log });
      housed = await options.build({ ...opened, demo: said.demo === true }, (close) => {
        closers.unshift(close);
      });
      set({
        status: 'open',
        place: shownPlace(root),
        readOnly: opened.readOnly,
        rebuilt: opened.rebuilt && rebuiltNotice(opened.rebuilt),
        demo: false,
        movedFrom: movedFrom && shownPlace(movedFrom),
        justMoved: false,
        problem: null,
        ...said,
      });
      return true;
    } catch (caught) {
      await shut();
      log.error('the library could not be opened', {
        code: toErrorData(caught).code,
        reason: caught instanceof Error ? caught.message : '',
      });
      set(closed(root, toErrorData(caught)));
      return false;
    }
  };

  const openOwn = async (said: Said = {}): Promise<boolean> => {
    const done = await open(ownFolder(), preferences.libraryMade(), said);
    if (done && opened?.readOnly === null && !preferences.libraryMade()) {
      await preferences.setLibrary(preferences.libraryFolder(), true);
    }
    return done;
  };
  const replaced = (): LibraryPlace => {
    options.onReplaced();
    return state;
  };

  const moveTo = async (target: string, controller: AbortController): Promise<void> => {
    const from = root;
    try {
      const report = await copyLibrary(
        from,
        target,
        (progress) => {
          set({
            status: 'moving',
            place: shownPlace(from),
            target: shownPlace(target),
            progress,
          });
        },
        controller.signal,
      );
      await preferences.setLibrary(target, true);
      movedFrom = from;
      await openOwn({ justMoved: true });
      opened?.library.custody.append(APP_CHAIN, {
        action: 'library-moved',
        user: preferences.settings().userName,
        data: { ...report, result: 'every file was hashed again after it was copied' },
      });
    } catch (caught) {
      const error = toErrorData(caught);
      log.warn('the library was not moved', { code: error.code });
      await openOwn({ problem: error.code === 'cancelled' ? null : error });
    } finally {
      moving = null;
      replaced();
    }
  };

  return {
    state: () => state,
    current: () => housed,
    start: async () => {
      await openOwn();
    },
    retry: async () => {
      if (state.status === 'moving') return state;
      mayLeave();
      await shut();
      return (await openOwn()) ? replaced() : state;
    },
    mayLeave,
    choose: async () => {
      mayLeave();
      const chosen = await options.chooseFolder('Choose the library folder');
      if (chosen === null || state.status === 'moving') return state;
      const folder = await libraryFolderIn(chosen);
      const wasOpen = state.status === 'open';
      // The dialog may have stood open for long.
      mayLeave();
      await shut();
      if (!(await open(folder, false))) {
        if (!wasOpen) return state;
        const problem: AppErrorData | null = state.status === 'closed' ? state.error : null;
        await openOwn({ problem });
        return replaced();
      }
      movedFrom = null;
      await preferences.setLibrary(folder, true);
      return replaced();
    },
    openDemo: async () => {
      mayLeave();
      await shut();
      if (!(await open(options.demoFolder, false, { demo: true }))) return state;
      await housed?.openDemo().catch((caught: unknown) => {
        log.warn('the demo did not open', { code: toErrorData(caught).code });
      });
      return replaced();
    },
    move: async () => {
      if (state.status !== 'open') return state;
      if (state.readOnly !== null || state.demo) throw new AppError('library.read-only');
      mayLeave();
      const chosen = await options.chooseFolder('Move the library to this folder');
      // A choice may take long; much can have happened.
      if (chosen === null || moving !== null || root !== ownFolder()) return state;
      const target = await libraryFolderIn(chosen);
      mayLeave();
      const controller = new AbortController();
      const place = shownPlace(root);
      set({
        status: 'moving',
        place,
        target: shownPlace(target),
        progress: { step: 'copying', doneBytes: 0, totalBytes: 0 },
      });
      moving = { controller, done: shut().then(() => moveTo(target, controller)) };
      return state;
    },
    cancelMove: () => {
      moving?.controller.abort();
    },
    reveal: (which) => {
      const path = which === 'library' ? root : movedFrom;
      if (path !== null) options.reveal(path);
    },
    acknowledge: () =>
      state.status === 'open'
        ? set({ ...state, rebuilt: null, justMoved: false, problem: null })
        : state,
    close: async () => {
      moving?.controller.abort();
      await moving?.done;
      await shut();
    },
  };
}

function closed(root: string, error: AppErrorData): LibraryPlace {
  return { status: 'closed', place: shownPlace(root), error };
}

/** The folder itself when it holds a library or nothing; else a folder of our own in it. */
async function libraryFolderIn(chosen: string): Promise<string> {
  if (holdsLibrary(chosen)) return chosen;
  const names = await readdir(chosen).catch(() => []);
  return names.length === 0 ? chosen : join(chosen, 'Roadproof');
}
