/** The release register: what was given to whom, as a table, and packages made again, proved to be the same. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { StatementFile } from '@shared/domain/ledger';
import type {
  RegisteredPackage,
  RegisterList,
  RegisterQuery,
  ReissueState,
  ReleaseContent,
} from '@shared/domain/release';
import { AppError, toErrorData } from '@shared/errors';
import {
  readRecipe,
  type ReissueRunner,
  type ReissueSource,
  type TimeStamps,
} from '@main/evidence';
import type { Library } from '@main/library';
import { writeFileAtomic } from '@main/platform/atomic-file';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import { registerCsv } from './register-csv';

export interface ReleaseRegisterOptions {
  readonly library: Library;
  readonly clock: Clock;
  readonly log: Log;
  /** Whose packages are on screen; null while nobody has signed in or opened a library. */
  readonly partitionId: () => string | null;
  /** Name from settings. */
  readonly user: () => string;
  /** Where packages are made. */
  readonly runner: ReissueRunner;
  /** Time stamps that came late, or still wait; without it none is put in. */
  readonly timeStamps?: Pick<TimeStamps, 'late'>;
  /** Asks with the system's own dialog; null when the user cancels. It asks before replacing a file. */
  readonly chooseTarget: (fileName: string, format: 'zip' | 'csv') => Promise<string | null>;
  readonly reveal: (path: string) => void;
  readonly onReissue: (state: ReissueState) => void;
}

export interface ReleaseRegister {
  list(query: RegisterQuery): RegisterList;
  mark(packageId: string, content: ReleaseContent, userName: string): Promise<RegisteredPackage>;
  withdraw(releaseId: string, reason: string, userName: string): Promise<RegisteredPackage>;
  /**
   * Asks for the target and starts; resolves at once with the running state, null when cancelled.
   * @throws AppError `release.not-found`, `release.no-recipe`, `release.damaged-recipe`, `evidence.target-exists`
   */
  reissue(packageId: string): Promise<ReissueState | null>;
  cancelReissue(packageId: string): Promise<void>;
  /** Shows the package that was made again last. */
  reveal(packageId: string): void;
  exportCsv(query: RegisterQuery): Promise<StatementFile | null>;
  /** Packages that are being made again. */
  unfinished(): number;
  /** Ends every re-issue and waits until nothing half is left. */
  close(): Promise<void>;
}

interface Running {
  state: ReissueState;
  readonly targetPath: string;
  readonly abort: AbortController;
  finished: Promise<void>;
}

/** Often enough for a smooth bar, seldom enough not to keep the screen busy. */
const PROGRESS_EVERY_MS = 80;

