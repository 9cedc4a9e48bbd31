/** The requests made here, as rows of the library's index. */
import type { ClipPhase, ClipReport } from '@shared/domain/clip-desk';
import type { AppErrorData } from '@shared/errors';
import { flag, number, numberOrNull, text, textOrNull } from '@main/platform/columns';
import type { Database, SqlRow, SqlValue } from '@main/platform/database';

export interface NewClipRequest {
  readonly requestId: string;
  readonly partitionId: string;
  readonly deviceId: string;
  readonly vehicleName: string | null;
  readonly cameraId: string;
  readonly fileName: string;
  readonly timeMs: number;
  readonly durationSeconds: number;
  readonly singleEvent: boolean;
  readonly saveWhenArrived: boolean;
  readonly aboutIncidentId: string | null;
  readonly askedBy: string;
  readonly askedAtMs: number;
}

/** What changes while a request is followed. */
export interface ClipProgress {
  readonly taskId: string | null;
  readonly phase: ClipPhase;
  readonly taskState: number | null;
  readonly history: readonly ClipReport[];
  readonly ticket: string | null;
  readonly daysLeft: number | null;
  readonly incidentIds: readonly string[];
  readonly joined: boolean;
  readonly looks: number;
  readonly misses: number;
  readonly checkedAtMs: number | null;
  /** Null when it is not looked at any more. */
  readonly nextCheckMs: number | null;
  readonly problem: AppErrorData | null;
}

export interface ClipRequestRow extends NewClipRequest, ClipProgress {}

export interface RequestTable {
  add(request: NewClipRequest): void;
  remove(requestId: string): void;
  update(requestId: string, change: Partial<ClipProgress>): void;
  /** Newest first. */
  all(partitionId: string): readonly ClipRequestRow[];
  find(requestId: string): ClipRequestRow | null;
  /** Those whose time to be looked at has come, longest overdue first. */
  due(partitionId: string, nowMs: number): readonly ClipRequestRow[];
  /** When the next one is due; null when none is. */
  nextDueMs(partitionId: string): number | null;
  /** Everything that is still followed is due at once. */
  hurry(partitionId: string, nowMs: number): void;
  /** What was being sent when the program ended may or may not have arrived. */
  noteInterrupted(nowMs: number): void;
}

export function createRequestTable(database: Database): RequestTable {
  return {
    add: (request) => {
      database.run(
        `INSERT INTO clip_requests (request_id, partition_id, device_id, vehicle_name, camera_id,
           file_name, time_ms, duration_seconds, single_event, save_when_arrived,
           about_incident_id, asked_by, asked_at_ms, phase)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'sending')`,
        request.requestId,
        request.partitionId,
        request.deviceId,
        request.vehicleName,
        request.cameraId,
        request.fileName,
        whole(request.timeMs),
        request.durationSeconds,
        request.singleEvent ? 1 : 0,
        request.saveWhenArrived ? 1 : 0,
        request.aboutIncidentId,
        request.askedBy,
        whole(request.askedAtMs),
      );
    },
    remove: (requestId) => {
      database.run('DELETE FROM clip_requests WHERE request_id = ?', requestId);
    },
    update: (requestId, change) => {
      const written = Object.entries(columnsOf(change)).filter(
        (entry): entry is [string, SqlValue] => entry[1] !== undefined,
      );
      if (written.length === 0) return;
      database.run(
        `UPDATE clip_requests SET ${written.map(([name]) => `${name} = ?`).join(', ')} WHERE request_id = ?`,
        ...written.map(([, value]) => value),
        requestId,
      );
    },
    all: (partitionId) =>
      database
        .all(
          'SELECT * FROM clip_requests WHERE partition_id = ? ORDER BY asked_at_ms DESC, rowid DESC',
          partitionId,
        )
        .map(rowOf),
    find: (requestId) => {
      const row = database.get('SELECT * FROM clip_requests WHERE request_id = ?', requestId);
      return row === undefined ? null : rowOf(row);
    },
    due: (partitionId, nowMs) =>
      database
        .all(
          'SELECT * FROM clip_requests WHERE partition_id = ? AND next_check_ms <= ? ORDER BY next_check_ms',
          partitionId,
          whole(nowMs),
        )
        .map(rowOf),
    nextDueMs: (partitionId) => {
      const row = database.get(
        'SELECT min(next_check_ms) AS due FROM clip_requests WHERE partition_id = ?',
        partitionId,
      );
      return row === undefined ? null : numberOrNull(row, 'due');
    },
    hurry: (partitionId, nowMs) => {
      database.run(
        `UPDATE clip_requests SET next_check_ms = ?, looks = 0
         WHERE partition_id = ? AND next_check_ms IS NOT NULL`,
        whole(nowMs),
        partitionId,
      );
    },
    noteInterrupted: (nowMs) => {
      database.run(
        "UPDATE clip_requests SET phase = 'unclear', next_check_ms = ? WHERE phase = 'sending'",
        whole(nowMs),
      );
    },
  };
}

