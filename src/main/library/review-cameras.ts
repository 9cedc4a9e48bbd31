/** Cameras for the review deck, one a file (files that follow each other name their first), also for cameras whose picture is missing, with the reason. */
import { camerasOfCaptureMode } from '@shared/domain/camera';
import { inSequence, recordedMs } from '@shared/domain/camera-sequence';
import type { Clip } from '@shared/domain/clip';
import { camerasOfLayout, type CompositeLayout } from '@shared/domain/composite-layout';
import type { IncidentSummary, ReviewCamera } from '@shared/domain/incident';
import { SAVING_FAILED_FOR } from '@shared/domain/saving-words';
import { message } from '@shared/words/message';
import { ENGLISH } from '@shared/words/words';
import type { FileRecord } from './file-records';

/** Usual order on screen; unknown modes follow as the service names them. */
const MODE_ORDER = ['C_F', 'S_F_I', 'C_I', 'C_R', 'C_E', 'GRID'];

export function reviewCameras(
  incident: IncidentSummary,
  files: readonly FileRecord[],
  clips: readonly Clip[],
  layouts: ReadonlyMap<string, CompositeLayout>,
): readonly ReviewCamera[] {
  const videos = files.filter((file) => file.kind === 'video');
  return modesOf(incident, videos).flatMap((mode): readonly ReviewCamera[] => {
    const ofMode = clips
      .filter((clip) => clip.captureMode === mode)
      .sort((a, b) => recordedMs(a) - recordedMs(b));
    if (ofMode.length === 0) {
      const reason = missingReason(
        incident,
        videos.filter((file) => modeOf(file) === mode),
      );
      return camerasOfCaptureMode(mode).map(({ cameraId, name }) => ({
        cameraId,
        name,
        captureMode: mode,
        status: 'missing' as const,
        reason,
      }));
    }
    const rows = inSequence(ofMode);
    const idOf = (cameraId: string, clip: Clip): string => {
      const index = ofMode.indexOf(clip);
      return index === 0 ? cameraId : `${cameraId}#${index + 1}`;
    };
    return ofMode.flatMap((clip, index) =>
      camerasOfLayout(mode, layouts.get(mode) ?? null, clip).map((camera) => {
        const head = rows.find((row) => row.includes(clip))?.[0] ?? clip;
        return {
          cameraId: idOf(camera.cameraId, clip),
          name: index === 0 ? camera.name : `${camera.name} ${index + 1}`,
          captureMode: mode,
          status: 'ready' as const,
          clipId: clip.clipId,
          region: camera.region,
          ...(head === clip ? {} : { follows: idOf(camera.cameraId, head) }),
        };
      }),
    );
  });
}

function modeOf(file: FileRecord): string {
  return file.captureMode ?? file.displayName;
}

function modesOf(incident: IncidentSummary, videos: readonly FileRecord[]): readonly string[] {
  const modes = [...new Set([...incident.captureModes, ...videos.map(modeOf)])];
  const place = (mode: string): number => {
    const index = MODE_ORDER.indexOf(mode);
    return index === -1 ? MODE_ORDER.length : index;
  };
  return modes
    .map((mode, index) => ({ mode, index }))
    .sort((a, b) => place(a.mode) - place(b.mode) || a.index - b.index)
    .map(({ mode }) => mode);
}

function missingReason(incident: IncidentSummary, files: readonly FileRecord[]): string {
  const states = new Set(files.map((file) => file.state));
  if (states.has('saved')) return message('The saved file holds no video that can be read');
  if (states.has('failed')) {
    const error = files.find((file) => file.error !== null)?.error;
    return error === null || error === undefined
      ? message('Saving this file failed')
      : ENGLISH.say(SAVING_FAILED_FOR, { error: error.message });
  }
  if (states.has('saving')) return message('Being saved now');
  if (states.has('queued')) return message('Not saved yet');
  if (states.has('trashed')) return message('In the trash; put it back under Storage');
  if (states.has('expired') || incident.expired) {
    return message('Deleted by the cloud before it was saved');
  }
  if (files.some((file) => file.availability === 'there')) return message('Not saved yet');
  if (states.has('missing') || incident.uploading)
    return message('Still uploading from the device');
  if (incident.saveState === 'not-saved') return message('Not saved yet');
  return message('Not recorded by this device');
}
