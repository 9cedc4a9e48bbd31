/** The order in which an incident's files are listed: what is looked at first stands on top. */
import { byModeOrder, captureModeLabel } from '@shared/domain/camera';
import type { AssetKind, IncidentFile } from '@shared/domain/incident';

const KINDS: readonly AssetKind[] = ['video', 'snapshot', 'track', 'device-data', 'service-answer'];

/** Videos in the order of the deck, then snapshots, the track and what was answered; the rest as it comes. */
export function filesInOrder(files: readonly IncidentFile[]): readonly IncidentFile[] {
  return [...files].sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      byModeOrder(a.captureMode ?? '', b.captureMode ?? ''),
  );
}

/** What the file is, for who does not read names of files. */
export function fileRole({ kind, captureMode }: IncidentFile): string {
  switch (kind) {
    case 'video':
      return captureMode === null ? 'Video' : `${captureModeLabel(captureMode)} video`;
    case 'snapshot':
      return 'Snapshot';
    case 'track':
      return 'GPS and G-sensor log';
    case 'device-data':
      return 'Written by the camera';
    case 'service-answer':
      return 'Answer of the service';
  }
}
