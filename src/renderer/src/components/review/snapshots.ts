/** Pictures the service took of an event, as the deck names and orders them, and what is said of them. */
import { byModeOrder, captureModeLabel } from '@shared/domain/camera';
import type { IncidentFile, ReviewMaterial } from '@shared/domain/incident';

export interface Snapshot {
  readonly fileId: string;
  /** Its camera, numbered where that took several: `Front`, `Rear, 1 of 2`. */
  readonly name: string;
  readonly fileName: string;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
}

/** What is saved here of them, in the usual order of the cameras; those of one camera as the service lists them. */
export function snapshotsOf({
  snapshots,
  incident,
}: {
  readonly snapshots: ReviewMaterial['snapshots'];
  readonly incident: { readonly files: readonly IncidentFile[] };
}): readonly Snapshot[] {
  const named = snapshots.map(({ fileId, captureMode }) => ({
    fileId,
    mode: captureMode ?? '',
    camera: captureMode === null ? 'Unknown camera' : captureModeLabel(captureMode),
  }));
  const files = new Map(incident.files.map((file) => [file.fileId, file]));
  return [...named]
    .sort((a, b) => byModeOrder(a.mode, b.mode))
    .map(({ fileId, camera }, _, sorted) => {
      const alike = sorted.filter((other) => other.camera === camera);
      const number = alike.findIndex((other) => other.fileId === fileId) + 1;
      const file = files.get(fileId);
      return {
        fileId,
        name: alike.length === 1 ? camera : `${camera}, ${number} of ${alike.length}`,
        fileName: file?.displayName ?? '',
        sizeBytes: file?.sizeBytes ?? null,
        sha256: file?.sha256 ?? null,
      };
    });
}

/**
 * The one before or after; behind the last comes the first.
 * @returns the same one where it is the only one, null where it is none of them
 */
export function snapshotBeside(
  snapshots: readonly Snapshot[],
  fileId: string,
  way: 1 | -1,
): Snapshot | null {
  const index = snapshots.findIndex((snapshot) => snapshot.fileId === fileId);
  if (index === -1) return null;
  return snapshots[(index + way + snapshots.length) % snapshots.length] ?? null;
}

/** Why it stands at the event: no moment or place of its own is known. */
export function snapshotOrigin(isImported: boolean): string {
  return isImported
    ? 'Nothing says when or where a snapshot was taken; it belongs to the event.'
    : 'The service gives a snapshot no time or place of its own; it belongs to the event.';
}

/** For the sign at the event's place on the map. */
export function snapshotsTip(count: number, isImported: boolean): string {
  const who = isImported ? 'nothing says' : 'the service does not say';
  return count === 1
    ? `1 snapshot of this event; ${who} when it was taken`
    : `${count} snapshots of this event; ${who} when they were taken`;
}
