/** Gathers a completeness statement from the library, without holding up the rest of the program. */
import {
  completenessOf,
  fateOf,
  fateReason,
  type Completeness,
  type EventFate,
} from '@shared/domain/completeness';
import type { IncidentSummary } from '@shared/domain/incident';
import type { IncidentSelection } from '@shared/domain/incident-query';
import type { Library } from '@main/library';

export interface StatementRow {
  readonly incident: IncidentSummary;
  readonly fate: EventFate;
  readonly reason: string;
}

export interface StatementMaker {
  /** The period and filters in words. */
  readonly scope: string;
  readonly madeAtMs: number;
  readonly userName: string;
  readonly organisation: string;
  readonly appVersion: string;
}

export interface Statement extends StatementMaker {
  readonly library: string;
  readonly lastSyncedMs: number | null;
  readonly sums: Completeness;
  readonly savedBytes: number;
  /** Oldest first. */
  readonly rows: readonly StatementRow[];
}

/** What a completeness statement warns of. */
export const SOON_DAYS = 7;
const ROWS_AT_ONCE = 200;

export async function readStatement(
  library: Library,
  partitionId: string,
  selection: IncidentSelection,
  maker: StatementMaker,
): Promise<Statement> {
  const selected = library.select(partitionId, selection);
  const rows: StatementRow[] = [];
  const query = { ...selection, sort: 'time', descending: false, limit: ROWS_AT_ONCE } as const;
  const facts = new Map(selected.map((row) => [row.incidentId, row]));
  for (let offset = 0; offset < selected.length; offset += ROWS_AT_ONCE) {
    for (const incident of library.query(partitionId, { ...query, offset }).rows) {
      const known = facts.get(incident.incidentId);
      if (known === undefined) continue;
      const fate = fateOf(known, maker.madeAtMs);
      rows.push({ incident, fate, reason: fateReason(known, maker.madeAtMs) });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  const partition = library.partitions().find((one) => one.partitionId === partitionId);
  return {
    ...maker,
    library: partition?.label ?? partitionId,
    lastSyncedMs: library.partition(partitionId)?.lastSyncedMs ?? null,
    sums: completenessOf(selected, maker.madeAtMs, SOON_DAYS),
    savedBytes: rows.reduce((sum, { incident }) => sum + incident.savedBytes, 0),
    rows,
  };
}