export function createReleaseRegister(options: ReleaseRegisterOptions): ReleaseRegister {
  const { library, clock, log } = options;
  const running = new Map<string, Running>();

  const list = (query: RegisterQuery): RegisterList => {
    const partitionId = options.partitionId();
    if (partitionId === null) throw new AppError('library.not-found');
    return library.releases.list(partitionId, query);
  };
  const tell = (one: Running, change: Partial<ReissueState>): void => {
    one.state = { ...one.state, ...change };
    options.onReissue(one.state);
  };
  const described = async (each: RegisteredPackage): Promise<RegisteredPackage> => {
    await library.saving.writeIncidentFiles(each.incidentId);
    return each;
  };

  async function lateStamp(first: RegisteredPackage): Promise<Uint8Array | null> {
    if (first.manifests === null) return null;
    const manifestSha256 = first.manifests['tagmanifest-sha256.txt'];
    const { incidentId } = first;
    return (await options.timeStamps?.late({ incidentId, manifestSha256 })) ?? null;
  }

  async function run(one: Running, first: RegisteredPackage, recipe: Uint8Array): Promise<void> {
    let toldAtMs = 0;
    const timeStamp = await lateStamp(first);
    const made = await options.runner(
      { recipe, sources: await sourcesOf(library, recipe), targetPath: one.targetPath, timeStamp },
      (progress) => {
        const now = clock.monotonic();
        if (progress.step === one.state.step && now - toldAtMs < PROGRESS_EVERY_MS) return;
        toldAtMs = now;
        tell(one, progress);
      },
      one.abort.signal,
    );
    const { sizeBytes, sha256, manifests, addedTimeStamp } = made;
    const fileName = basename(one.targetPath);
    try {
      const again = { madeBy: options.user(), fileName, sizeBytes, sha256 };
      library.releases.recordReissue(first.packageId, again);
      await library.saving.writeIncidentFiles(first.incidentId);
    } catch (caught) {
      // A package without its custody entry must not go out.
      await rm(one.targetPath, { force: true });
      throw caught;
    }
    const sameFile = sha256 === first.innerSha256;
    const result = { fileName, sizeBytes, sha256, sameFile, manifests, addedTimeStamp };
    tell(one, { status: 'done', step: 'finish', bytesDone: one.state.bytesTotal, result });
  }

  function start(targetPath: string, first: RegisteredPackage, recipe: Uint8Array): ReissueState {
    const one: Running = {
      targetPath,
      abort: new AbortController(),
      finished: Promise.resolve(),
      state: {
        packageId: first.packageId,
        status: 'running',
        step: 'check-originals',
        bytesDone: 0,
        bytesTotal: first.sizeBytes,
        result: null,
        error: null,
      },
    };
    const { state } = one;
    running.set(first.packageId, one);
    one.finished = run(one, first, recipe).catch((caught: unknown) => {
      const error = toErrorData(caught);
      const cancelled = error.code === 'cancelled';
      if (!cancelled) log.error('re-issue failed', { code: error.code, detail: error.detail });
      tell(one, { status: cancelled ? 'cancelled' : 'failed', error });
    });
    return state;
  }

  return {
    list,
    mark: (packageId, content, userName) =>
      described(library.releases.mark(packageId, content, userName)),
    withdraw: (releaseId, reason, userName) =>
      described(library.releases.withdraw(releaseId, reason, userName)),
    reissue: async (packageId) => {
      const before = running.get(packageId);
      if (before?.state.status === 'running') return before.state;
      const first = library.releases.get(packageId);
      const recipe = await library.releases.recipe(packageId);
      const targetPath = await options.chooseTarget(first.fileName, 'zip');
      if (targetPath === null) return null;
      const busy = [...running.values()].some(
        (one) => one.state.status === 'running' && one.targetPath === targetPath,
      );
      if (busy) throw new AppError('evidence.target-exists', { detail: basename(targetPath) });
      return start(targetPath, first, recipe);
    },
    cancelReissue: async (packageId) => {
      const one = running.get(packageId);
      one?.abort.abort();
      await one?.finished;
    },
    reveal: (packageId) => {
      const one = running.get(packageId);
      if (one?.state.status === 'done') options.reveal(one.targetPath);
    },
    exportCsv: async (query) => {
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const target = await options.chooseTarget(`Release register ${day}.csv`, 'csv');
      if (target === null) return null;
      const bytes = Buffer.from(registerCsv(list(query).rows), 'utf8');
      await writeFileAtomic(target, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { fileName: basename(target), sizeBytes: bytes.length, sha256 };
    },
    unfinished: () =>
      [...running.values()].filter(({ state }) => state.status === 'running').length,
    close: async () => {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ finished }) => finished));
    },
  };
}

/** Where the files that the recipe names lie now. */
async function sourcesOf(library: Library, recipe: Uint8Array): Promise<readonly ReissueSource[]> {
  const { entries } = await readRecipe(recipe);
  return entries.flatMap(({ fileId }) => {
    if (fileId === null) return [];
    const located = library.locate(fileId);
    return located === null
      ? []
      : [{ fileId, displayName: basename(located.path), absolutePath: located.path }];
  });
}
