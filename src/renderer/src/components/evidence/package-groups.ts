/** Sorts a plan's files under the headings a reader thinks in. */
import type { EvidencePlan, PlannedFile } from '@shared/domain/evidence';

export interface PackageGroup {
  readonly title: string;
  readonly files: readonly PlannedFile[];
  /** Null while no file of it exists yet. */
  readonly sizeBytes: number | null;
}

const GROUPS: readonly {
  readonly title: string;
  readonly kinds: readonly PlannedFile['kind'][];
}[] = [
  { title: 'Videos', kinds: ['video'] },
  { title: 'Clips and copies', kinds: ['derived'] },
  { title: 'Snapshots', kinds: ['snapshot'] },
  { title: 'GPS and G-sensor', kinds: ['track', 'track-gpx', 'track-csv'] },
  { title: 'Report, viewer and instructions', kinds: ['report', 'viewer', 'instructions'] },
  { title: 'Records', kinds: ['custody', 'service-answer', 'metadata'] },
];

/** Groups without a file are left out; what is missing is said elsewhere. */
export function packageGroups({ files }: EvidencePlan): readonly PackageGroup[] {
  return GROUPS.map(({ title, kinds }) => {
    const own = files.filter(({ kind }) => kinds.includes(kind));
    const sizes = own.flatMap(({ sizeBytes }) => (sizeBytes === null ? [] : [sizeBytes]));
    return {
      title,
      files: own,
      sizeBytes: sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0),
    };
  }).filter((group) => group.files.length > 0);
}