/** Times are kept as whole milliseconds: the tables are strict. */
function whole(value: number): number;
function whole(value: number | null): number | null;
function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

/** Undefined: this column stays as it is. */
function columnsOf(change: Partial<ClipProgress>): Readonly<Record<string, SqlValue | undefined>> {
  const asNumber = (value: boolean | undefined): number | undefined =>
    value === undefined ? undefined : Number(value);
  const asJson = (value: unknown): string | null | undefined =>
    value === undefined || value === null ? value : JSON.stringify(value);
  return {
    task_id: change.taskId,
    phase: change.phase,
    task_state: change.taskState,
    history: asJson(change.history),
    ticket: change.ticket,
    days_left: change.daysLeft,
    incident_ids: asJson(change.incidentIds),
    joined: asNumber(change.joined),
    looks: change.looks,
    misses: change.misses,
    checked_at_ms: change.checkedAtMs === undefined ? undefined : whole(change.checkedAtMs),
    next_check_ms: change.nextCheckMs === undefined ? undefined : whole(change.nextCheckMs),
    problem: asJson(change.problem),
  };
}

function rowOf(row: SqlRow): ClipRequestRow {
  const problem = textOrNull(row, 'problem');
  return {
    requestId: text(row, 'request_id'),
    partitionId: text(row, 'partition_id'),
    deviceId: text(row, 'device_id'),
    vehicleName: textOrNull(row, 'vehicle_name'),
    cameraId: text(row, 'camera_id'),
    fileName: text(row, 'file_name'),
    timeMs: number(row, 'time_ms'),
    durationSeconds: number(row, 'duration_seconds'),
    singleEvent: flag(row, 'single_event'),
    saveWhenArrived: flag(row, 'save_when_arrived'),
    aboutIncidentId: textOrNull(row, 'about_incident_id'),
    askedBy: text(row, 'asked_by'),
    askedAtMs: number(row, 'asked_at_ms'),
    taskId: textOrNull(row, 'task_id'),
    // Written by this file only, from the types it is read back as.
    phase: text(row, 'phase') as ClipPhase,
    taskState: numberOrNull(row, 'task_state'),
    history: JSON.parse(text(row, 'history')) as readonly ClipReport[],
    ticket: textOrNull(row, 'ticket'),
    daysLeft: numberOrNull(row, 'days_left'),
    incidentIds: JSON.parse(text(row, 'incident_ids')) as readonly string[],
    joined: flag(row, 'joined'),
    looks: number(row, 'looks'),
    misses: number(row, 'misses'),
    checkedAtMs: numberOrNull(row, 'checked_at_ms'),
    nextCheckMs: numberOrNull(row, 'next_check_ms'),
    problem: problem === null ? null : (JSON.parse(problem) as AppErrorData),
  };
}
