/** What the library takes on this disk, and its trash: local copies that were deleted but can be put back. */
import type { EventGroup, SaveState } from './incident';

/** Kinds of local copies, originals first. `part` is what a transfer that was cut off left. */
export const STORED_KINDS = [
  'video',
  'snapshot',
  'track',
  'device-data',
  'derived',
  'quarantine',
  'part',
  'service-answer',
] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

export interface StoredSum {
  readonly files: number;
  readonly bytes: number;
}

export type KindSums = Readonly<Partial<Record<StoredKind, StoredSum>>>;

/** An incident of which something lies on this disk, outside the trash. */
export interface StoredIncident {
  readonly incidentId: string;
  readonly ticket: string;
  readonly typeName: string;
  readonly group: EventGroup;
  readonly vehicleName: string | null;
  /** UTC milliseconds since 1970. */
  readonly eventTimeMs: number;
  /** IANA zone of the place; null when the place is not known. */
  readonly zone: string | null;
  readonly saveState: SaveState;
  readonly kinds: KindSums;
  readonly files: number;
  readonly bytes: number;
  /** On legal hold: nothing of it may be deleted. */
  readonly held: boolean;
  /** Was handed over in an evidence package. */
  readonly exported: boolean;
  /** The cloud no longer has it: what lies here is the only copy. */
  readonly onlyCopy: boolean;
  /** Is being saved, or waits for it. */
  readonly busy: boolean;
}

/** Files of one incident that went to the trash together. */
export interface TrashBatch {
  readonly batchId: string;
  readonly incidentId: string;
  readonly ticket: string;
  readonly typeName: string;
  readonly group: EventGroup;
  readonly vehicleName: string | null;
  readonly eventTimeMs: number;
  readonly zone: string | null;
  readonly files: number;
  readonly bytes: number;
  readonly trashedAtMs: number;
  readonly trashedBy: string;
  /** Empty when none was given. */
  readonly reason: string;
  /** On legal hold: it can be put back, but not deleted. */
  readonly held: boolean;
  readonly onlyCopy: boolean;
}

export interface StorageOverview {
  /** Null where the system does not say. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null;
  /** The largest first. */
  readonly incidents: readonly StoredIncident[];
  /** Originals by camera; the largest first. */
  readonly cameras: readonly ({ readonly captureMode: string } & StoredSum)[];
  /** Index, its backups, and the library's own records. */
  readonly recordBytes: number;
  /** Of other fleets in the same library folder. */
  readonly otherFleetsBytes: number;
  /** The youngest first. */
  readonly trash: readonly TrashBatch[];
}

export interface TrashInput {
  readonly incidentIds: readonly string[];
  readonly kinds: readonly StoredKind[];
  readonly userName: string;
  readonly reason: string;
  /** Somebody has confirmed that copies of what was handed over may go, too. */
  readonly evenIfExported: boolean;
}

export interface TrashResult {
  readonly batchIds: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

export interface TrashChoice {
  /** Null: the whole trash of the fleet on screen. */
  readonly batchIds: readonly string[] | null;
  readonly userName: string;
}

export interface RestoreResult {
  readonly files: number;
  readonly bytes: number;
  /** Names of files that stay in the trash: their place is taken, or they are no longer there. */
  readonly left: readonly string[];
}

export interface EmptyResult {
  readonly files: number;
  readonly bytes: number;
  /** Incidents that stay in the trash because they are on hold. */
  readonly held: number;
  /** Names of files that the system would not delete; they stay in the trash. */
  readonly left: readonly string[];
}

/** How far a long operation on the trash is, in incidents. */
export interface TrashProgress {
  readonly done: number;
  readonly total: number;
}

/** Bands of age, by the time of the event; each ends where the next one begins. */
export const AGE_BANDS = [
  { id: 'week', label: 'Last 7 days', underDays: 7 },
  { id: 'month', label: '7–30 days', underDays: 30 },
  { id: 'quarter', label: '30–90 days', underDays: 90 },
  { id: 'year', label: '90 days – 1 year', underDays: 365 },
  { id: 'older', label: 'Over a year', underDays: Infinity },
] as const;
export type AgeBandId = (typeof AGE_BANDS)[number]['id'];

const DAY_MS = 86_400_000;

export function ageBandOf(eventTimeMs: number, nowMs: number): AgeBandId {
  const days = (nowMs - eventTimeMs) / DAY_MS;
  return AGE_BANDS.find(({ underDays }) => days < underDays)?.id ?? 'older';
}

/** The sum over some kinds; all when none are named. */
export function sumOf(kinds: KindSums, chosen: readonly StoredKind[] = STORED_KINDS): StoredSum {
  return chosen.reduce(
    (sum, kind) => ({
      files: sum.files + (kinds[kind]?.files ?? 0),
      bytes: sum.bytes + (kinds[kind]?.bytes ?? 0),
    }),
    { files: 0, bytes: 0 },
  );
}
