/** One answer to "is everything of this period safe?", and what can be done about it. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '@shared/errors';
import { completenessOf, OPEN_FATES, fateOf, type Completeness } from '@shared/domain/completeness';
import type { IncidentSelection } from '@shared/domain/incident-query';
import type { LedgerCheck, StatementFile } from '@shared/domain/ledger';
import type { Library } from '@main/library';
import { writeFileAtomic } from '@main/platform/atomic-file';
import type { Clock } from '@main/platform/clock';
import { readStatement, type Statement } from './read-statement';
import { statementCsv } from './statement-csv';

export type StatementFormat = 'csv' | 'pdf';

export interface LedgerOptions {
  readonly library: Library;
  readonly clock: Clock;
  /** Whose incidents are on screen; null while nobody has signed in or opened a library. */
  readonly partitionId: () => string | null;
  /** Name and organisation from settings; empty when none were given. */
  readonly who: () => { readonly userName: string; readonly organisation: string };
  readonly appVersion: string;
  /** Folder of the statement's fonts. */
  readonly fontFolder: string;
  /** Asks with the system's own dialog; null when the user cancels. */
  readonly chooseTarget: (fileName: string, format: StatementFormat) => Promise<string | null>;
  readonly reveal: (path: string) => void;
  readonly onChange: (check: LedgerCheck) => void;
}

export interface Ledger {
  sums(selection: IncidentSelection, soonDays: number): Completeness;
  /** Open incidents of a selection, those that go first first; `withinDays` null for all of them. */
  openIds(selection: IncidentSelection, withinDays: number | null): readonly string[];
  check(): LedgerCheck;
  /** Hashes everything saved of a selection again; one run at a time. */
  startCheck(selection: IncidentSelection): LedgerCheck;
  cancelCheck(): LedgerCheck;
  exportStatement(
    selection: IncidentSelection,
    scope: string,
    format: StatementFormat,
  ): Promise<StatementFile | null>;
  /** Shows the statement written last. */
  revealStatement(): void;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
const IDLE: LedgerCheck = { status: 'idle', checked: 0, total: 0, damaged: 0 };

export function createLedger(options: LedgerOptions): Ledger {
  const { library, clock } = options;
  let check = IDLE;
  let controller = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let written: string | null = null;

  const onScreen = (): string => {
    const id = options.partitionId();
    if (id === null) throw new AppError('library.not-found');
    return id;
  };
  const set = (change: Partial<LedgerCheck>): LedgerCheck => {
    check = { ...check, ...change };
    options.onChange(check);
    return check;
  };

  async function checkAll(incidentIds: readonly string[], signal: AbortSignal): Promise<void> {
    try {
      for (const incidentId of incidentIds) {
        const outcome = await library.verify(incidentId, options.who().userName, signal);
        await library.saving.writeIncidentFiles(incidentId);
        set({
          checked: check.checked + 1,
          damaged: check.damaged + (outcome === 'damaged' ? 1 : 0),
        });
      }
    } catch (caught) {
      if (!signal.aborted) throw caught;
    } finally {
      set({ status: 'idle' });
    }
  }

  return {
    sums: (selection, soonDays) =>
      completenessOf(library.select(onScreen(), selection), clock.now(), soonDays),
    openIds: (selection, withinDays) => {
      const nowMs = clock.now();
      const untilMs = withinDays === null ? Infinity : nowMs + withinDays * DAY_MS;
      return library
        .select(onScreen(), selection)
        .filter((row) => OPEN_FATES.includes(fateOf(row, nowMs)))
        .filter((row) => withinDays === null || (row.expiresAtMs ?? Infinity) <= untilMs)
        .sort((a, b) => (a.expiresAtMs ?? Infinity) - (b.expiresAtMs ?? Infinity))
        .map((row) => row.incidentId);
    },
    check: () => check,
    startCheck: (selection) => {
      if (check.status === 'running') return check;
      const ids = library
        .select(onScreen(), selection)
        .filter((row) => row.videosSaved > 0 || row.saveState === 'saved')
        .map((row) => row.incidentId);
      controller = new AbortController();
      set({ ...IDLE, status: 'running', total: ids.length });
      running = checkAll(ids, controller.signal);
      return check;
    },
    cancelCheck: () => {
      controller.abort();
      return check;
    },
    exportStatement: async (selection, scope, format) => {
      const partitionId = onScreen();
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const target = await options.chooseTarget(`Completeness ${day}.${format}`, format);
      if (target === null) return null;
      const statement = await readStatement(library, partitionId, selection, {
        scope,
        madeAtMs: clock.now(),
        ...options.who(),
        appVersion: options.appVersion,
      });
      const bytes = await bytesOf(statement, format, options.fontFolder);
      await writeFileAtomic(target, bytes);
      written = target;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { fileName: basename(target), sizeBytes: bytes.length, sha256 };
    },
    revealStatement: () => {
      if (written !== null) options.reveal(written);
    },
    close: async () => {
      controller.abort();
      await running;
    },
  };
}

async function bytesOf(
  statement: Statement,
  format: StatementFormat,
  fontFolder: string,
): Promise<Buffer> {
  if (format === 'csv') return Buffer.from(statementCsv(statement), 'utf8');
  // Loaded when first needed: the PDF library is larger than the rest of main.
  const { statementPdf } = await import('./statement-pdf');
  return statementPdf(statement, fontFolder);
}
