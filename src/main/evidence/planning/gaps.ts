/** Everything a reader would look for and not find; one line a file or camera. */
import type { PlannedGap } from '@shared/domain/evidence';
import { SAVING_FAILED_FOR } from '@shared/domain/saving-words';
import { ENGLISH, type Words } from '@shared/words/words';
import type { EvidenceFile, EvidenceSource } from '../evidence-source';
import { cameraIn } from '../words/retold';
import { byKindAndName, isSaved, originalTitle } from './titles';

export function gaps(source: EvidenceSource, words: Words = ENGLISH): readonly PlannedGap[] {
  const { say } = words;
  const unsaved = source.files.filter((file) => !isSaved(file));
  const told = new Set(unsaved.map((file) => file.captureMode).filter((mode) => mode !== null));
  const cameras = source.cameras.flatMap((camera) =>
    camera.status === 'missing' && !told.has(camera.captureMode)
      ? [
          {
            title: say('{camera} camera', { camera: cameraIn(words, camera.name) }),
            reason: sentence(words.told(camera.reason, [SAVING_FAILED_FOR])),
          },
        ]
      : [],
  );
  const files = [...unsaved]
    .sort(byKindAndName)
    .map((file) => ({ title: originalTitle(file, words), reason: reasonOf(file, words) }));
  const trackTold = unsaved.some((file) => file.kind === 'track');
  const track =
    source.track === null && !trackTold
      ? [
          {
            title: say('GPS track'),
            reason: sentence(
              source.trackMissing === null
                ? say('No track was recorded.')
                : words.told(source.trackMissing),
            ),
          },
        ]
      : [];
  return [...files, ...cameras, ...unnamedVideos(source, cameras.length, words), ...track];
}

/** The service counts more videos than it names files for: said, never passed over. */
function unnamedVideos(
  source: EvidenceSource,
  toldCameras: number,
  { say, counted }: Words,
): readonly PlannedGap[] {
  const { videosRecorded, uploading } = source.incident;
  const named = source.files.filter(({ kind }) => kind === 'video').length + toldCameras;
  const more = videosRecorded - named;
  if (more <= 0) return [];
  return [
    {
      title: counted(more, 'One more video', '{count} more videos'),
      reason: uploading
        ? say('Recorded, but still on its way from the device to the cloud.')
        : say('Recorded by the device, but the service names no file for it.'),
    },
  ];
}

/** Said of the deck without a full stop. */
const sentence = (words: string): string => (words.endsWith('.') ? words : `${words}.`);

function reasonOf(file: EvidenceFile, { say, told }: Words): string {
  switch (file.state) {
    case 'expired':
      return say('The cloud deleted it before it was saved here.');
    case 'failed':
      return say('Saving failed. {why}', {
        why: told(file.error?.detail ?? file.error?.message ?? ''),
      }).trim();
    case 'queued':
    case 'saving':
      return say('It is still being saved.');
    case 'saved':
      return say('It is recorded as saved but not on this disk.');
    case 'trashed':
      return say('Its local copy is in the trash.');
    case 'missing':
      return file.error ? told(file.error.message) : say('It has not been saved from the cloud.');
  }
}
