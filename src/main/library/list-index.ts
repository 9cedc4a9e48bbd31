/**
 * The incident list's columns in memory, sorted: what makes a page of 100,000 incidents a matter of milliseconds.
 *
 * [Note: list index] SQLite stays the source. Whoever changes a row touches it here; touched rows are read
 * again before the next answer, so the index can be late but never wrong.
 */
import type { SaveState } from '@shared/domain/incident';
import type { IncidentSort } from '@shared/domain/incident-query';
import type { Database } from '@main/platform/database';
import { compareFor, isLess, type ListRow } from './list-order';

/** With more changes than this at once, sorting anew beats putting each in its place. */
const MANY_CHANGES = 5_000;

export interface ListIndex {
  /** Rows of a partition, rising by (rank, key, time, row id). */
  sorted(partitionId: string, sort: IncidentSort): readonly ListRow[];
  /** These incidents' rows changed; inside a transaction is fine. */
  touch(incidentId: string): void;
  /** Reads what was touched so far, so that the next answer has little left to read; outside transactions. */
  readTouched(): void;
  /** Counts every change; equal numbers mean equal answers. */
  revision(): number;
}

interface PartitionRows {
  readonly byId: Map<string, ListRow>;
  readonly orders: Map<IncidentSort, ListRow[]>;
}

export function createListIndex(database: Database): ListIndex {
  const partitions = new Map<string, PartitionRows>();
  const touched = new Set<string>();
  /** Read, but not yet put in their places. */
  const pending = new Map<string, ListRow>();
  const intern = createIntern();
  let revision = 0;

  const read = (condition: string, param: string): readonly ListRow[] =>
    database.all(`${SELECT} WHERE ${condition}`, param).flatMap(({ rows }) => {
      const parsed = JSON.parse(String(rows)) as ListColumns[];
      return parsed.map((columns) => listRow(columns, intern));
    });

  const load = (partitionId: string): PartitionRows => {
    const known = partitions.get(partitionId);
    if (known !== undefined) return known;
    const rows = read('partition_id = ?', partitionId);
    const made = {
      byId: new Map(rows.map((row) => [row.incidentId, row])),
      orders: new Map<IncidentSort, ListRow[]>(),
    };
    partitions.set(partitionId, made);
    return made;
  };

  const readTouched = (): void => {
    if (touched.size === 0) return;
    const condition = 'incident_id IN (SELECT value FROM json_each(?))';
    for (const row of read(condition, JSON.stringify([...touched])))
      pending.set(row.incidentId, row);
    touched.clear();
  };

  const catchUp = (): void => {
    readTouched();
    if (pending.size === 0) return;
    const byPartition = new Map<string, ListRow[]>();
    for (const row of pending.values()) {
      const rows = byPartition.get(row.partitionId);
      if (rows === undefined) byPartition.set(row.partitionId, [row]);
      else rows.push(row);
    }
    pending.clear();
    for (const [partitionId, rows] of byPartition) {
      const partition = partitions.get(partitionId);
      if (partition !== undefined) replaceRows(partition, rows);
    }
  };

  return {
    sorted: (partitionId, sort) => {
      catchUp();
      const { byId, orders } = load(partitionId);
      const known = orders.get(sort);
      if (known !== undefined) return known;
      const order = [...byId.values()].sort(compareFor(sort));
      orders.set(sort, order);
      return order;
    },
    touch: (incidentId) => {
      touched.add(incidentId);
      revision += 1;
    },
    readTouched,
    revision: () => revision,
  };
}

function replaceRows(partition: PartitionRows, rows: readonly ListRow[]): void {
  const gone = new Set<ListRow>();
  for (const row of rows) {
    const before = partition.byId.get(row.incidentId);
    if (before !== undefined) gone.add(before);
    partition.byId.set(row.incidentId, row);
  }
  if (rows.length > MANY_CHANGES) {
    partition.orders.clear();
    return;
  }
  for (const [sort, order] of partition.orders) {
    const compare = compareFor(sort);
    partition.orders.set(sort, merge(order, [...rows].sort(compare), gone, compare));
  }
}

/** The old order without what is gone, and the new rows in their places: few comparisons, long copies. */
function merge(
  order: readonly ListRow[],
  added: readonly ListRow[],
  gone: ReadonlySet<ListRow>,
  compare: (a: ListRow, b: ListRow) => number,
): ListRow[] {
  const kept = gone.size === 0 ? order : order.filter((row) => !gone.has(row));
  const merged: ListRow[] = [];
  let from = 0;
  const copyTo = (to: number): void => {
    for (; from < to; from += 1) {
      const row = kept[from];
      if (row !== undefined) merged.push(row);
    }
  };
  for (const row of added) {
    copyTo(placeOf(row, kept, from, compare));
    merged.push(row);
  }
  copyTo(kept.length);
  return merged;
}

/** Where a row belongs in an order, at `from` or later. */
function placeOf(
  wish: ListRow,
  order: readonly ListRow[],
  from: number,
  compare: (a: ListRow, b: ListRow) => number,
): number {
  let low = from;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = order[middle];
    if (row !== undefined && isLess(compare, row, wish)) low = middle + 1;
    else high = middle;
  }
  return low;
}

type ListColumns = readonly [
  rowId: number,
  incidentId: string,
  partitionId: string,
  timeMs: number,
  typeName: string,
  group: string,
  severity: number | null,
  state: string,
  urgency: number,
  expiresAtMs: number | null,
  driver: string | null,
  vehicle: string | null,
  type: number | null,
  videosRecorded: number,
  videosArrived: number,
  videosSaved: number,
  uploading: 0 | 1,
  expired: 0 | 1,
  removed: 0 | 1,
  verified: 0 | 1,
  driverName: string | null,
  vehicleName: string | null,
];

/** One text of JSON crosses from SQLite much faster than as many row objects. */
const SELECT = `SELECT json_group_array(json_array(row_id, incident_id, partition_id, event_time_ms, type_name,
  event_group, severity_level, save_state, urgency, expires_at_ms, driver_sort, vehicle_sort, type,
  videos_recorded, videos_arrived, videos_saved, uploading, expired,
  vanished_at_ms IS NOT NULL OR discarded_at_ms IS NOT NULL, verified_at_ms IS NOT NULL,
  driver_name, vehicle_name)) AS rows FROM incidents`;

function listRow(columns: ListColumns, intern: (text: string) => string): ListRow {
  const [rowId, incidentId, partitionId, timeMs, typeName, group, severity, state] = columns;
  const [, , , , , , , , urgency, expiresAtMs, driver, vehicle, type, ...rest] = columns;
  const [videosRecorded, videosArrived, videosSaved, uploading, expired, removed, ...last] = rest;
  const [verified, driverName, vehicleName] = last;
  return {
    rowId,
    incidentId,
    partitionId: intern(partitionId),
    timeMs,
    type,
    typeName: intern(typeName),
    group: intern(group),
    severity,
    state: intern(state),
    saveState: intern(state) as SaveState,
    videosRecorded,
    videosArrived,
    videosSaved,
    uploading: uploading === 1,
    expired: expired === 1,
    removed: removed === 1,
    verified: verified === 1,
    urgency,
    expiresAtMs,
    driver: driver === null ? null : intern(driver),
    vehicle: vehicle === null ? null : intern(vehicle),
    driverName: driverName === null ? null : intern(driverName),
    vehicleName: vehicleName === null ? null : intern(vehicleName),
  };
}

/** The same few names repeat in every row: one string each. */
function createIntern(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
}
