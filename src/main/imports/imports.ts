/** The import that the window leads: choose, look through, correct, take in; one at a time. */
import { randomUUID } from 'node:crypto';
import {
  importFileId,
  type ImportOrder,
  type ImportPreview,
  type ImportState,
} from '@shared/domain/import';
import { AppError, toErrorData } from '@shared/errors';
import type { PartFiles } from '@main/downloads';
import type { Library } from '@main/library';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import { computerZone } from './computer-zone';
import { openOneFile } from './open-one-file';
import { runImport, settleImports } from './run-import';
import { scan, type Scan } from './scan';

export interface ImportsOptions {
  readonly library: Library;
  readonly clock: Clock;
  readonly log: Log;
  /** Name from settings; empty when none was given. */
  readonly user: () => string;
  readonly appVersion: string;
  readonly parts: PartFiles;
  /** The system's own dialog; empty when it was cancelled. */
  readonly choose: (kind: 'folder' | 'files' | 'one-file') => Promise<readonly string[]>;
  /** What was dropped on the window last; empty when there is none. */
  readonly takeDropped: () => readonly string[];
  readonly onChange: (state: ImportState | null) => void;
}

export interface Imports {
  /** The import that is under way or ended last; null before the first and after `dismiss`. */
  current(): ImportState | null;
  /** Null when the dialog was cancelled. @throws AppError `import.busy` */
  open(input: { readonly kind: 'folder' | 'files' }): Promise<ImportState | null>;
  /** @throws AppError `import.nothing-dropped`, `import.busy` */
  dropped(): ImportState;
  /** @throws AppError `import.gone` when nothing waits to be looked through */
  preview(): ImportPreview;
  /** @throws AppError `import.gone`, `import.nothing-chosen` */
  start(order: ImportOrder): ImportState;
  /** Ends looking or taking in; incidents that are whole stay. */
  cancel(): Promise<void>;
  /**
   * One video at once: nothing beside it is looked at, it stays where it is, and one that is in the library
   * already opens from there. Null when the dialog was cancelled. @throws AppError `import.not-opened`
   */
  openFile(): Promise<{ readonly incidentId: string } | null>;
  /** Where a video lies that waits to be taken in; null for everything else. @param fileId see `importFileId` */
  locate(fileId: string): string | null;
  /** Forgets what ended, or what was only looked through. */
  dismiss(): void;
  /** Something is looked through, waits to be taken in, or is taken in: closed now, that would be lost. */
  isUnfinished(): boolean;
  /** Recordings are being taken into the library. */
  isTaking(): boolean;
  close(): Promise<void>;
}

/** Often enough for a smooth bar, seldom enough not to keep the screen busy. */
const TELL_EVERY_MS = 100;

interface Work {
  readonly control: AbortController;
  readonly finished: Promise<void>;
}

export function createImports(options: ImportsOptions): Imports {
  const { library, clock, log } = options;
  let state: ImportState | null = null;
  let found: Scan | null = null;
  let work: Work | null = null;
  let toldAtMs = -Infinity;
  /** Single videos that are being opened. */
  const opening = new Set<Promise<string>>();

  const cleared = settleImports(library).catch((caught: unknown) => {
    log.warn('what an import left half done could not be cleared', {
      code: toErrorData(caught).code,
    });
  });

  const set = (next: ImportState): ImportState => {
    state = next;
    toldAtMs = clock.monotonic();
    options.onChange(next);
    return next;
  };
  const setNowAndThen = (next: ImportState): void => {
    if (clock.monotonic() - toldAtMs >= TELL_EVERY_MS) set(next);
  };

  const begin = (job: (signal: AbortSignal) => Promise<void>): void => {
    const control = new AbortController();
    const finished = job(control.signal).finally(() => {
      work = null;
    });
    work = { control, finished };
  };

  const look = (paths: readonly string[]): ImportState => {
    if (work !== null) throw new AppError('import.busy');
    found = null;
    const first: ImportState = {
      importId: randomUUID(),
      status: 'scanning',
      sourceName: '',
      filesSeen: 0,
      progress: null,
      result: null,
      error: null,
    };
    begin(async (signal) => {
      let filesSeen = 0;
      try {
        found = await scan(
          paths,
          {
            libraryRoot: library.root,
            computerZone: computerZone(),
            nowMs: clock.now(),
            onSeen: (files) => {
              filesSeen = files;
              setNowAndThen({ ...first, filesSeen });
            },
          },
          signal,
        );
        set({ ...first, status: 'ready', sourceName: found.sourceName, filesSeen });
      } catch (caught) {
        const error = toErrorData(caught);
        if (error.code === 'unexpected')
          log.error('looking through failed', { reason: String(caught) });
        set({ ...first, status: signal.aborted ? 'cancelled' : 'failed', filesSeen, error });
      }
    });
    return set(first);
  };

  const take = (order: ImportOrder, scanned: Scan, from: ImportState): ImportState => {
    begin(async (signal) => {
      await cleared;
      let now: ImportState = { ...from, status: 'importing' };
      const { error, ...result } = await runImport(
        scanned,
        order,
        {
          library,
          user: options.user(),
          appVersion: options.appVersion,
          parts: options.parts,
          nowMs: () => clock.now(),
          onProgress: (progress) => {
            now = { ...now, progress };
            setNowAndThen(now);
          },
        },
        signal,
      );
      if (error?.code === 'unexpected') log.error('an import failed', {});
      found = null;
      const status = error === null ? 'done' : error.code === 'cancelled' ? 'cancelled' : 'failed';
      set({ ...now, status, result, error });
    });
    return set({ ...from, status: 'importing' });
  };

  const stop = async (): Promise<void> => {
    work?.control.abort();
    await work?.finished;
  };

  return {
    current: () => state,
    open: async ({ kind }) => {
      const paths = await options.choose(kind);
      return paths.length === 0 ? null : look(paths);
    },
    dropped: () => {
      const paths = options.takeDropped();
      if (paths.length === 0) throw new AppError('import.nothing-dropped');
      return look(paths);
    },
    preview: () => {
      if (found === null) throw new AppError('import.gone');
      return found.preview;
    },
    start: (order) => {
      if (found === null || state?.status !== 'ready') throw new AppError('import.gone');
      if (!order.drafts.some(({ chosen }) => chosen)) throw new AppError('import.nothing-chosen');
      return take(order, found, state);
    },
    openFile: async () => {
      const [path] = await options.choose('one-file');
      if (path === undefined) return null;
      await cleared;
      const opened = openOneFile(path, {
        library,
        user: options.user(),
        appVersion: options.appVersion,
        nowMs: () => clock.now(),
        onProgress: () => {},
      });
      opening.add(opened);
      return { incidentId: await opened.finally(() => opening.delete(opened)) };
    },
    locate: (fileId) => {
      const file = found?.preview.files.find(
        ({ kind, itemId }) =>
          kind === 'video' && fileId === importFileId(state?.importId ?? '', itemId),
      );
      return found?.paths.get(file?.itemId ?? '') ?? null;
    },
    cancel: stop,
    dismiss: () => {
      if (work !== null) return;
      state = null;
      found = null;
      options.onChange(null);
    },
    isUnfinished: () =>
      work !== null ||
      opening.size > 0 ||
      (state?.status === 'ready' && (found?.preview.drafts ?? []).length > 0),
    isTaking: () => work !== null && state?.status === 'importing',
    close: async () => {
      await Promise.allSettled([stop(), cleared, ...opening]);
    },
  };
}
