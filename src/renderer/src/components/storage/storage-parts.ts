/** What the library's room is made of, in the order and colours of the bar. */
import { STORED_KIND_NAMES } from '@renderer/messages';
import {
  STORED_KINDS,
  sumOf,
  type StorageOverview,
  type StoredKind,
  type StoredSum,
} from '@shared/domain/storage';

export interface StoragePart extends StoredSum {
  readonly id: StoredKind | 'trash' | 'records';
  readonly label: string;
  /** Null for what the list cannot be narrowed to. */
  readonly kind: StoredKind | null;
  /** What it is, for those who wonder. */
  readonly hint: string;
}

const HINTS: Readonly<Record<StoredKind, string>> = {
  video: 'Original videos as they came, by camera',
  snapshot: 'Original pictures as they came',
  track: 'Original GPS and G-sensor logs',
  'device-data': 'What a camera wrote beside its videos',
  derived: 'Clips and redacted copies that were made here',
  quarantine: 'Files that arrived and were not what was announced',
  part: 'What transfers that were cut off have left; they go on from there',
  'service-answer': 'The service’s own answers, kept as they came',
};

/** Those that hold something; the trash and the records always. */
export function storageParts(overview: StorageOverview): readonly StoragePart[] {
  const kinds = STORED_KINDS.map((kind) => {
    const sums = overview.incidents.map((row) => sumOf(row.kinds, [kind]));
    return {
      id: kind,
      label: STORED_KIND_NAMES[kind],
      kind,
      hint: HINTS[kind],
      ...total(sums),
    };
  }).filter(({ files }) => files > 0);
  return [
    ...kinds,
    {
      id: 'trash',
      label: 'Trash',
      kind: null,
      hint: 'Deleted here, and not yet for good',
      ...total(overview.trash),
    },
    {
      id: 'records',
      label: 'Index and records',
      kind: null,
      hint: 'The index, its backups and the descriptions of fleets',
      files: 0,
      bytes: overview.recordBytes,
    },
  ];
}

export function total(sums: readonly StoredSum[]): StoredSum {
  return {
    files: sums.reduce((sum, { files }) => sum + files, 0),
    bytes: sums.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
