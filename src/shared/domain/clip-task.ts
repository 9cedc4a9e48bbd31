/** What the service and the device say of a remote clip, in plain words: each with its cause and next step. */

/** What a number or code means, why it is so, and what to do about it. */
export interface TaskWords {
  readonly label: string;
  readonly cause: string;
  /** Empty when nothing needs to be done. */
  readonly nextStep: string;
}

/** A camera app drops a command that it could not carry out for this long. */
export const CLIP_DEADLINE_MS = 3 * 86_400_000;

export const MIN_CLIP_SECONDS = 1;
export const MAX_CLIP_SECONDS = 86_400;

/** `cam_id` that stands for every camera which recorded the moment. */
export const ALL_CAMERAS = 'ALL';

/** First firmware whose devices answer to a request for a clip. */
export const FIRST_ANSWERING_REGION = 43;

export const SUCCESS_CODE = 'D_S00000';

interface TaskStateWords extends TaskWords {
  /** The service's own word, as `process_state` has it. */
  readonly word: string;
  readonly over: boolean;
}

const WAIT = 'Nothing to do: it goes on by itself and is looked at again and again.';

/** `task_state` of the reference. */
const TASK_STATES: Readonly<Record<number, TaskStateWords>> = {
  0: {
    word: 'Upcoming',
    label: 'Waiting for the device',
    cause:
      'The request lies with the service; the device has not taken it yet. It may be switched off or out of coverage.',
    nextStep: `Have the vehicle started within three days. A device with firmware older than region ${FIRST_ANSWERING_REGION} never answers.`,
    over: false,
  },
  1: {
    word: 'Processing',
    label: 'Taken by the device',
    cause: 'The device has the request and told the service so.',
    nextStep: WAIT,
    over: false,
  },
  2: {
    word: 'Success',
    label: 'Arrived',
    cause: 'Every file has reached the cloud.',
    nextStep: 'Save it: the cloud keeps it for a limited time only.',
    over: true,
  },
  3: {
    word: 'Failed',
    label: 'Failed',
    cause: 'The device reported that it could not do it.',
    nextStep: 'Ask again; if it fails again, try a shorter clip or a single camera.',
    over: true,
  },
  4: {
    word: 'Clipping file',
    label: 'Cutting the clip',
    cause: 'The device cuts the wanted time out of its recording, camera by camera.',
    nextStep: WAIT,
    over: false,
  },
  5: {
    word: 'Uploading file',
    label: 'Uploading',
    cause: 'The device sends its files; the service counts them as they come.',
    nextStep: 'Nothing to do, but the vehicle must stay switched on and in coverage.',
    over: false,
  },
  6: {
    word: 'Partial Success',
    label: 'Arrived in part',
    cause: 'Some cameras delivered their clip and some did not.',
    nextStep:
      'Save what has arrived, then see below which camera is missing and ask for that one alone.',
    over: true,
  },
};

/** How far a camera has come on the way prepare → cut → upload → arrived. */
export interface StageWords extends TaskWords {
  readonly word: string;
  /** Steps behind it, 0…4; where it failed, the step that failed counts. */
  readonly steps: number;
  readonly outcome: 'under-way' | 'done' | 'failed';
}

export const STAGE_STEPS = 4;

/** Per-camera `state_number` of the reference. */
const CAMERA_STAGES: Readonly<Record<number, StageWords>> = {
  0: {
    word: 'Preparing to clip',
    label: 'Waiting to cut',
    cause: 'The camera has not begun to cut the clip.',
    nextStep: WAIT,
    steps: 1,
    outcome: 'under-way',
  },
  1: {
    word: 'Starting clipping',
    label: 'Cutting',
    cause: 'The camera cuts the clip out of its recording.',
    nextStep: WAIT,
    steps: 2,
    outcome: 'under-way',
  },
  2: {
    word: 'Clipping successful',
    label: 'Cut',
    cause: 'The clip lies ready on the device.',
    nextStep: WAIT,
    steps: 2,
    outcome: 'under-way',
  },
  3: {
    word: 'Clipping failed',
    label: 'Could not be cut',
    cause:
      'The camera failed to cut the clip, for example because a file of its recording is damaged.',
    nextStep: 'Ask for this camera alone, with a shorter clip.',
    steps: 2,
    outcome: 'failed',
  },
  4: {
    word: 'Video not found',
    label: 'No recording found',
    cause: 'The camera holds no recording of this moment: it was off, or it has been overwritten.',
    nextStep: 'Check the moment and its time zone, or try another camera.',
    steps: 1,
    outcome: 'failed',
  },
  5: {
    word: 'Preparing to upload',
    label: 'Waiting to upload',
    cause: 'The clip is ready and waits for its turn to be sent.',
    nextStep: 'Nothing to do, but the vehicle must stay switched on and in coverage.',
    steps: 3,
    outcome: 'under-way',
  },
  6: {
    word: 'Uploading success',
    label: 'Arrived',
    cause: 'The clip of this camera is in the cloud.',
    nextStep: '',
    steps: 4,
    outcome: 'done',
  },
  7: {
    word: 'Upload time expired',
    label: 'Upload ran out of time',
    cause: 'The clip was cut, but could not be sent within the three days.',
    nextStep: 'Ask again while the vehicle is switched on and in good coverage.',
    steps: 3,
    outcome: 'failed',
  },
};

