/** What a planned file is called where a person reads it, and the order they stand in. */
import { captureModeLabel } from '@shared/domain/camera';
import type { AssetKind } from '@shared/domain/incident';
import { comparePaths } from '../bag/bag-text';
import type { EvidenceFile } from '../evidence-source';

const KIND_ORDER: readonly AssetKind[] = [
  'video',
  'snapshot',
  'track',
  'device-data',
  'service-answer',
];

export function originalTitle(file: EvidenceFile): string {
  const camera = file.captureMode === null ? null : captureModeLabel(file.captureMode);
  switch (file.kind) {
    case 'video':
      return camera === null ? `Video ${file.displayName}` : `${camera} video`;
    case 'snapshot':
      return camera === null ? `Snapshot ${file.displayName}` : `${camera} snapshot`;
    case 'track':
      return file.displayName.endsWith('.gpx') ? 'GPS track (GPX)' : 'GPS and G-sensor log (NMEA)';
    case 'device-data':
      return `Camera’s own data ${file.displayName}`;
    case 'service-answer':
      return `Service answer ${file.displayName}`;
  }
}

export function byKindAndName(a: EvidenceFile, b: EvidenceFile): number {
  return (
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    comparePaths(a.displayName, b.displayName) ||
    comparePaths(a.fileId, b.fileId)
  );
}

/** Neither an original nor a derived file goes in that is not whole on this disk. */
export function isSaved(file: EvidenceFile): boolean {
  return file.state === 'saved' && file.absolutePath !== null;
}
