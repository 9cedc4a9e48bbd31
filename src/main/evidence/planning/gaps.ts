/** Everything a reader would look for and not find; one line a file or camera. */
import type { PlannedGap } from '@shared/domain/evidence';
import type { EvidenceFile, EvidenceSource } from '../evidence-source';
import { byKindAndName, isSaved, originalTitle } from './titles';

export function gaps(source: EvidenceSource): readonly PlannedGap[] {
  const unsaved = source.files.filter((file) => !isSaved(file));
  const told = new Set(unsaved.map((file) => file.captureMode).filter((mode) => mode !== null));
  const cameras = source.cameras.flatMap((camera) =>
    camera.status === 'missing' && !told.has(camera.captureMode)
      ? [{ title: `${camera.name} camera`, reason: camera.reason }]
      : [],
  );
  const files = [...unsaved]
    .sort(byKindAndName)
    .map((file) => ({ title: originalTitle(file), reason: reasonOf(file) }));
  const trackTold = unsaved.some((file) => file.kind === 'track');
  const track =
    source.track === null && !trackTold
      ? [{ title: 'GPS track', reason: sentence(source.trackMissing ?? 'No track was recorded') }]
      : [];
  return [...files, ...cameras, ...unnamedVideos(source, cameras.length), ...track];
}

/** The service counts more videos than it names files for: said, never passed over. */
function unnamedVideos(source: EvidenceSource, toldCameras: number): readonly PlannedGap[] {
  const { videosRecorded, uploading } = source.incident;
  const named = source.files.filter(({ kind }) => kind === 'video').length + toldCameras;
  const more = videosRecorded - named;
  if (more <= 0) return [];
  return [
    {
      title: more === 1 ? 'One more video' : `${more} more videos`,
      reason: uploading
        ? 'Recorded, but still on its way from the device to the cloud.'
        : 'Recorded by the device, but the service names no file for it.',
    },
  ];
}

/** Said of the deck without a full stop. */
const sentence = (words: string): string => (words.endsWith('.') ? words : `${words}.`);

function reasonOf(file: EvidenceFile): string {
  switch (file.state) {
    case 'expired':
      return 'The cloud deleted it before it was saved here.';
    case 'failed':
      return `Saving failed. ${file.error?.detail ?? file.error?.message ?? ''}`.trim();
    case 'queued':
    case 'saving':
      return 'It is still being saved.';
    case 'saved':
      return 'It is recorded as saved but not on this disk.';
    case 'trashed':
      return 'Its local copy is in the trash.';
    case 'missing':
      return file.error?.message ?? 'It has not been saved from the cloud.';
  }
}
