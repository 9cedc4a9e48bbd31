/**
 * The incident list's columns in memory, sorted: what makes a page of 100,000 incidents a matter of milliseconds.
 *
 * [Note: list index] SQLite stays the source. Whoever changes a row touches it here; touched rows are read
 * again before the next answer, so the index can be late but never wrong.
 */
import { IMPORTED_PARTITION } from '@shared/domain/import';
import type { SaveState } from '@shared/domain/incident';
import type { IncidentSort } from '@shared/domain/incident-query';
import type { Database } from '@main/platform/database';
import { createFacetCounter, type FacetCounter, type FacetCounts } from './facet-counts';
import type { ListRow } from './list-order';
import { createRowTable, type RowTable } from './row-table';
import { orderOf, withChanges, type RowOrder } from './row-order';

/** With more changes than this at once, sorting anew beats putting each in its place. */
const MANY_CHANGES = 5_000;

export interface ListIndex {
  /** Rows of a partition, in no order that means anything: the quick way to look at all. */
  rows(partitionId: string): RowTable;
  /** How often each value stands in the columns of a partition. */
  counts(partitionId: string): FacetCounts;
  /** Row ids of a partition, rising by (rank, key, time, row id). */
  order(partitionId: string, sort: IncidentSort): RowOrder;
  /** These incidents' rows changed; inside a transaction is fine. */
  touch(incidentId: string): void;
  /** Reads what was touched so far, so that the next answer has little left to read; outside transactions. */
  readTouched(): void;
  /** Counts every change; equal numbers mean equal answers. */
  revision(): number;
}

interface PartitionRows {
  readonly byId: RowTable;
  readonly counts: FacetCounter;
  readonly orders: Map<IncidentSort, RowOrder>;
}

export function createListIndex(database: Database): ListIndex {
  const partitions = new Map<string, PartitionRows>();
  const touched = new Set<string>();
  /** Read, but not yet put in their places. */
  const pending = new Map<number, ListRow>();
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
    const counts = createFacetCounter();
    for (const row of rows) counts.add(row);
    const made = {
      byId: createRowTable(rows),
      counts,
      orders: new Map<IncidentSort, RowOrder>(),
    };
    partitions.set(partitionId, made);
    return made;
  };

  const readTouched = (): void => {
    if (touched.size === 0) return;
    const condition = 'incident_id IN (SELECT value FROM json_each(?))';
    for (const row of read(condition, JSON.stringify([...touched]))) pending.set(row.rowId, row);
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
    rows: (partitionId) => {
      catchUp();
      return load(partitionId).byId;
    },
    counts: (partitionId) => {
      catchUp();
      return load(partitionId).counts;
    },
    order: (partitionId, sort) => {
      catchUp();
      const { byId, orders } = load(partitionId);
      const known = orders.get(sort);
      if (known !== undefined) return known;
      const order = orderOf(byId, sort);
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

function replaceRows({ byId, counts, orders }: PartitionRows, rows: readonly ListRow[]): void {
  for (const row of rows) {
    const before = byId.get(row.rowId);
    if (before !== undefined) counts.remove(before);
    counts.add(row);
    byId.put(row);
  }
  if (rows.length > MANY_CHANGES) {
    orders.clear();
    return;
  }
  for (const [sort, order] of orders) orders.set(sort, withChanges(order, byId, rows, sort));
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
  videosDeleted: number,
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
  videos_recorded, videos_arrived, videos_saved, videos_deleted, uploading, expired,
  vanished_at_ms IS NOT NULL OR discarded_at_ms IS NOT NULL, verified_at_ms IS NOT NULL,
  driver_name, vehicle_name)) AS rows FROM incidents`;

function listRow(columns: ListColumns, intern: (text: string) => string): ListRow {
  const [rowId, incidentId, partitionId, timeMs, typeName, group, severity, state] = columns;
  const [, , , , , , , , urgency, expiresAtMs, driver, vehicle, type, ...rest] = columns;
  const [videosRecorded, videosArrived, videosSaved, videosDeleted, ...flags] = rest;
  const [uploading, expired, removed, ...last] = flags;
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
    videosDeleted,
    imported: partitionId === IMPORTED_PARTITION.partitionId,
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