/** Codes of the device; 20008 does not exist. */
const DEVICE_CODES: Readonly<Record<string, TaskWords>> = {
  D_S00000: {
    label: 'No error',
    cause: 'The device reports no error.',
    nextStep: '',
  },
  D_E20001: {
    label: 'No recording of this moment',
    cause:
      'The device has no video of the time that was asked for: it was off, the time is wrong, or the recording has been overwritten.',
    nextStep:
      'Check the moment and its time zone. Otherwise look for an incident of the same minute that was uploaded on its own.',
  },
  D_E20002: {
    label: 'Could not be joined',
    cause: 'The clip spans several recorded files and the device failed to join them.',
    nextStep: 'Ask again in shorter clips, one after the other, or one camera at a time.',
  },
  D_E20003: {
    label: 'Busy cutting another clip',
    cause: 'A device cuts one clip at a time and another request was under way.',
    nextStep: 'Wait until the other request has ended, then ask again.',
  },
  D_E20004: {
    label: 'Busy uploading incidents',
    cause: 'Uploads of incidents go first (older devices, asked directly).',
    nextStep: 'Wait until its incidents have arrived, then ask again.',
  },
  D_E20005: {
    label: 'No permission to upload',
    cause:
      'The device asked the service for an upload ticket and got none (older devices, asked directly).',
    nextStep: 'Ask again in a few minutes; if it stays, tell your fleet service provider.',
  },
  D_E20006: {
    label: 'Second memory card missing',
    cause: 'The card that holds this recording is not mounted (older devices, asked directly).',
    nextStep: 'Have the card checked in the vehicle, then ask again.',
  },
  D_E20007: {
    label: 'Ended without a result',
    cause: 'The device went through the request to its end, but failed; it does not say why.',
    nextStep: 'Ask again with a shorter clip or a single camera.',
  },
  D_E20009: {
    label: 'No room on the device',
    cause: 'The internal memory in which the clip is put together is full.',
    nextStep:
      'Ask for a shorter clip or one camera at a time; wait until other uploads are through.',
  },
  D_E20010: {
    label: 'Dropped after three days',
    cause: 'The request waited for more than three days, so the camera removed it.',
    nextStep:
      'Ask again while the vehicle is in use; the recording may be overwritten soon, so do it today.',
  },
};

export const KNOWN_TASK_STATES: readonly number[] = Object.keys(TASK_STATES).map(Number);
export const KNOWN_CAMERA_STAGES: readonly number[] = Object.keys(CAMERA_STAGES).map(Number);
export const KNOWN_DEVICE_CODES: readonly string[] = Object.keys(DEVICE_CODES);

/** Words for a `task_state`; null or a number that is not in the reference is explained as such. */
export function describeTaskState(taskState: number | null): TaskWords {
  if (taskState === null) {
    return {
      label: 'No word yet',
      cause: 'The service has not said how far this request is.',
      nextStep: WAIT,
    };
  }
  return (
    TASK_STATES[taskState] ?? {
      label: `State ${taskState}`,
      cause: 'The service uses a state that its reference does not explain.',
      nextStep: 'Look again later; ask your fleet service provider what it means.',
    }
  );
}

/** Words for a camera's `state_number`; unknown and absent ones count as under way. */
export function describeCameraStage(stage: number | null, word: string | null = null): StageWords {
  const known = stage === null ? stageOfWord(word) : CAMERA_STAGES[stage];
  if (known !== undefined) return known;
  const label = word ?? (stage === null ? 'No word yet' : `Stage ${stage}`);
  return {
    word: label,
    label,
    cause: 'The device uses a stage that its reference does not explain.',
    nextStep: WAIT,
    steps: 1,
    outcome: 'under-way',
  };
}

/**
 * Words for a device's code.
 * @param description the device's own words, shown for a code that the reference does not have.
 */
export function describeDeviceCode(code: string, description: string | null = null): TaskWords {
  return (
    DEVICE_CODES[code] ?? {
      label: `The device reports ${code}`,
      cause: description ?? 'The reference of the service does not explain this code.',
      nextStep: 'Ask again; if it comes back, give this code to your fleet service provider.',
    }
  );
}

/** True for `D_S…` and for no code at all: neither names an error. */
export function isErrorCode(code: string | null): code is string {
  return code !== null && code.trim() !== '' && !/^D_S\d/.test(code);
}

/** The number behind the service's word (`Partial Success` → 6); null for a word it does not have. */
export function taskStateOfWord(word: string | null): number | null {
  if (word === null) return null;
  const wanted = lettersOf(word);
  const found = KNOWN_TASK_STATES.find(
    (state) => lettersOf(TASK_STATES[state]?.word ?? '') === wanted,
  );
  return found ?? null;
}

/** Nothing more will be reported. An unknown state is not over. */
export function isTaskOver(taskState: number | null): boolean {
  return taskState !== null && (TASK_STATES[taskState]?.over ?? false);
}

function stageOfWord(word: string | null): StageWords | undefined {
  if (word === null) return undefined;
  return Object.values(CAMERA_STAGES).find((one) => lettersOf(one.word) === lettersOf(word));
}

const lettersOf = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, '');
