/** What a planned file is called where a person reads it, and the order they stand in. */
import { captureModeLabel } from '@shared/domain/camera';
import type { AssetKind } from '@shared/domain/incident';
import { ENGLISH, type Words } from '@shared/words/words';
import { comparePaths } from '../bag/bag-text';
import type { EvidenceFile } from '../evidence-source';
import { cameraIn } from '../words/retold';

const KIND_ORDER: readonly AssetKind[] = [
  'video',
  'snapshot',
  'track',
  'device-data',
  'service-answer',
];

export function originalTitle(file: EvidenceFile, words: Words = ENGLISH): string {
  const { say } = words;
  const { displayName: name } = file;
  const camera =
    file.captureMode === null ? null : cameraIn(words, captureModeLabel(file.captureMode));
  switch (file.kind) {
    case 'video':
      return camera === null ? say('Video {name}', { name }) : say('{camera} video', { camera });
    case 'snapshot':
      return camera === null
        ? say('Snapshot {name}', { name })
        : say('{camera} snapshot', { camera });
    case 'track':
      return name.endsWith('.gpx') ? say('GPS track (GPX)') : say('GPS and G-sensor log (NMEA)');
    case 'device-data':
      return say('Camera’s own data {name}', { name });
    case 'service-answer':
      return say('Service answer {name}', { name });
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
