/** What to say of a clip in one breath: how it stands, why, and what to do next. */
import { captureModeLabel } from './camera';
import type { ClipCamera, ClipPhase, ClipReport, RemoteClip } from './clip-desk';
import {
  CLIP_DEADLINE_MS,
  describeCameraStage,
  describeDeviceCode,
  describeTaskState,
  FIRST_ANSWERING_REGION,
  isErrorCode,
  type TaskWords,
} from './clip-task';

type Explained = Pick<RemoteClip, 'phase' | 'taskState' | 'history' | 'expired' | 'saved'>;

/** The code that says most: the newest error, or null when the device reports none. */
export function errorCodeOf(history: readonly ClipReport[]): string | null {
  const last = history.at(-1)?.code ?? null;
  return isErrorCode(last) ? last : null;
}

/** The phase of a task by the service's word alone; time and lost answers are judged elsewhere. */
export function phaseOfTask(taskState: number | null, history: readonly ClipReport[]): ClipPhase {
  if (taskState === 3) return errorCodeOf(history) === 'D_E20010' ? 'expired' : 'failed';
  if (taskState === 2) return 'done';
  if (taskState === 6) return 'partial';
  return taskState === null || taskState === 0 ? 'waiting' : 'working';
}

/** Cameras of the newest report that names any. */
export function camerasOfClip(history: readonly ClipReport[]): readonly ClipCamera[] {
  return [...history].reverse().find((report) => report.cameras.length > 0)?.cameras ?? [];
}

export function deadlineOf(askedAtMs: number): number {
  return askedAtMs + CLIP_DEADLINE_MS;
}

const OWN_WORDS: Readonly<Partial<Record<ClipPhase, TaskWords>>> = {
  sending: {
    label: 'Being sent',
    cause: 'The request is on its way to the service.',
    nextStep: '',
  },
  unclear: {
    label: 'Not sure it was taken',
    cause: 'The request was sent, but the connection broke before the service answered.',
    nextStep: 'Refresh the list. If it does not turn up there within a few minutes, ask again.',
  },
  lost: {
    label: 'No longer known',
    cause: 'The service does not know this request any more.',
    nextStep: 'Look whether the clip is among the incidents; if not, ask again.',
  },
};

export function explainClip(clip: Explained): TaskWords {
  const own = OWN_WORDS[clip.phase];
  if (own) return own;
  const last = clip.history.at(-1);
  const code = errorCodeOf(clip.history);
  if (code !== null) return describeDeviceCode(code, last?.description ?? null);
  if (clip.phase === 'expired') {
    return {
      ...describeDeviceCode('D_E20010'),
      cause: `Three days have passed without a result. The device was off or out of coverage, or its firmware is older than region ${FIRST_ANSWERING_REGION}.`,
    };
  }
  const words = describeTaskState(clip.taskState);
  if (clip.saved && clip.phase === 'done') {
    return { ...words, cause: 'Every file has arrived and is saved here.', nextStep: '' };
  }
  if (clip.expired && !clip.saved) {
    return {
      ...words,
      label: 'Deleted from the cloud',
      cause: 'It had arrived, but the cloud has deleted it since.',
      nextStep: 'Ask again if the device may still hold the recording.',
    };
  }
  const failed = camerasOfClip(clip.history).filter(
    (camera) => describeCameraStage(camera.stage, camera.word).outcome === 'failed',
  );
  if (failed.length === 0) return words;
  const each = failed.map((camera) => {
    const stage = describeCameraStage(camera.stage, camera.word);
    return `${cameraName(camera.cameraId)}: ${stage.label.toLowerCase()}`;
  });
  return { ...words, cause: `${words.cause} ${each.join('; ')}.` };
}

/** `All cameras`, `Front`, or the id itself when it is not known. */
export function cameraName(cameraId: string | null): string {
  if (cameraId === null) return 'Camera not named';
  return cameraId === 'ALL' ? 'All cameras' : captureModeLabel(cameraId);
}
