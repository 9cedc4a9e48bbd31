/** The append-only record of who did what to an incident; the database is its source. */
import { AppError } from '@shared/errors';
import { number, text } from '@main/platform/columns';
import type { Clock } from '@main/platform/clock';
import type { Database } from '@main/platform/database';
import {
  CustodyEntrySchema,
  entryLine,
  FIRST_PREVIOUS,
  sealEntry,
  type CustodyAction,
  type CustodyData,
  type CustodyEntry,
} from './entry';
import { verifyChain, type ChainCheck } from './verify-chain';

/** The chain for what concerns no single incident. */
export const APP_CHAIN = 'app';

export interface NewCustodyEntry {
  readonly action: CustodyAction;
  /** Name from settings; empty when none was given. */
  readonly user: string;
  readonly data?: CustodyData;
}

export interface CustodyRecord {
  /** Adds to an incident's chain (or `APP_CHAIN`); joins the transaction that runs, if any. */
  append(chain: string, entry: NewCustodyEntry): CustodyEntry;
  /** Oldest first. */
  entries(chain: string): readonly CustodyEntry[];
  /** The entries exactly as they were written, one JSON object a line. */
  lines(chain: string): readonly string[];
  verify(chain: string): ChainCheck;
}

export function createCustodyRecord(database: Database, clock: Clock): CustodyRecord {
  const lines = (chain: string): readonly string[] =>
    database
      .all('SELECT line FROM custody WHERE chain = ? ORDER BY entry_index', chain)
      .map((row) => text(row, 'line'));

  return {
    append: (chain, entry) =>
      database.transaction(() => {
        const last = database.get(
          'SELECT entry_index, hash FROM custody WHERE chain = ? ORDER BY entry_index DESC LIMIT 1',
          chain,
        );
        const sealed = sealEntry({
          version: 1,
          chain,
          index: last === undefined ? 0 : number(last, 'entry_index') + 1,
          timeMs: Math.round(clock.now()),
          action: entry.action,
          user: entry.user,
          data: entry.data ?? {},
          previous: last === undefined ? FIRST_PREVIOUS : text(last, 'hash'),
        });
        database.run(
          'INSERT INTO custody (chain, entry_index, time_ms, action, hash, line) VALUES (?, ?, ?, ?, ?, ?)',
          chain,
          sealed.index,
          sealed.timeMs,
          sealed.action,
          sealed.hash,
          entryLine(sealed),
        );
        return sealed;
      }),
    lines,
    entries: (chain) =>
      lines(chain).map((line) => {
        const parsed = CustodyEntrySchema.safeParse(JSON.parse(line));
        if (!parsed.success) throw new AppError('unexpected', { detail: 'custody entry' });
        return parsed.data;
      }),
    verify: (chain) => verifyChain(chain, lines(chain)),
  };
}
